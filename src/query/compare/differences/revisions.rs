//! Differences of revisions: those that a translation lacks. Revisions of its own are no difference.

use std::hash::Hash;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::date::Date;
use crate::playbook::{Page, Playbook, Revision};
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::query::compare::pairing::Unpaired;
use crate::query::page_in;
use crate::source::fold::fold;
use crate::source::{Span, Tag};

impl Pages<'_> {
    pub(super) fn revisions(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        let heading =
            b.sections("refresh-summary").next().map_or_else(Span::default, |section| section.heading);
        let value = |page: &Page, revision: &Revision| {
            let (who, what) = (page.plain(revision.who), page.plain(revision.what));
            format!("{} {who}: {what}", date(page, revision))
        };
        let found = Correspondence::of(a, b);
        for revision in found.missing {
            let here = (value(a, revision), revision.date_text);
            self.note(DifferenceKind::RevisionMissing, date(a, revision), here, (String::new(), heading));
        }
        for (one, two) in found.redated {
            let (here, there) = ((date(a, one), one.date_text), (date(b, two), two.date_text));
            self.note(DifferenceKind::RevisionDate, date(a, one), here, there);
        }
    }
}

/// How the revisions of a page correspond to those of its translation.
#[derive(Debug, Default)]
pub struct Correspondence<'a> {
    /// Those that the translation lacks: by date and author, each as often as it occurs.
    pub missing: Vec<&'a Revision>,
    /// Those of one author and place whose dates differ in the day, the month or the year alone.
    pub redated: Vec<(&'a Revision, &'a Revision)>,
}

impl<'a> Correspondence<'a> {
    /// Compares the revisions of two pages.
    #[must_use]
    pub fn of(a: &'a Page, b: &'a Page) -> Self {
        let mut rows = Rows::of(a, b);
        rows.pair_authors();
        // The only ones of a day are the same revision, whoever is named.
        for (ours, theirs) in rows.alone(|(_, (day, _)), _| day.clone()) {
            rows.pair(ours, theirs);
        }
        let mut redated = Vec::new();
        for (ours, theirs) in rows.alone(|(_, (_, name)), before| (name.clone(), before)) {
            let (Some((one, _)), Some((two, _))) = (rows.ours.get(ours), rows.theirs.get(theirs)) else {
                continue;
            };
            let says = |page: &Page, revision: &Revision| fold(&page.plain(revision.what));
            if is_slip(one.date, two.date) || says(a, one) == says(b, two) {
                redated.push((*one, *two));
                rows.pair(ours, theirs);
            }
        }
        let missing = rows.ours.iter().enumerate().filter(|(at, _)| rows.partner(*at).is_none());
        Self { missing: missing.map(|(_, (revision, _))| *revision).collect(), redated }
    }
}

/// How much later than all others a date is that is wrong if the English one is another, in days.
const MONTHS: i64 = 2 * 31;

/// The newest revision of a translation, if it is months later than all others and the English page dates it
/// otherwise; and the English date.
#[must_use]
pub fn implausible<'a>(playbook: &'a Playbook, page: &'a Page) -> Option<(&'a Revision, Date)> {
    let newest = page.revisions.iter().max_by_key(|revision| revision.date)?;
    let date = newest.date?;
    let mut others = page.revisions.iter().filter(|other| other.line != newest.line);
    let is_late =
        others.all(|other| other.date.is_none_or(|other| date.epoch_days() - other.epoch_days() > MONTHS));
    if !is_late || page.lang == Tag::english() {
        return None;
    }
    let english = page_in(playbook, &page.key, &Tag::english())?;
    let redated = Correspondence::of(english, page).redated;
    let (one, two) = redated.into_iter().find(|(_, two)| two.line == newest.line)?;
    Some((two, one.date?))
}

/// The date of the newest plausible revision, else of the front matter.
#[must_use]
pub fn updated(playbook: &Playbook, page: &Page) -> Option<Date> {
    let Some((wrong, _)) = implausible(playbook, page) else { return page.updated() };
    let others = page.revisions.iter().filter(|revision| revision.line != wrong.line);
    others.filter_map(|revision| revision.date).max().or(page.front_date)
}

/// Whether one date can be the other with a slip of the pen: its day, its month or its year differs.
fn is_slip(a: Option<Date>, b: Option<Date>) -> bool {
    let (Some(a), Some(b)) = (a.map(Date::parts), b.map(Date::parts)) else { return false };
    usize::from(a.0 != b.0) + usize::from(a.1 != b.1) + usize::from(a.2 != b.2) == 1
}

/// A day, and a name.
type Author = (String, String);

/// A revision with its day and author.
type Row<'a> = (&'a Revision, Author);

/// With how many names of a day a misspelt one is compared.
const MOST_NAMES: usize = 64;

/// The revisions of two pages, and which are the same.
struct Rows<'a> {
    ours: Vec<Row<'a>>,
    theirs: Vec<Row<'a>>,
    /// The counterparts of ours.
    partners: Vec<Option<usize>>,
    taken: HashSet<usize>,
}

impl<'a> Rows<'a> {
    /// Pairs the revisions of the same day and author.
    fn of(a: &'a Page, b: &'a Page) -> Self {
        let (ours, theirs) = (by_author(a), by_author(b));
        let mut unpaired: Unpaired<&Author> =
            theirs.iter().enumerate().map(|(at, (_, author))| (author, at)).collect();
        let partners: Vec<Option<usize>> = ours.iter().map(|(_, author)| unpaired.take(&[author])).collect();
        let taken = partners.iter().copied().flatten().collect();
        Self { ours, theirs, partners, taken }
    }

    fn partner(&self, ours: usize) -> Option<usize> {
        self.partners.get(ours).copied().flatten()
    }

    fn pair(&mut self, ours: usize, theirs: usize) {
        if let Some(slot) = self.partners.get_mut(ours) {
            *slot = Some(theirs);
            self.taken.insert(theirs);
        }
    }

    /// Pairs the revisions of a day, or of one with day and month swapped, whose author is misspelt.
    fn pair_authors(&mut self) {
        let mut rest: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, (day, _))) in self.theirs.iter().enumerate().filter(|(at, _)| !self.taken.contains(at)) {
            rest.entry(day.clone()).or_default().push(at);
        }
        for read in [|day: &str| Some(day.to_owned()), swapped] {
            for at in 0..self.ours.len() {
                let Some((_, (day, name))) = self.ours.get(at).filter(|_| self.partner(at).is_none()) else {
                    continue;
                };
                let Some(days) = read(day).and_then(|day| rest.get_mut(&day)) else { continue };
                let is_same = |other: &usize| {
                    self.theirs.get(*other).is_some_and(|(_, (_, other))| is_same_author(other, name))
                };
                if let Some(same) = days.iter().take(MOST_NAMES).position(is_same) {
                    let there = days.remove(same);
                    self.pair(at, there);
                }
            }
        }
    }

    /// Those without a counterpart that are alone with their key on either page. A key is made of a revision and the
    /// counterpart before it.
    fn alone<K: Hash + Eq>(&self, key: impl Fn(&Row<'a>, Option<usize>) -> K) -> Vec<(usize, usize)> {
        let mut rest: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        let mut before = None;
        for (at, row) in self.ours.iter().enumerate() {
            match self.partner(at) {
                Some(theirs) => before = Some(theirs),
                None => rest.entry(key(row, before)).or_default().0.push(at),
            }
        }
        before = None;
        for (at, row) in self.theirs.iter().enumerate() {
            if self.taken.contains(&at) {
                before = Some(at);
            } else {
                rest.entry(key(row, before)).or_default().1.push(at);
            }
        }
        let pair = |(ours, theirs): (Vec<usize>, Vec<usize>)| match (&ours[..], &theirs[..]) {
            ([ours], [theirs]) => Some((*ours, *theirs)),
            _ => None,
        };
        let mut pairs: Vec<(usize, usize)> = rest.into_values().filter_map(pair).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// The revisions of a page, each with its day and author.
fn by_author(page: &Page) -> Vec<Row<'_>> {
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
