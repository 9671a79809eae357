//! `merge-conflict`: markers of a merge conflict that was never resolved.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::MERGE_CONFLICT,
    group: Group::Text,
    explain: Explain {
        what: "Markers of a merge conflict that was never resolved.",
        why: "Both versions and the markers are published.",
        bad: "<<<<<<< HEAD\nPlan the review.\n=======\nPlan the meeting.\n>>>>>>> draft",
        good: "Plan the review.",
    },
    look: Scope::Reading,
    fix: None,
};
