//! Differences of revisions: those that a translation lacks. Revisions of its own are no difference.

use crate::playbook::{Page, Revision};
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::source::Span;
use crate::source::fold::fold;

impl Pages<'_> {
    pub(super) fn revisions(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        let heading =
            b.sections("refresh-summary").next().map_or_else(Span::default, |section| section.heading);
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

/// The revisions of the first page that the second lacks: by date and author, each as often as it occurs.
#[must_use]
pub fn missing<'a>(a: &'a Page, b: &Page) -> Vec<&'a Revision> {
    let mut missing: Vec<(&Revision, String)> = by_author(a);
    let mut there: Vec<(&Revision, String)> = by_author(b);
    let same_day = |one: &Revision, two: &Revision| match (one.date, two.date) {
        (None, None) => date(a, one) == date(b, two),
        (one, two) => one == two,
    };
    let swapped = |one: &Revision, two: &Revision| are_swapped(&date(a, one), &date(b, two));
    remove_common(&mut missing, &mut there, same_day);
    remove_common(&mut missing, &mut there, swapped);
    missing.into_iter().map(|(revision, _)| revision).collect()
}

fn by_author(page: &Page) -> Vec<(&Revision, String)> {
    page.revisions.iter().map(|revision| (revision, author(page, revision))).collect()
}

/// Removes what both have, each as often as it occurs.
fn remove_common(
    missing: &mut Vec<(&Revision, String)>,
    there: &mut Vec<(&Revision, String)>,
    is_same: impl Fn(&Revision, &Revision) -> bool,
) {
    missing.retain(|(revision, author)| {
        let is_it = |(own, by): &(&Revision, String)| is_same(revision, own) && is_same_author(by, author);
        there.iter().position(is_it).map(|at| there.remove(at)).is_none()
    });
}

/// A revision's date in ISO 8601; as written, if it is no date.
#[must_use]
pub fn date(page: &Page, revision: &Revision) -> String {
    revision.date.map_or_else(|| page.plain(revision.date_text), |date| date.to_string())
}

/// A revision's author, folded.
#[must_use]
pub fn author(page: &Page, revision: &Revision) -> String {
    fold(&page.plain(revision.who))
}

/// Whether two dates differ only by swapping day and month: two readings of one date.
fn are_swapped(a: &str, b: &str) -> bool {
    let parts = |date: &str| date.split('-').map(str::to_owned).collect::<Vec<_>>();
    match (&parts(a)[..], &parts(b)[..]) {
        ([year, month, day], [other_year, other_month, other_day]) => {
            year == other_year && month == other_day && day == other_month
        }
        _ => false,
    }
}

/// Whether two names are of the same author: a misspelt one still is.
fn is_same_author(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() > 5 && strsim::osa_distance(a, b) <= 2)
}
