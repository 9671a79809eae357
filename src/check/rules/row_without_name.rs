//! `row-without-name`: a task without a name.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ROW_WITHOUT_NAME,
    group: Group::Tables,
    explain: Explain {
        what: "A task without a name.",
        why: "The reader learns that something has to be done, and not what.",
        bad: "| 3735 | | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
