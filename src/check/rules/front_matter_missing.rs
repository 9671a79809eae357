//! `front-matter-missing`: a page without front matter.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_MISSING,
    group: Group::FrontMatter,
    explain: Explain {
        what: "A page without front matter.",
        why: "Nobody is named who answers for the page, nor when it was last looked at.",
        bad: "# Migration",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---\n\n# Migration",
    },
    look: Scope::Reading,
    fix: None,
};
