//! `invalid-encoding`: bytes that are no text, or a NUL character.

use crate::playbook::reading_rules;
use crate::check::rule::{Check, Explain, Group, Look};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INVALID_ENCODING,
    group: Group::Text,
    explain: Explain {
        what: "Bytes that are no text, or a NUL character.",
        why: "Each reader shows something else in their place, and most show nothing.",
        bad: "Z<0xFC>rich",
        good: "Zürich",
    },
    look: Look::Reading,
    mend: None,
};
