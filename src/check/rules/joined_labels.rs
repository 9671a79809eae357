//! `joined-labels`: several labels on one line.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::JOINED_LABELS,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "Several labels on one line.",
        why: "The second label looks like part of the first label's value.",
        bad: "Primary Role: **FM** Applies To: **Teams**",
        good: "Primary Role: **FM**  \nApplies To: **Teams**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
