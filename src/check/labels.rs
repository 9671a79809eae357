//! The labels of a page and its activities, in the order of the lines.

use crate::playbook::{Label, Page};
use crate::source::Span;

/// All labels of a page.
#[must_use]
pub fn all_labels(page: &Page) -> Vec<&Label> {
    let of_activities = page.activities.iter().flat_map(|activity| &activity.labels);
    let mut labels: Vec<&Label> = page.labels.iter().chain(of_activities).collect();
    labels.sort_by_key(|label| label.span);
    labels
}

/// Pairs of labels on consecutive lines.
#[must_use]
pub fn consecutive(page: &Page) -> Vec<(&Label, &Label)> {
    let labels = all_labels(page);
    let follows =
        |first: &Label, second: &Label| second.line == page.text.line_number(end_of(page, first.span)) + 1;
    let pairs = labels.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    pairs.filter(|(first, second)| follows(first, second)).collect()
}

/// The blanks at the end of the line in which a value ends.
#[must_use]
pub fn line_end(page: &Page, value: Span) -> Span {
    let at = end_of(page, value) as usize;
    let rest = page.text.as_str().get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    Span::new(at + line.trim_end().len(), at + line.len())
}

/// The end of a value, without trailing blanks and line ends.
fn end_of(page: &Page, value: Span) -> u32 {
    let written = page.text.slice(value).trim_end().len();
    value.start + u32::try_from(written).unwrap_or_default()
}
