//! Differences of revisions: those that a translation lacks. Revisions of its own are no difference.

use std::collections::{HashMap, VecDeque};

use crate::playbook::{Page, Revision};
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::query::compare::pairing::Unpaired;
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
    let (mut missing, there) = (by_author(a), by_author(b));
    let mut unpaired: Unpaired<Author> =
        there.iter().enumerate().map(|(at, (_, author))| (author.clone(), at)).collect();
    missing.retain(|(_, author)| unpaired.take(std::slice::from_ref(author)).is_none());
    let mut rest: HashMap<&String, VecDeque<&String>> = HashMap::new();
    for (_, (_, (day, name))) in there.iter().enumerate().filter(|(at, _)| !unpaired.is_paired(*at)) {
        rest.entry(day).or_default().push_back(name);
    }
    for read in [|day: &str| Some(day.to_owned()), swapped] {
        missing.retain(|(_, (day, name))| {
            let Some(names) = read(day).and_then(|day| rest.get_mut(&day)) else { return true };
            let same = names.iter().take(MOST_NAMES).position(|other| is_same_author(other, name));
            same.and_then(|at| names.remove(at)).is_none()
        });
    }
    missing.into_iter().map(|(revision, _)| revision).collect()
}

/// A day, and a name.
type Author = (String, String);

/// With how many names of a day a misspelt one is compared.
const MOST_NAMES: usize = 64;

/// The revisions of a page, each with its day and author.
fn by_author(page: &Page) -> Vec<(&Revision, Author)> {
    let of_revision = |revision| (revision, (date(page, revision), author(page, revision)));
    page.revisions.iter().map(of_revision).collect()
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

/// The other reading of a date, whose day and month may be swapped.
fn swapped(date: &str) -> Option<String> {
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    Some(format!("{year}-{day}-{month}"))
}

/// Whether two names are of the same author: a misspelt one still is.
fn is_same_author(a: &str, b: &str) -> bool {
    a == b || (a.chars().count() > 5 && strsim::osa_distance(a, b) <= 2)
}
