//! `unknown-service`: a service that the lexicon does not know.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_SERVICE,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A service that the lexicon does not know, and a task without any where its table has a column for them.",
        why: "Readers who filter by service do not find the task.",
        bad: "| 3735 | Review | M | FM | Yamer |",
        good: "| 3735 | Review | M | FM | Yammer |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
