//! `repeated-key`: a key that the front matter has twice.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::REPEATED_KEY,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A key that the front matter has twice.",
        why: "YAML forbids it (YAML 1.2.2, 3.2.1.1): some tools take the first value, some the last, some none.",
        bad: "---\nms.date: 06/30/2020\nms.date: 01/15/2018\n---",
        good: "---\nms.date: 06/30/2020\n---",
    },
    scope: RuleScope::Reader,
    fix: None,
};
