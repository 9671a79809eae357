//! The line around a place, by bytes: a page that includes others has line numbers of several files.

use crate::playbook::Page;
use crate::source::Span;

/// The line that holds a byte, without its end.
#[must_use]
pub fn line_at(text: &str, at: usize) -> Span {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let length = text.get(start..).and_then(|rest| rest.split('\n').next()).map_or(0, str::len);
    Span::new(start, start + length)
}

/// The text of the line in which a span of a page begins.
#[must_use]
pub fn line_of(page: &Page, span: Span) -> &str {
    page.text.slice(line_at(page.text.as_str(), span.start as usize))
}
