//! `labels-without-heading`: labels of an activity that have no heading above them.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::LABELS_WITHOUT_HEADING,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "Labels that begin an activity and have no heading above them.",
        why: "The tasks below them are counted among those of the activity above, or among none.",
        bad: "| 3735 | Review | M | FM | Teams |\n\nPrimary Role: **SME**",
        good: "| 3735 | Review | M | FM | Teams |\n\n### Build the plan\n\nPrimary Role: **SME**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
