//! `toc-orphan`: a page that is not in the table of contents of its folder.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::toc::orphans;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-orphan",
        severity: Severity::Info,
        help: "add the page to the table of contents, or delete it",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A page that is not in the table of contents of its folder.",
        why: "The reader can find the page only by search or by chance.",
        bad: "phase-success-de.md, which is not in toc.yml",
        good: "- name: Success Phase\n  href: phase-success-de.md",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    let diagnostic =
        |contents: &str| Diagnostic::new(Span::default(), format!("this page is not in `{contents}`"));
    let found = orphans(context).into_iter();
    found
        .map(|orphan| FileDiagnostic { diagnostic: diagnostic(&orphan.contents), file: orphan.file })
        .collect()
}
