//! `split-row`: a row of tasks or revisions, or a header, that is split over several lines.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::SPLIT_ROW,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A row of tasks or revisions, or a header, that is split over several lines.",
        why: "Markdown turns it into several rows, all of them wrong.",
        bad: "| 3735 | Review\nthe plan | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
