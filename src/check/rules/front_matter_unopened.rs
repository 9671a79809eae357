//! `front-matter-unopened`: front matter below another line than a fence.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_UNOPENED,
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "Front matter below another line than `---`.",
        why: "The keys are shown as text, and no tool finds them.",
        bad: "--\ntitle: Migration\nms.date: 3/27/2020\n---",
        good: "---\ntitle: Migration\nms.date: 3/27/2020\n---",
    },
    scope: RuleScope::Reader,
    fix: None,
};
