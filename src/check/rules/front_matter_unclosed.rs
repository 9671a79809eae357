//! `front-matter-unclosed`: front matter without its closing fence.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_UNCLOSED,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "Front matter without its closing fence.",
        why: "The keys are shown as text, and no tool finds them.",
        bad: "---\ntitle: Migration\n\n# Migration",
        good: "---\ntitle: Migration\n---\n\n# Migration",
    },
    scope: RuleScope::Reader,
    fix: None,
};
