//! `phase-mismatch`: a process whose file name, label and phase page name different phases.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::check::line::line_of;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::identity::{kind_of, phase_of_page};
use crate::playbook::own_phases::is_of_playbook;
use crate::playbook::{Page, PageKind};
use crate::source::{Key, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "phase-mismatch",
        severity: Severity::Warning,
        help: "use one phase in the file name, the label and the phase pages",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A process whose file name, label and phase page name different phases.",
        why: "The reader finds the process in one phase, and the page says that it belongs to another.",
        bad: "migrate-migration.md with `Phase: **Enable**`",
        good: "migrate-migration.md with `Phase: **Migrate**`",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if page.kind == PageKind::Process {
        let phases = page.labels.iter().filter(|label| label.label.as_str() == "phase");
        let several = phases.filter(|label| label.keys.iter().collect::<BTreeSet<_>>().len() > 1);
        let message = |words| format!("the label says `{words}`, but a process has one phase");
        diagnostics.extend(several.map(|label| Diagnostic::new(label.span, message(&label.words))));
    }
    if let (PageKind::Process, Some(phase)) = kind_of(&page.key) {
        let labels =
            page.labels.iter().filter(|label| label.label.as_str() == "phase" && !label.keys.is_empty());
        // What nobody knows as a phase is a word of its own for this one.
        let is_other = |key: &Key| key.as_str() != phase && is_of_playbook(context.playbook, key);
        let wrong = labels.filter(|label| label.keys.len() == 1 && label.keys.iter().all(is_other));
        let message = |words| format!("the label says `{words}`, but the file name says `{phase}`");
        diagnostics.extend(wrong.map(|label| Diagnostic::new(label.span, message(&label.words))));
    }
    if let Some(phase) = phase_of_page(&page.key) {
        let is_item = |text: &str| {
            text.trim_start().starts_with(['-', '*', '+', '|'])
                || text.trim_start().starts_with(|c: char| c.is_ascii_digit())
        };
        for link in context.links(page).iter() {
            let Some(lazy_page) = link.resolution.page() else { continue };
            let line = line_of(page, link.link.span);
            let Some(own) = kind_of(lazy_page.key()).1.filter(|own| *own != phase && is_item(line)) else {
                continue;
            };
            let message = format!("the page of phase `{phase}` lists a process of phase `{own}`");
            diagnostics.push(Diagnostic::new(link.link.span, message));
        }
    }
    diagnostics
}
