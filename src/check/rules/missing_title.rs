//! `missing-title`: a process page without a level 1 heading.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, PageKind, SectionKind};
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-title",
        severity: Severity::Warning,
        help: "write the title above the text: `# Conduct Success Review`",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A process page without a level 1 heading.",
        why: "The reader sees no title, and ftpb takes another heading, the front matter's, or the name of the file for it.",
        bad: "Phase: **Success**\n\n## Overview",
        good: "# Conduct Success Review\n\nPhase: **Success**\n\n## Overview",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let has_title = page.sections.iter().any(|section| section.kind == SectionKind::Title);
    if page.kind != PageKind::Process || has_title {
        return Vec::new();
    }
    let message = format!("the page has no level 1 heading; `{}` is taken for its title", page.title);
    vec![Diagnostic::new(Span::default(), message)]
}
