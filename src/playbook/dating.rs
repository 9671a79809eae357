//! Dates whose order of day and month a page does not prove: by the same revisions of the English page, else by the
//! other pages of its language.

use foldhash::HashSet;

use crate::playbook::Playbook;
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
    let readings = readings(page, lexicons);
    let count = |order| {
        let dated = page.revisions.iter().zip(&readings).filter(|(revision, _)| revision.inferred);
        dated.filter(|(own, read)| known.contains(&(author(page, own), read.date_in(Some(order))))).count()
    };
    let order = match count(Order::MonthFirst).cmp(&count(Order::DayFirst)) {
        std::cmp::Ordering::Greater => Order::MonthFirst,
        std::cmp::Ordering::Less => Order::DayFirst,
        std::cmp::Ordering::Equal => return,
    };
    set(page, &readings, order);
}

/// Takes the order that the dates on the pages of its language prove.
pub(super) fn follow_language(page: &mut Page, playbook: &Playbook) {
    if let Some(order) = playbook.order_of_dates(&page.lang) {
        let readings = readings(page, playbook.lexicons());
        set(page, &readings, order);
    }
}

fn readings(page: &Page, lexicons: &Lexicons) -> Vec<ParsedDate> {
    page.revisions
        .iter()
        .map(|revision| date::parse_on(&page.plain(revision.date_text), &page.lang, lexicons))
        .collect()
}

fn set(page: &mut Page, readings: &[ParsedDate], order: Order) {
    for (revision, reading) in page.revisions.iter_mut().zip(readings) {
        revision.date = reading.date_in(Some(order));
    }
    page.has_open_dates = false;
}

/// How many dates prove the order of a language.
const PROOF: usize = 3;

/// How many dates of a text prove an order of day and month.
pub(super) struct Proofs {
    month_first: usize,
    day_first: usize,
}

impl Proofs {
    pub(super) fn of(text: &str, lexicons: &Lexicons) -> Self {
        let mut proofs = Self { month_first: 0, day_first: 0 };
        for date in slashed(text).map(|written| date::parse(written, lexicons)) {
            match date {
                ParsedDate::Certain { order: Some(Order::MonthFirst), .. } => proofs.month_first += 1,
                ParsedDate::Certain { order: Some(Order::DayFirst), .. } => proofs.day_first += 1,
                _ => {}
            }
        }
        proofs
    }
}

/// The order that the dates of some texts prove, none of which proves the other one.
pub(super) fn proven_order(texts: &[Proofs]) -> Option<Order> {
    let month_first: usize = texts.iter().map(|proofs| proofs.month_first).sum();
    let day_first: usize = texts.iter().map(|proofs| proofs.day_first).sum();
    match (month_first, day_first) {
        (PROOF.., 0) => Some(Order::MonthFirst),
        (0, PROOF..) => Some(Order::DayFirst),
        _ => None,
    }
}

/// What looks like a date with slashes.
fn slashed(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let is_part = |byte: &&u8| byte.is_ascii_digit() || **byte == b'/';
    memchr::memchr_iter(b'/', bytes).filter_map(move |at| {
        let before = bytes.get(at.saturating_sub(3)..at)?.iter().rev().take_while(is_part).count();
        let after = bytes.get(at..)?.iter().take(9).take_while(is_part).count();
        text.get(at - before..at + after).filter(|written| written.matches('/').count() == 2)
    })
}
