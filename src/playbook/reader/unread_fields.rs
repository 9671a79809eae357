//! Tasks that are written as text where an activity has its tasks: as fields (`Task ID: 1001`), as sentences (`Task 1001:
//! Call`), or as cells of HTML that is no table.

use crate::source::Span;
use crate::source::markdown::html::is_tag;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::{Reader, ids};

/// The longest line that is looked at, in bytes: a longer one is a paragraph.
const LONGEST: usize = 600;
/// How many digits an id in a text has: shorter numbers are counts.
const DIGITS: usize = 4;

impl Reader<'_> {
    /// Reports a line of text that names a task instead of having it in a table.
    pub(super) fn report_unread_field(&mut self, line: &Line<'_>) {
        if !self.is_in_activity() {
            return;
        }
        if line.text.len() > LONGEST || !has_number(line.text) {
            return self.report_line_of_task(line.content);
        }
        let ids = if line.text.starts_with('<') {
            self.ids_in_elements(line.content)
        } else {
            self.id_of_field(line.content).into_iter().collect()
        };
        let ids: Vec<&str> = ids.into_iter().map(|id| self.slice(id)).collect();
        if ids.is_empty() {
            self.report_line_of_task(line.content);
        } else {
            self.report_line_of(&ids.join(", "), line.content);
        }
    }

    /// The id behind a word for tasks or ids that begins the line, if nothing or a sign follows.
    fn id_of_field(&self, line: Span) -> Option<Span> {
        let id = ids::in_cell(self.text, line, self.vocabulary).into_iter().next()?;
        let before = self.slice(Span { end: id.start, ..line });
        let after = self.slice(Span { start: id.end, ..line }).trim_start_matches(['*', '_', '`']).trim();
        let is_apart = after.is_empty()
            || after.starts_with([':', '：', '-', '–', '—', '\\'])
            || after.starts_with("<br");
        let is_id = self.slice(id).chars().count() == DIGITS;
        (is_id && is_apart && before.chars().any(char::is_alphabetic)).then_some(id)
    }

    /// The numbers that are all that an element of HTML holds.
    fn ids_in_elements(&self, line: Span) -> Vec<Span> {
        let text = self.slice(line);
        let opens = memchr::memchr_iter(b'>', text.as_bytes());
        let id = |at: usize| {
            let rest = text.get(at + 1..)?;
            let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits == DIGITS)?;
            let closes = rest.get(digits..)?;
            let tag = closes.get(..=closes.find('>')?)?;
            let start = line.start as usize + at + 1;
            (tag.starts_with("</") && is_tag(tag)).then(|| Span::new(start, start + digits))
        };
        opens.filter_map(id).collect()
    }
}

/// Whether a text has as many digits in a row as an id.
fn has_number(text: &str) -> bool {
    let mut run = 0;
    text.bytes().any(|byte| {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        run == DIGITS
    })
}
