//! `front-matter-missing`: a page without front matter.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_MISSING,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A page without front matter.",
        why: "Nobody knows who owns the page and when it was last reviewed.",
        bad: "# Migration",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---\n\n# Migration",
    },
    scope: RuleScope::Reader,
    fix: None,
};
