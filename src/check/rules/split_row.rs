//! `split-row`: a task row that is broken over two lines.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::SPLIT_ROW,
    group: Group::Tables,
    explain: Explain {
        what: "A task row that is broken over two lines.",
        why: "Markdown makes two rows of it, both wrong.",
        bad: "| 3735 | Review\nthe plan | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
