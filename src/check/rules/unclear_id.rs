//! `unclear-id`: an id cell that contains more than the number: a word, a note, a second id, or a letter
//! that looks like a digit.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNCLEAR_ID,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "An id cell that contains more than the number: a word, a note, a second id, or a letter that looks like a digit.",
        why: "Readers and tools that search or sort by id do not find the task.",
        bad: "| Task 1327, 1328 | Plan | M | FM | Teams |",
        good: "| 1327 | Plan | M | FM | Teams |\n| 1328 | Plan | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
