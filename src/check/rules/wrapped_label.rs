//! `wrapped-label`: a label whose value continues on the next line.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::WRAPPED_LABEL,
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A label whose value continues on the next line.",
        why: "Tools that read one line per label lose the rest of the value.",
        bad: "Applies To: **Teams /\nYammer**",
        good: "Applies To: **Teams / Yammer**",
    },
    scope: RuleScope::Reader,
    fix: None,
};
