//! `activity-without-role`: an activity with tasks that does not say whose it is.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ACTIVITY_WITHOUT_ROLE,
    group: Group::Structure,
    explain: Explain {
        what: "An activity with tasks that does not say whose it is.",
        why: "A reader who filters by role does not find the activity, and nobody feels meant.",
        bad: "### Build the plan\n\nApplies To: **All Services**",
        good: "### Build the plan\n\nPrimary Role: **FastTrack Manager**  \nApplies To: **All Services**",
    },
    look: Scope::Reading,
    fix: None,
};
