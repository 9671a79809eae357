//! `toc-broken`: an entry of a table of contents that links to a page that does not exist.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::toc::TocEntryState;
use crate::check::toc::entries;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-broken",
        severity: Severity::Error,
        help: "link to an existing page, or remove the entry",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "An entry of a table of contents that links to a page that does not exist.",
        why: "The reader clicks an entry in the navigation and lands on an error page.",
        bad: "- name: Migration\n  href: migrate-migraton.md",
        good: "- name: Migration\n  href: migrate-migration.md",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    let broken = entries(context).into_iter().filter(|entry| matches!(entry.state, TocEntryState::Broken));
    let diagnostic = |entry: &crate::check::toc::TocEntry<'_>| {
        Diagnostic::new(entry.span, format!("`{}` does not exist", entry.target))
    };
    broken.map(|entry| FileDiagnostic { diagnostic: diagnostic(&entry), file: entry.file }).collect()
}
