//! `row-without-name`: a task row without a name.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ROW_WITHOUT_NAME,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row without a name.",
        why: "The reader knows that there is a task, but not what to do.",
        bad: "| 3735 | | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
