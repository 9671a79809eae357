//! `misspelt`: a standard heading or a label that is not spelt as such.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::MISSPELT,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A standard heading or a label that is misspelt, or a label without its colon.",
        why: "Tools and readers who look for the standard words do not find it.",
        bad: "## Aproach",
        good: "## Approach",
    },
    scope: RuleScope::Reader,
    fix: None,
};
