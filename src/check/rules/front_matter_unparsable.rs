//! `front-matter-unparsable`: front matter that is not valid YAML, or that has anchors and aliases.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_UNPARSABLE,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "Front matter that is not valid YAML, or that has anchors and aliases.",
        why: "A YAML parser rejects all keys of the page, not only the broken one.",
        bad: "---\ntitle: Migration\nauthor Jane Doe\n---",
        good: "---\ntitle: Migration\nauthor: Jane Doe\n---",
    },
    scope: RuleScope::Reader,
    fix: None,
};
