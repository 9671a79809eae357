//! Differences of structure: sections and activities that only one page has, and sections in another order.

use crate::playbook::{Activity, Page, Section, SectionIndex, SectionKind};
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::query::compare::pairing::rising;
use crate::source::Span;

impl Pages<'_> {
    pub(super) fn structure(&mut self) {
        self.activities();
        self.sections();
        self.order();
    }

    fn activities(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        for pair in self.alignment.activities.clone() {
            let place = |activity: &Activity| (activity.title.clone(), activity.heading);
            match pair {
                (Some(x), None) => {
                    let Some(activity) = a.activity(x) else { continue };
                    let (here, there) = (place(activity), self.near(activity.section));
                    self.note(DifferenceKind::ActivityMissing, here.0.clone(), here, (String::new(), there));
                }
                (None, Some(y)) => {
                    let Some(there) = b.activity(y).map(place) else { continue };
                    self.note(DifferenceKind::ActivityExtra, there.0.clone(), Self::nothing(), there);
                }
                _ => {}
            }
        }
    }

    /// Where the section belongs on the second page: after the nearest section before it that both pages have.
    pub(super) fn near(&self, section: SectionIndex) -> Span {
        let before = self.alignment.section_before(section);
        before
            .and_then(|index| self.b.page.section(index))
            .map_or_else(Span::default, |section| section.heading)
    }

    fn sections(&mut self) {
        let a = self.a.page;
        let mut missing = self.alignment.missing_sections(a);
        // What belongs to a missing section is not reported again.
        let is_lost = |(x, section): &(SectionIndex, &Section)| {
            let owner = a.owner(*x);
            let shared = self.alignment.section(owner).is_some() || owner == SectionIndex::TOP;
            section.kind == SectionKind::Other
                && section.level > 0
                && self.alignment.section(*x).is_none()
                && shared
        };
        missing.extend(a.indexed_sections().filter(is_lost).map(|(x, _)| x));
        missing.sort_unstable();
        for x in missing {
            let Some(section) = a.section(x) else { continue };
            let here = (a.heading(section), section.heading);
            self.note(
                DifferenceKind::SectionMissing,
                section_name(a, section),
                here,
                (String::new(), self.near(x)),
            );
        }
    }

    /// Sections that the second page has in another order: as few as explain it.
    fn order(&mut self) {
        let both: Vec<(SectionIndex, SectionIndex)> = self
            .alignment
            .sections
            .iter()
            .filter_map(|(x, y)| Some(((*x)?, (*y)?)))
            .filter(|(x, _)| {
                self.a.page.section(*x).is_some_and(|section| matches!(section.kind, SectionKind::Known(_)))
            })
            .collect();
        let there: Vec<SectionIndex> = both.iter().map(|(_, y)| *y).collect();
        let kept = rising(&there);
        for (index, (x, y)) in both.iter().enumerate() {
            let (Some(one), Some(two)) = (self.a.page.section(*x), self.b.page.section(*y)) else {
                continue;
            };
            if kept.binary_search(&index).is_err() {
                let values = (self.a.page.heading(one), self.b.page.heading(two));
                let id = section_name(self.a.page, one);
                self.note(DifferenceKind::SectionOrder, id, (values.0, one.heading), (values.1, two.heading));
            }
        }
    }
}

/// A section's key; the heading of an unknown one.
fn section_name(page: &Page, section: &Section) -> String {
    match &section.kind {
        SectionKind::Known(key) => key.to_string(),
        _ => page.heading(section),
    }
}
