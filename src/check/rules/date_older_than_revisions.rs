//! `date-older-than-revisions`: an `ms.date` that is older than the newest revision on the page.

use crate::check::Context;
use crate::check::front_matter::{field, value_span};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::playbook::date::{self, Order};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "date-older-than-revisions",
        severity: Severity::Info,
        help: "set `ms.date` to the date of the newest revision",
    },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "An `ms.date` that is older than the newest revision on the page.",
        why: "The page looks older than it is, and may be reviewed or dropped for that reason.",
        bad: "ms.date: 05/03/2019, but there is a revision of 10/26/2019",
        good: "ms.date: 10/26/2019",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(field) = field(page, "ms.date") else { return Vec::new() };
    let reading = date::parse_on(&field.value, &page.lang, context.playbook.lexicons());
    // An ambiguous date counts as older only if both readings are.
    let latest = [Order::MonthFirst, Order::DayFirst]
        .into_iter()
        .filter_map(|order| reading.date_in(Some(order)))
        .max();
    let certain = page.revisions.iter().filter(|revision| !revision.inferred);
    let newest = certain.filter_map(|revision| revision.date).max();
    match (latest, newest) {
        (Some(own), Some(newest)) if own < newest => {
            vec![Diagnostic::new(
                value_span(page, field),
                format!("`ms.date` is older than the revision of {newest}"),
            )]
        }
        _ => Vec::new(),
    }
}
