//! `include-unresolved`: an include that names no page of the playbook, or that includes itself.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INCLUDE_UNRESOLVED,
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "An include that names no page of the playbook, or that includes itself.",
        why: "The reader sees nothing where the included text should be.",
        bad: "[!INCLUDE [note](gone.md)]",
        good: "[!INCLUDE [note](includes/note.md)]",
    },
    scope: RuleScope::Reader,
    fix: None,
};
