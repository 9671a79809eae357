//! `unclosed-emphasis`: emphasis of a label's value that does not close, or not where Markdown closes
//! it.

use crate::playbook::reading_rules;
use crate::check::rule::{Check, Explain, Group, Look};

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
    look: Look::Reading,
    mend: None,
};
