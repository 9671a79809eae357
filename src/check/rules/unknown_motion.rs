//! `unknown-motion`: a motion that no word list knows.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_MOTION,
    group: Group::Structure,
    explain: Explain {
        what: "A motion that no word list knows.",
        why: "Whoever filters by motion does not find the page.",
        bad: "Motions: **Custmer Health**",
        good: "Motions: **Customer Health**",
    },
    look: Scope::Reading,
    fix: None,
};
