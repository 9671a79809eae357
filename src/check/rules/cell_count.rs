//! `cell-count`: a task row with a cell too many or too few.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::CELL_COUNT,
    group: Group::Tables,
    explain: Explain {
        what: "A task row with a cell too many or too few.",
        why: "Markdown drops the cell too many, or shows the value under the wrong heading.",
        bad: "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n| 3735 | Review | M | FM | Teams | late |",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
