//! `unknown-service`: a service that no word list knows.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_SERVICE,
    group: Group::Tables,
    explain: Explain {
        what: "A service that no word list knows.",
        why: "Whoever filters by service does not find the task.",
        bad: "| 3735 | Review | M | FM | Yamer |",
        good: "| 3735 | Review | M | FM | Yammer |",
    },
    look: Scope::Reading,
    fix: None,
};
