//! `activity-without-services`: an activity with tasks that does not name its services.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ACTIVITY_WITHOUT_SERVICES,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "An activity with tasks that does not name its services.",
        why: "A reader cannot tell whether the activity applies to the services that the customer bought.",
        bad: "### Build the plan\n\nPrimary Role: **FastTrack Manager**",
        good: "### Build the plan\n\nPrimary Role: **FastTrack Manager**  \nApplies To: **All Services**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
