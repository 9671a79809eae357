//! `toc-orphan`: a page that the table of contents of its folder does not name.

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope, Spot};
use crate::check::toc::orphans;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-orphan",
        severity: Severity::Info,
        help: "add the page to the table of contents, or delete it",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "A page that the table of contents of its folder does not name.",
        why: "The reader cannot come to the page but by a search or by chance.",
        bad: "phase-success-de.md, which toc.yml does not name",
        good: "- name: Success Phase\n  href: phase-success-de.md",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    let spot = |contents: &str| Spot::new(Span::default(), format!("`{contents}` does not name this page"));
    let found = orphans(context).into_iter();
    found.map(|orphan| Elsewhere { spot: spot(&orphan.contents), file: orphan.file }).collect()
}
