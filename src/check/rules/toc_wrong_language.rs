//! `toc-wrong-language`: an entry of a table of contents that links to a page in another language.

use crate::check::Context;
use crate::check::misplaced::is_misplaced;
use crate::check::rule::{Check, Diagnostic, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::toc::{TocEntryState, entries};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-wrong-language",
        severity: Severity::Error,
        help: "link to the page in the language of the table of contents",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "An entry of a table of contents that links to a page in another language.",
        why: "The navigation takes the reader to a page in the wrong language.",
        bad: "- name: Blocked\n  href: l1l2l3-blocked.md, in the German folder",
        good: "- name: Blocked\n  href: l1l2l3-blocked-de.md",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    // A page in the wrong language is a finding of its own.
    let is_found = |file: &str| context.page(file).is_some_and(is_misplaced);
    let entries = entries(context).into_iter().filter(|entry| !entry.names.as_deref().is_some_and(is_found));
    let foreign = entries.filter_map(|entry| match &entry.state {
        TocEntryState::WrongLanguage(lang) => {
            let diagnostic = Diagnostic::new(entry.span, format!("`{}` is in `{lang}`", entry.target));
            Some(FileDiagnostic { diagnostic, file: entry.file })
        }
        _ => None,
    });
    foreign.collect()
}
