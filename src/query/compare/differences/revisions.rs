//! Revisions: which a translation lacks, row by row. Translations add rows of their own; those say nothing.

use crate::playbook::{Page, Revision};
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::source::Span;
use crate::source::fold::fold;

impl Pages<'_> {
    pub(super) fn revisions(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        let heading = b.sections("refresh-summary").next().map_or_else(Span::default, |part| part.heading);
        for revision in missing(a, b) {
            let (date, who, what) = (date(a, revision), a.plain(revision.who), a.plain(revision.what));
            let value = format!("{date} {who}: {what}");
            self.note(
                DifferenceKind::RevisionMissing,
                date,
                (value, revision.date_text),
                (String::new(), heading),
            );
        }
    }
}

/// The revisions of the first page that the second has not: by date and author, each as often as it is there.
#[must_use]
pub fn missing<'a>(a: &'a Page, b: &Page) -> Vec<&'a Revision> {
    let mut missing: Vec<(&Revision, String)> = by_author(a);
    let mut there: Vec<(&Revision, String)> = by_author(b);
    let same_day = |one: &Revision, two: &Revision| match (one.date, two.date) {
        (None, None) => date(a, one) == date(b, two),
        (one, two) => one == two,
    };
    let exchanged = |one: &Revision, two: &Revision| are_exchanged(&date(a, one), &date(b, two));
    strike(&mut missing, &mut there, same_day);
    strike(&mut missing, &mut there, exchanged);
    missing.into_iter().map(|(revision, _)| revision).collect()
}

fn by_author(page: &Page) -> Vec<(&Revision, String)> {
    page.revisions.iter().map(|revision| (revision, author(page, revision))).collect()
}

/// Strikes out what both have, each as often as it is there.
fn strike(
    missing: &mut Vec<(&Revision, String)>,
    there: &mut Vec<(&Revision, String)>,
    is_same: impl Fn(&Revision, &Revision) -> bool,
) {
    missing.retain(|(revision, author)| {
        let is_it = |(own, by): &(&Revision, String)| is_same(revision, own) && is_author(by, author);
        there.iter().position(is_it).map(|at| there.remove(at)).is_none()
    });
}

/// A revision's day, as ISO has it; as written, where it is none.
#[must_use]
pub fn date(page: &Page, revision: &Revision) -> String {
    revision.date.map_or_else(|| page.plain(revision.date_text), |date| date.to_string())
}

/// A revision's author, as far as spelling does not matter.
#[must_use]
pub fn author(page: &Page, revision: &Revision) -> String {
    fold(&page.plain(revision.who))
}

/// Whether one is the other with day and month exchanged: two readings of one date.
fn are_exchanged(a: &str, b: &str) -> bool {
    let parts = |date: &str| date.split('-').map(str::to_owned).collect::<Vec<_>>();
    match (&parts(a)[..], &parts(b)[..]) {
        ([year, month, day], [other_year, other_month, other_day]) => {
            year == other_year && month == other_day && day == other_month
        }
        _ => false,
    }
}

/// A slip of a letter in a name is no other person.
fn is_author(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() > 5 && strsim::osa_distance(a, b) <= 2)
}
