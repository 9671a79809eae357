//! Dates whose order of day and month a page does not prove, by the same revisions of the English page.

use std::collections::HashSet;

use crate::playbook::date::{self, Date, Order, ParsedDate};
use crate::playbook::model::{Page, Revision};
use crate::source::Lexicons;
use crate::source::fold::fold;

/// Takes the order in which the most dates of a page are dates of the same author on the English one.
pub(super) fn follow(page: &mut Page, english: &Page, lexicons: &Lexicons) {
    if english.has_open_dates {
        return;
    }
    let author = |page: &Page, revision: &Revision| fold(&page.plain(revision.who));
    let known: HashSet<(String, Option<Date>)> =
        english.revisions.iter().map(|revision| (author(english, revision), revision.date)).collect();
    let readings: Vec<ParsedDate> = page
        .revisions
        .iter()
        .map(|revision| date::parse(&page.plain(revision.date_text), lexicons))
        .collect();
    let count = |order| {
        let dated = page.revisions.iter().zip(&readings).filter(|(revision, _)| revision.inferred);
        dated.filter(|(own, read)| known.contains(&(author(page, own), read.date_in(Some(order))))).count()
    };
    let order = match count(Order::MonthFirst).cmp(&count(Order::DayFirst)) {
        std::cmp::Ordering::Greater => Order::MonthFirst,
        std::cmp::Ordering::Less => Order::DayFirst,
        std::cmp::Ordering::Equal => return,
    };
    for (revision, reading) in page.revisions.iter_mut().zip(readings) {
        revision.date = reading.date_in(Some(order));
    }
    page.has_open_dates = false;
}
