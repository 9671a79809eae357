//! `wrapped-label`: a label whose value goes on in the next line.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::WRAPPED_LABEL,
    group: Group::Structure,
    explain: Explain {
        what: "A label whose value goes on in the next line.",
        why: "Tools that read a label a line lose what stands in the second.",
        bad: "Applies To: **Teams /\nYammer**",
        good: "Applies To: **Teams / Yammer**",
    },
    look: Scope::Reading,
    fix: None,
};
