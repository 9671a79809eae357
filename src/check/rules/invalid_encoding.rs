//! `invalid-encoding`: bytes that are no text, or a NUL character.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

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
    look: Scope::Reading,
    fix: None,
};
