//! `activity-without-role`: an activity with tasks that does not name a role.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ACTIVITY_WITHOUT_ROLE,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "An activity with tasks that does not name a role.",
        why: "A reader who filters by role does not find the activity, and nobody feels responsible for it.",
        bad: "### Build the plan\n\nApplies To: **All Services**",
        good: "### Build the plan\n\nPrimary Role: **FastTrack Manager**  \nApplies To: **All Services**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
