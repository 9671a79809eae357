//! `odd-separator`: a task row whose values are separated by tabs, semicolons, escaped pipes or box-drawing
//! lines.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ODD_SEPARATOR,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row whose values are separated by tabs, semicolons, escaped pipes or box-drawing lines.",
        why: "Markdown shows no table row: the task ends up in one cell, or as text below the table.",
        bad: "1327; Plan; M; FM; Teams",
        good: "| 1327 | Plan | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
