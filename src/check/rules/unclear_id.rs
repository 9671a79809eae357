//! `unclear-id`: an id cell that holds more than the number: a word, a note, a second id, a letter that looks like a digit.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNCLEAR_ID,
    group: Group::Tables,
    explain: Explain {
        what: "An id cell that holds more than the number: a word, a note, a second id, a letter that looks like a digit.",
        why: "Whoever searches or sorts by the id does not find the task, and no tool that reads the page does.",
        bad: "| Task 1327, 1328 | Plan | M | FM | Teams |",
        good: "| 1327 | Plan | M | FM | Teams |\n| 1328 | Plan | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
