//! `unknown-phase`: a phase that the lexicon does not know.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_PHASE,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A phase that the lexicon does not know.",
        why: "The process does not show up in any phase of the lifecycle.",
        bad: "Phase: **Asess**",
        good: "Phase: **Assess**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
