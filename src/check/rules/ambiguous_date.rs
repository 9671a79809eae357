//! `ambiguous-date`: a revision whose day and month could be exchanged, on a page whose other dates do
//! not tell the order.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::date::{self, Reading};
use crate::playbook::{Page, Revision};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "ambiguous-date", severity: Severity::Info, help: "write the date as YYYY-MM-DD" },
    group: Group::Dates,
    explain: Explain {
        what: "A revision whose day and month could be exchanged, on a page whose other dates do not tell the order.",
        why: "One reader takes it for February, another for May.",
        bad: "| 5/2/2019 | Jane Doe | Added task 3735 |",
        good: "| 2019-05-02 | Jane Doe | Added task 3735 |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let lexicons = context.playbook.lexicons();
    let read = |revision: &Revision| date::read(&page.plain(revision.date_text), lexicons);
    let readings: Vec<Reading> = page.revisions.iter().map(read).collect();
    if date::proven(&readings).is_some() {
        return Vec::new();
    }
    let open = page.revisions.iter().zip(readings).filter_map(|(revision, reading)| match reading {
        Reading::Either { month_first, day_first } => {
            Some(Spot::new(revision.date_text, format!("this may be {month_first} or {day_first}")))
        }
        _ => None,
    });
    open.collect()
}
