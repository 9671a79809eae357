//! `activity-without-services`: an activity with tasks that does not say which services it is for.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ACTIVITY_WITHOUT_SERVICES,
    group: Group::Structure,
    explain: Explain {
        what: "An activity with tasks that does not say which services it is for.",
        why: "A reader cannot tell whether the activity concerns the services that the customer bought.",
        bad: "### Build the plan\n\nPrimary Role: **FastTrack Manager**",
        good: "### Build the plan\n\nPrimary Role: **FastTrack Manager**  \nApplies To: **All Services**",
    },
    look: Scope::Reading,
    fix: None,
};
