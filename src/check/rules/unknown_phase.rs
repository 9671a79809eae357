//! `unknown-phase`: a phase that no word list knows.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_PHASE,
    group: Group::Structure,
    explain: Explain {
        what: "A phase that no word list knows.",
        why: "The process stands in no phase of the lifecycle.",
        bad: "Phase: **Asess**",
        good: "Phase: **Assess**",
    },
    look: Scope::Reading,
    fix: None,
};
