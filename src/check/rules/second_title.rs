//! `second-title`: a second heading of level 1 on a page.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::SectionKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "second-title", severity: Severity::Warning, help: "make it a heading of level 2" },
    group: Group::Structure,
    explain: Explain {
        what: "A second heading of level 1 on a page.",
        why: "Contents and search show the page under one of its titles; the other is lost.",
        bad: "# Migration\n\n# Preparation",
        good: "# Migration\n\n## Preparation",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let Some(title) = page.sections.iter().find(|section| section.kind == SectionKind::Title) else {
        return Vec::new();
    };
    let second =
        page.sections.iter().filter(|section| section.level == 1 && section.kind == SectionKind::Other);
    let message =
        |section| format!("`{}` is a second title beside `{}`", page.heading(section), page.heading(title));
    second.map(|section| Spot::new(section.heading, message(section))).collect()
}
