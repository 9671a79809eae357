//! `utf-16`: a page that is saved as UTF-16.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UTF16,
    group: Group::Text,
    explain: Explain {
        what: "A page that is saved as UTF-16.",
        why: "Most tools show every second character as a blank, and Git takes the page for binary.",
        bad: "FF FE 23 00 20 00 …",
        good: "23 20 …",
    },
    look: Scope::Reading,
    fix: None,
};
