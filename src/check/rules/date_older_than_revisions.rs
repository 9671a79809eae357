//! `date-older-than-revisions`: an `ms.date` before the newest revision that the page itself lists.

use crate::check::Context;
use crate::check::front_matter::{field, value_span};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::date::{self, Order};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "date-older-than-revisions",
        severity: Severity::Info,
        help: "set `ms.date` to the day of the newest revision",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "An `ms.date` before the newest revision that the page itself lists.",
        why: "The page looks older than it is, and is reviewed or dropped for it.",
        bad: "ms.date: 05/03/2019, with a revision of 10/26/2019",
        good: "ms.date: 10/26/2019",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let Some(field) = field(page, "ms.date") else { return Vec::new() };
    let reading = date::read(&field.value, context.playbook.lexicons());
    // Only a day that is older in whichever order it is read is certainly older.
    let latest = [Order::MonthFirst, Order::DayFirst]
        .into_iter()
        .filter_map(|order| reading.in_order(Some(order)))
        .max();
    let certain = page.revisions.iter().filter(|revision| !revision.inferred);
    let newest = certain.filter_map(|revision| revision.date).max();
    match (latest, newest) {
        (Some(own), Some(newest)) if own < newest => {
            vec![Spot::new(
                value_span(page, field),
                format!("`ms.date` is older than the revision of {newest}"),
            )]
        }
        _ => Vec::new(),
    }
}
