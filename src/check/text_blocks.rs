//! The paragraphs and list items of a page, counted by section.

use std::collections::BTreeMap;

use crate::check::labels::all_labels;
use crate::playbook::{Page, SectionIndex, SectionKind};
use crate::source::Span;

/// How many paragraphs and list items each section has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBlocks(BTreeMap<SectionIndex, usize>);

impl TextBlocks {
    /// Counts those of a page: no labels, rows, images, alerts and directives, which have rules of their own, and none of
    /// the Refresh Summary.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let labels: Vec<Span> = all_labels(page).into_iter().map(|label| label.span).collect();
        let is_label = |block: &Span| {
            let next = labels.partition_point(|label| label.start < block.start);
            labels.get(next).is_some_and(|label| label.start < block.end)
        };
        let mut counts = BTreeMap::new();
        let mut sections = page.indexed_sections().peekable();
        let mut current = None;
        for block in &page.rendered().blocks {
            while let Some(next) = sections.next_if(|(_, section)| section.body.start <= block.start) {
                current = Some(next);
            }
            let Some((index, section)) = current else { continue };
            let is_summary =
                matches!(&section.kind, SectionKind::Known(key) if key.as_str() == "refresh-summary");
            if !is_summary && is_text(page.text.slice(*block)) && !is_label(block) {
                *counts.entry(index).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// How many a section has.
    #[must_use]
    pub fn count(&self, section: SectionIndex) -> usize {
        self.0.get(&section).copied().unwrap_or(0)
    }

    /// The sections that have any, with their numbers.
    pub fn sections(&self) -> impl Iterator<Item = (SectionIndex, usize)> {
        self.0.iter().map(|(index, count)| (*index, *count))
    }
}

/// Whether a paragraph or list item is text of its own.
fn is_text(block: &str) -> bool {
    let block = block.trim_start_matches(['>', ' ', '\t']);
    let is_row = block.matches('|').count() > 1;
    let is_other = ["!", "[!", "［！", ":::", "<"].iter().any(|start| block.starts_with(start));
    !is_row && !is_other && block.chars().any(char::is_alphanumeric)
}
