//! `front-matter-line`: a line of front matter that is no `key: value`.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_LINE,
    group: Group::FrontMatter,
    explain: Explain {
        what: "A line of front matter that is no `key: value`.",
        why: "The value is lost to everything that reads front matter, and may cost the lines around it.",
        bad: "---\ntitle: Migration\nauthor Jane Doe\n---",
        good: "---\ntitle: Migration\nauthor: Jane Doe\n---",
    },
    look: Scope::Reading,
    fix: None,
};
