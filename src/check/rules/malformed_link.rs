//! `malformed-link`: a link that Markdown does not recognize, or whose address is not valid.

use crate::check::Context;
use crate::check::brackets::{failed_links, unclosed};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::playbook::rendering::is_in;
use crate::source::text::union;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "malformed-link",
        severity: Severity::Error,
        help: "write the link as `[text](address)`",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link that Markdown does not recognize, or whose address is not valid.",
        why: "The reader sees brackets, or a link that does not work.",
        bad: "[Guide] (https://aka.ms/guide)",
        good: "[Guide](https://aka.ms/guide)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let links = context.links(page);
    let malformed = links.iter().filter_map(|link| match link.resolution.destination {
        Destination::Malformed { why, .. } => {
            Some(Diagnostic::new(link.link.target_span, format!("`{}` {why}", link.link.target)))
        }
        _ => None,
    });
    let failed = failed_links(page, &links);
    let failed =
        failed.into_iter().map(|span| Diagnostic::new(span, "Markdown does not recognize this link"));
    let mut diagnostics: Vec<Diagnostic> = malformed.chain(failed).collect();
    let told = union(diagnostics.iter().map(|own| own.span).collect());
    let open = unclosed(page).into_iter().filter(|span| !is_in(&told, *span));
    diagnostics.extend(open.map(|span| Diagnostic::new(span, "this bracket is never closed")));
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    diagnostics
}
