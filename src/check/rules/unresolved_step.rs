//! `unresolved-step`: a process that Next Steps mention by title but do not link.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, PageKind};
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "unresolved-step", severity: Severity::Warning, help: "link the process" },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A process that Next Steps mention by title but do not link.",
        why: "The reader has to search for the next process, and ftpb cannot show it in the flow.",
        bad: "## Next Steps\n\n- Conduct Success Review",
        good: "## Next Steps\n\n- [Conduct Success Review](success-conduct-success-review.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    let links = context.links(page);
    let is_linked =
        |key: &str| links.iter().any(|link| link.resolution.page().is_some_and(|page| page.key() == key));
    // A broken link with this text has a finding of its own.
    let in_link = |span: Span| {
        links.iter().any(|link| link.link.span.start <= span.start && span.end <= link.link.span.end)
    };
    let Some(titles) = context.titles(&page.lang) else { return Vec::new() };
    let mut diagnostics = Vec::new();
    for section in page.sections("next-steps") {
        for (other, at) in titles.find_in(page.text.slice(section.body)) {
            let start = section.body.start as usize + at;
            let span = Span::new(start, start + other.title.len());
            if other.key != page.key && !is_linked(&other.key) && !in_link(span) {
                let message = format!("`{}` is mentioned but not linked: {}", other.title, other.file);
                diagnostics.push(Diagnostic::new(span, message));
            }
        }
    }
    diagnostics
}
