//! `unresolved-step`: a process that Next Steps name by its title and do not link.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::{Page, PageKind};
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unresolved-step",
        severity: Severity::Warning,
        help: "link the process that is named",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "A process that Next Steps name by its title and do not link.",
        why: "The reader has to search for what comes next, and ftpb cannot show it in the flow.",
        bad: "## Next Steps\n\n- Conduct Success Review",
        good: "## Next Steps\n\n- [Conduct Success Review](success-conduct-success-review.md)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    let links = context.links(page);
    let leads = |key: &str| links.iter().any(|link| link.resolution.page().is_some_and(|to| to.key() == key));
    // A title inside a link that leads nowhere is a finding of that link already.
    let linked = |span: Span| {
        links.iter().any(|link| link.link.span.start <= span.start && span.end <= link.link.span.end)
    };
    let Some(titles) = context.titles(&page.lang) else { return Vec::new() };
    let mut spots = Vec::new();
    for part in page.sections("next-steps") {
        for (other, at) in titles.named_in(page.text.slice(part.body)) {
            let start = part.body.start as usize + at;
            let span = Span::new(start, start + other.title.len());
            if other.key != page.key && !leads(&other.key) && !linked(span) {
                let message = format!("`{}` is named and not linked: {}", other.title, other.file);
                spots.push(Spot::new(span, message));
            }
        }
    }
    spots
}
