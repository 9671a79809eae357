//! `unclosed-emphasis`: emphasis of a label's value that does not close, or not where Markdown closes
//! it.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNCLOSED_EMPHASIS,
    group: Group::Text,
    explain: Explain {
        what: "Emphasis of a label's value that does not close, or not where Markdown closes it.",
        why: "The asterisks are shown to the reader.",
        bad: "Applies To: **OneDrive for Business **",
        good: "Applies To: **OneDrive for Business**",
    },
    look: Scope::Reading,
    fix: None,
};
