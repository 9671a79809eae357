//! `joined-labels`: several labels on one line.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::JOINED_LABELS,
    group: Group::Structure,
    explain: Explain {
        what: "Several labels on one line.",
        why: "The second label looks like a part of the value of the first.",
        bad: "Primary Role: **FM** Applies To: **Teams**",
        good: "Primary Role: **FM**  \nApplies To: **Teams**",
    },
    look: Scope::Reading,
    fix: None,
};
