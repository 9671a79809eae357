//! `implausible-date`: a revision date that is years away from the other revisions and from the translations
//! of the page, or that only the translation of a row has.

use crate::check::Context;
use crate::check::english::english_of;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::date::Date;
use crate::playbook::{Page, Revision};
use crate::source::fold::fold;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "implausible-date",
        severity: Severity::Warning,
        help: "correct the year, or move the row",
    },
    group: RuleGroup::Dates,
    docs: RuleDocs {
        what: "A revision date that is years away from the other revisions and from the translations of the page, or a later one than the English row of the same author and text has.",
        why: "One wrong digit makes the page look new or abandoned.",
        bad: "| 3/27/2002 | Jane Doe | … | among revisions of 2020",
        good: "| 3/27/2020 | Jane Doe | … |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

/// The most days that may lie between a revision and the nearest other date.
const MOST_DAYS: i64 = 3 * 366;

/// A row that differs from its English one in the date alone is wrong if it is later than all others by so many days.
const MONTHS: i64 = 2 * 31;

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let translations = context.pages_of(&page.key).filter(|other| other.file != page.file);
    let foreign: Vec<Date> =
        translations.flat_map(|other| other.revisions.iter().filter_map(|r| r.date)).collect();
    let diagnostic = |(at, revision): (usize, &Revision)| {
        let date = revision.date?;
        let own = || {
            let others = page.revisions.iter().enumerate().filter(|(other, _)| *other != at);
            others.filter_map(|(_, revision)| revision.date)
        };
        let others: Vec<Date> = own().chain(foreign.iter().copied()).chain(page.front_date).collect();
        let nearest = others.iter().map(|other| (other.days() - date.days()).abs()).min()?;
        if others.len() >= 2 && nearest > MOST_DAYS {
            let message = format!("{date} is {} years away from every other date of the page", nearest / 365);
            return Some(Diagnostic::new(revision.date_text, message));
        }
        let is_late = own().all(|other| date.days() - other.days() > MONTHS);
        let english = is_late.then(|| english_date(context, page, revision)).flatten()?;
        let message = format!("{date} is later than all other rows, and the English row says {english}");
        Some(Diagnostic::new(revision.date_text, message))
    };
    page.revisions.iter().enumerate().filter_map(diagnostic).collect()
}

/// The date of the English row with the same author and text, if no English row has this one's.
fn english_date(context: &Context<'_>, page: &Page, revision: &Revision) -> Option<Date> {
    let english = english_of(context, page)?;
    let text = |page: &Page, revision: &Revision| {
        (fold(&page.plain(revision.who)), fold(&page.plain(revision.what)))
    };
    let is_same = |other: &&Revision| text(english, other) == text(page, revision);
    let dates: Vec<Date> = english.revisions.iter().filter(is_same).filter_map(|other| other.date).collect();
    let has_it = english.revisions.iter().any(|other| other.date == revision.date);
    dates.first().copied().filter(|_| !has_it)
}
