//! `utf-16`: a page that is saved as UTF-16 or UTF-32.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UTF16,
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "A page that is saved as UTF-16 or UTF-32.",
        why: "Most tools show garbage, and Git treats the page as binary.",
        bad: "FF FE 23 00 20 00 …",
        good: "23 20 …",
    },
    scope: RuleScope::Reader,
    fix: None,
};
