//! `unknown-motion`: a motion that the lexicon does not know.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_MOTION,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A motion that the lexicon does not know.",
        why: "Readers who filter by motion do not find the page.",
        bad: "Motions: **Custmer Health**",
        good: "Motions: **Customer Health**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
