//! `front-matter-unclosed`: front matter without its closing fence.

use crate::playbook::reading_rules;
use crate::check::rule::{Check, Explain, Group, Look};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_UNCLOSED,
    group: Group::FrontMatter,
    explain: Explain {
        what: "Front matter without its closing fence.",
        why: "The keys are shown as text, and no tool finds them.",
        bad: "---\ntitle: Migration\n\n# Migration",
        good: "---\ntitle: Migration\n---\n\n# Migration",
    },
    look: Look::Reading,
    mend: None,
};
