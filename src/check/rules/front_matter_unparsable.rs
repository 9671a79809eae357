//! `front-matter-unparsable`: front matter that is no YAML.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FRONT_MATTER_UNPARSABLE,
    group: Group::FrontMatter,
    explain: Explain {
        what: "Front matter that is no YAML.",
        why: "A tool that reads YAML loses every key of the page, not only the broken one.",
        bad: "---\ntitle: Migration\nauthor Jane Doe\n---",
        good: "---\ntitle: Migration\nauthor: Jane Doe\n---",
    },
    look: Scope::Reading,
    fix: None,
};
