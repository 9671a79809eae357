//! `second-title`: a second level 1 heading on a page.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::SectionKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "second-title", severity: Severity::Warning, help: "make it a level 2 heading" },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A second level 1 heading on a page.",
        why: "The table of contents and search show only one of the titles.",
        bad: "# Migration\n\n# Preparation",
        good: "# Migration\n\n## Preparation",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(title) = page.sections.iter().find(|section| section.kind == SectionKind::Title) else {
        return Vec::new();
    };
    let second =
        page.sections.iter().filter(|section| section.level == 1 && section.kind == SectionKind::Other);
    let message = |section| {
        format!(
            "`{}` is a second title; the page already has `{}`",
            page.heading(section),
            page.heading(title)
        )
    };
    second.map(|section| Diagnostic::new(section.heading, message(section))).collect()
}
