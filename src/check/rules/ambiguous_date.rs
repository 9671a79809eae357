//! `ambiguous-date`: a revision date that can be read in two ways, on a page whose other dates do not settle
//! the order of day and month.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::date::{self, ParsedDate};
use crate::playbook::{Page, Revision};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "ambiguous-date", severity: Severity::Info, help: "write the date as YYYY-MM-DD" },
    group: RuleGroup::Dates,
    docs: RuleDocs {
        what: "A revision date that can be read in two ways, where neither the page, the English one nor the other pages of the language settle the order of day and month.",
        why: "One reader takes it for February, another for May.",
        bad: "| 5/2/2019 | Jane Doe | Added task 3735 |",
        good: "| 2019-05-02 | Jane Doe | Added task 3735 |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let lexicons = context.playbook.lexicons();
    let read = |revision: &Revision| date::parse_on(&page.plain(revision.date_text), &page.lang, lexicons);
    if !page.has_open_dates {
        return Vec::new();
    }
    let open = page.revisions.iter().filter_map(|revision| match read(revision) {
        ParsedDate::Ambiguous { month_first, day_first } => {
            Some(Diagnostic::new(revision.date_text, format!("this can be {month_first} or {day_first}")))
        }
        _ => None,
    });
    open.collect()
}
