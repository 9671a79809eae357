//! What other rules report on a page and on its English one, so that a difference between them is not told twice.

use std::cell::OnceCell;

use foldhash::HashSet;

use crate::check::alerts::is_known;
use crate::check::context::Context;
use crate::check::sections::missing_sections;
use crate::playbook::{Page, Requirement};
use crate::query::compare::differences::revisions::implausible;
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Span;

/// What other rules report; each is looked up when a difference first needs it.
pub(super) struct Reported<'a, 'c> {
    context: &'a Context<'c>,
    page: &'a Page,
    original: Option<&'a Page>,
    sections: OnceCell<Vec<&'static str>>,
    /// The targets of links that are not fine, on the page and on the English one.
    links: OnceCell<[HashSet<String>; 2]>,
    /// The words and numbers in rows that could not be read.
    unread: OnceCell<HashSet<&'a str>>,
    date: OnceCell<Option<Span>>,
}

impl<'a, 'c> Reported<'a, 'c> {
    pub(super) fn new(context: &'a Context<'c>, page: &'a Page, original: Option<&'a Page>) -> Self {
        let (sections, links) = (OnceCell::new(), OnceCell::new());
        Self { context, page, original, sections, links, unread: OnceCell::new(), date: OnceCell::new() }
    }

    /// Whether another rule reports the defect, on this page or on the English one.
    pub(super) fn has(&self, difference: &Difference) -> bool {
        // What an included file contains is reported there.
        let included = difference.b.line > 0 && difference.b.span.is_empty();
        included
            || match difference.kind {
                DifferenceKind::SectionMissing => {
                    let missing = self.sections.get_or_init(|| missing_sections(self.page));
                    missing.contains(&difference.id.as_str())
                }
                DifferenceKind::Requirement => {
                    let unknown = Requirement::Unknown.as_str();
                    difference.a.value == unknown || difference.b.value == unknown
                }
                // A lower severity marks words that the lexicon does not know, which have a rule of their own.
                DifferenceKind::Role | DifferenceKind::Services => {
                    difference.severity != difference.kind.severity()
                }
                DifferenceKind::AlertKind => !is_known(&difference.a.value) || !is_known(&difference.b.value),
                DifferenceKind::LinkMissing | DifferenceKind::LinkExtra | DifferenceKind::LinkChanged => {
                    let [own, english] = self.links.get_or_init(|| self.bad_links());
                    own.contains(&difference.b.value) || english.contains(&difference.a.value)
                }
                DifferenceKind::TaskMissing => {
                    self.unread.get_or_init(|| unread(self.page)).contains(difference.id.as_str())
                }
                DifferenceKind::RevisionDate => {
                    let date = self.date.get_or_init(|| {
                        let (revision, _) = implausible(self.context.playbook, self.page)?;
                        Some(revision.date_text)
                    });
                    *date == Some(difference.b.span)
                }
                _ => false,
            }
    }

    fn bad_links(&self) -> [HashSet<String>; 2] {
        [Some(self.page), self.original].map(|page| {
            let links = page.map(|page| self.context.links(page)).unwrap_or_default();
            let bad = links.iter().filter(|link| !link.resolution.state().is_fine());
            bad.map(|link| link.link.target.clone()).collect()
        })
    }
}

/// The words and numbers in the rows of a page that could not be read.
fn unread(page: &Page) -> HashSet<&str> {
    let rules = ["unread-row", "row-without-id"];
    let findings = page.findings().iter().filter(|finding| rules.contains(&finding.rule.name));
    let rows = findings.map(|finding| page.text.slice(finding.span));
    let words = rows.flat_map(|row| row.split(|c: char| !c.is_alphanumeric()));
    words.flat_map(|word| word.split(|c: char| !c.is_ascii_digit()).chain([word])).collect()
}
