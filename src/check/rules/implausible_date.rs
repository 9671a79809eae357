//! `implausible-date`: a revision date that is years away from the other revisions and from the translations
//! of the page, or that only the translation of a row has.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::date::Date;
use crate::playbook::{Page, Revision};
use crate::query::compare::differences::revisions::implausible;
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
        what: "A revision date that is years away from the other revisions and from the translations of the page, or months later than all others where the English row has another one.",
        why: "One wrong digit makes the page look new or abandoned.",
        bad: "| 3/27/2002 | Jane Doe | … | among revisions of 2020",
        good: "| 3/27/2020 | Jane Doe | … |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

/// The most days that may lie between a revision and the nearest other date.
const MOST_DAYS: i64 = 3 * 366;

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let translations = context.pages_of(&page.key).filter(|other| other.file != page.file);
    let revisions = translations.flat_map(|other| &other.revisions).chain(&page.revisions);
    let dates = revisions.filter_map(|revision| revision.date).chain(page.front_date);
    let mut days: Vec<i64> = dates.map(Date::epoch_days).collect();
    days.sort_unstable();
    let late = implausible(context.playbook, page);
    let diagnostic = |revision: &Revision| {
        let date = revision.date?;
        let nearest = nearest(&days, date.epoch_days())?;
        if days.len() > 2 && nearest > MOST_DAYS {
            let message = format!("{date} is {} years away from every other date of the page", nearest / 365);
            return Some(Diagnostic::new(revision.date_text, message));
        }
        let (_, english) = late.filter(|(late, _)| late.line == revision.line)?;
        let message = format!("{date} is later than all other rows, and the English row says {english}");
        Some(Diagnostic::new(revision.date_text, message))
    };
    page.revisions.iter().filter_map(diagnostic).collect()
}

/// How far the nearest other one is from one of some sorted days.
fn nearest(days: &[i64], day: i64) -> Option<i64> {
    let at = days.partition_point(|other| *other < day);
    let before = at.checked_sub(1).and_then(|before| days.get(before));
    before.into_iter().chain(days.get(at + 1)).map(|other| (other - day).abs()).min()
}
