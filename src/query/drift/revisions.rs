//! Revisions: which a translation lacks, row by row. Translations add rows of their own; those say nothing.

use super::{Kind, Pages};
use crate::playbook::{Page, Revision};
use crate::source::Span;
use crate::source::fold::fold;

impl Pages<'_> {
    pub(super) fn revisions(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        let heading = b.sections("refresh-summary").next().map_or_else(Span::default, |part| part.heading);
        for revision in missing(a, b) {
            let (date, who, what) = (date(a, revision), a.plain(revision.who), a.plain(revision.what));
            let value = format!("{date} {who}: {what}");
            self.note(Kind::RevisionMissing, date, (value, revision.date_text), (String::new(), heading));
        }
    }
}

/// The revisions of the first page that the second has not: by date and author, each as often as it is there.
#[must_use]
pub fn missing<'a>(a: &'a Page, b: &Page) -> Vec<&'a Revision> {
    let mut there: Vec<(String, String)> =
        b.revisions.iter().map(|revision| (date(b, revision), author(b, revision))).collect();
    let mut missing: Vec<&Revision> = a.revisions.iter().collect();
    for same in [same_day, exchanged] {
        missing.retain(|revision| {
            let wanted = (date(a, revision), author(a, revision));
            let found = there.iter().position(|own| same(&own.0, &wanted.0) && is_author(&own.1, &wanted.1));
            found.map(|at| there.remove(at)).is_none()
        });
    }
    missing
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

fn same_day(a: &str, b: &str) -> bool {
    a == b
}

/// Whether one is the other with day and month exchanged: two readings of one date.
fn exchanged(a: &str, b: &str) -> bool {
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
