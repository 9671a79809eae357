//! `unclosed-emphasis`: emphasis in a label's value that does not close, or not where Markdown expects it.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNCLOSED_EMPHASIS,
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Emphasis in a label's value that does not close, or not where Markdown expects it.",
        why: "The reader sees the asterisks.",
        bad: "Applies To: **OneDrive for Business **",
        good: "Applies To: **OneDrive for Business**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
