//! `front-matter-line`: a line of front matter that does not have the form `key: value`.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_LINE,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A line of front matter that does not have the form `key: value`.",
        why: "Tools cannot read the value and may skip the lines around it.",
        bad: "---\ntitle: Migration\nauthor Jane Doe\n---",
        good: "---\ntitle: Migration\nauthor: Jane Doe\n---",
    },
    scope: RuleScope::Reader,
    fix: None,
};
