//! `invalid-encoding`: bytes that are not valid UTF-8, or a NUL character.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INVALID_ENCODING,
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Bytes that are not valid UTF-8, or a NUL character.",
        why: "Most programs show a placeholder or nothing in their place.",
        bad: "Z<0xFC>rich",
        good: "Zürich",
    },
    scope: RuleScope::Reader,
    fix: None,
};
