//! `include-unresolved`: an include that names no page inside the playbook, or includes itself.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::INCLUDE_UNRESOLVED,
    group: Group::Links,
    explain: Explain {
        what: "An include that names no page inside the playbook, or includes itself.",
        why: "The reader sees nothing where the text should stand.",
        bad: "[!INCLUDE [note](gone.md)]",
        good: "[!INCLUDE [note](includes/note.md)]",
    },
    look: Scope::Reading,
    fix: None,
};
