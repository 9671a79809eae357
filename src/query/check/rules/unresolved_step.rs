//! `unresolved-step`: a process that Next Steps name by its title and do not link.

use crate::playbook::{Kind, Page};
use crate::query::check::Context;
use crate::query::check::links::Verdict;
use crate::query::check::rule::{Check, Explain, Group, Look, Spot};
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
    look: Look::Page(find),
    mend: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    if page.kind != Kind::Process {
        return Vec::new();
    }
    let links = context.links(page);
    let leads = |key: &str| {
        links.iter().any(|judged| match judged.verdict {
            Verdict::Leads(leaf) | Verdict::Meant(leaf) | Verdict::WrongLanguage(Some(leaf)) => {
                leaf.key() == key
            }
            _ => false,
        })
    };
    // A title inside a link that leads nowhere is a finding of that link already.
    let linked = |span: Span| {
        links.iter().any(|judged| judged.link.span.start <= span.start && span.end <= judged.link.span.end)
    };
    let others = context
        .pages
        .iter()
        .filter(|other| other.kind == Kind::Process && other.lang == page.lang && other.key != page.key);
    let mut spots = Vec::new();
    for other in others.filter(|other| is_telling(&other.title) && !leads(&other.key)) {
        for part in page.sections("next-steps") {
            let text = page.text.slice(part.body);
            let found = text.find(&other.title).map(|at| part.body.start as usize + at);
            let span = found.map(|at| Span::new(at, at + other.title.len()));
            let message = || format!("`{}` is named and not linked: {}", other.title, other.file);
            spots.extend(span.filter(|span| !linked(*span)).map(|span| Spot::new(span, message())));
        }
    }
    spots
}

/// Whether a title cannot be a word of the sentence around it.
fn is_telling(title: &str) -> bool {
    let unspaced = title.chars().filter(|c| *c >= '\u{3040}').count();
    title.split_whitespace().count() >= 2 || unspaced >= 5
}
