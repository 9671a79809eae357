//! `odd-separator`: a task row whose values are divided by tabs, semicolons, escaped pipes or lines of boxes.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ODD_SEPARATOR,
    group: Group::Tables,
    explain: Explain {
        what: "A task row whose values are divided by tabs, semicolons, escaped pipes or lines of boxes.",
        why: "Markdown shows no table row: the task stands in one cell, or below the table as a text.",
        bad: "1327; Plan; M; FM; Teams",
        good: "| 1327 | Plan | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
