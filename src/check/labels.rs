//! The labels of a page in the order of its lines, whomever they belong to.

use crate::playbook::{Label, Page};
use crate::source::Span;

/// All labels of a page.
#[must_use]
pub fn all(page: &Page) -> Vec<&Label> {
    let of_activities = page.activities.iter().flat_map(|activity| &activity.labels);
    let mut labels: Vec<&Label> = page.labels.iter().chain(of_activities).collect();
    labels.sort_by_key(|label| label.span);
    labels
}

/// Labels of which the second begins in the line below the first.
#[must_use]
pub fn neighbours(page: &Page) -> Vec<(&Label, &Label)> {
    let labels = all(page);
    let follows =
        |first: &Label, second: &Label| second.line == page.text.place(last_of(page, first.span)).line + 1;
    let pairs = labels.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    pairs.filter(|(first, second)| follows(first, second)).collect()
}

/// The end of the line that a value ends in, as an empty span.
#[must_use]
pub fn line_end(page: &Page, value: Span) -> Span {
    let at = last_of(page, value) as usize;
    let rest = page.text.as_str().get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    // What blanks there are become two.
    Span::new(at + line.trim_end().len(), at + line.len())
}

/// The end of a value without the blanks and line ends behind it.
fn last_of(page: &Page, value: Span) -> u32 {
    let written = page.text.slice(value).trim_end().len();
    value.start + u32::try_from(written).unwrap_or_default()
}
