//! How many columns Markdown shows of a header and the row of dashes below it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::source::markdown::{inline, nesting};

/// The columns of the table that a line and a row of dashes below it are the beginning of; `None` where they begin none.
/// Both may be in a quotation or a list.
#[must_use]
pub fn shown(header: &str, dashes: &str) -> Option<usize> {
    let is_blank = |c: char| matches!(c, ' ' | '\t');
    let inner = header.trim_start_matches(is_blank);
    // In a list within another one, both are indented by what stands above them.
    let indent = header.len() - inner.len();
    let below = dashes.trim_start_matches(is_blank);
    let deeper = (dashes.len() - below.len()).saturating_sub(indent);
    let text = format!("{inner}\n{}{below}\n", " ".repeat(deeper));
    let text = nesting::bounded(&text);
    let mut columns = None;
    for event in Parser::new_ext(&text, inline::options() | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::TableHead) => columns = Some(0),
            Event::Start(Tag::TableCell) => columns = columns.map(|columns| columns + 1),
            Event::End(TagEnd::TableHead) => break,
            Event::Text(_) if columns.is_none() => break,
            _ => {}
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_table_wherever_it_stands() {
        for (header, dashes) in [
            ("| a | b |", "| --- | --- |"),
            ("a | b", "| --- | --- |"),
            ("> | a | b |", "> | --- | --- |"),
            ("- | a | b |", "  | --- | --- |"),
            ("12) | a | b |", "    | --- | --- |"),
            ("      | a | b |", "      | --- | --- |"),
            ("    - | a | b |", "      | --- | --- |"),
        ] {
            assert_eq!(shown(header, dashes), Some(2), "{header}");
        }
        for (header, dashes) in [
            ("| a | b |", "| --- |"),
            ("[^1]: | a | b |", "| --- | --- |"),
            ("- | a | b |", "| --- | --- |"),
            ("# a | b", "| --- | --- |"),
        ] {
            assert_eq!(shown(header, dashes), None, "{header}");
        }
    }
}
