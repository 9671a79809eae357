//! `table`: aligned columns that fit the window; stacked records where they would not be readable.

use std::io;

use crate::output::format::Format;
use crate::output::format::listing::grid;
use crate::output::{Listing, Style};

pub(super) struct Table;

impl Format<Listing> for Table {
    fn name(&self) -> &'static str {
        "table"
    }

    fn about(&self) -> &'static str {
        "aligned columns, for reading"
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        if listing.is_empty() && style.width.is_some() {
            return Ok(());
        }
        let grid = grid(listing, style);
        let painted = grid.paint(style.painter, style.width, style.header);
        out.write_all(painted.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn a_table_shows_the_readers_words_and_the_wide_columns_when_asked() {
        let text = written("table", &Style::default());
        assert!(text.starts_with("ID    Name"), "{text}");
        assert!(text.contains("Exchange, Teams") && !text.contains("Datei"), "{text}");
        let wide = Style { wide: true, ..Style::default() };
        assert!(written("table", &wide).contains("de/a.md"));
    }
}
