//! `table`: aligned columns that fit the window: a list of one line each where the listing has one, else wrapped cells.

use std::io;

use crate::output::format::Format;
use crate::output::format::listing::grid;
use crate::output::table::List;
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
        let lines = match style.width {
            Some(width) if is_list(listing, style) => list(listing, style).lines(width, style.header),
            width => grid(listing, style, false).lines(width, style.header),
        };
        out.write_all(style.painter.paint_lines(&lines).as_bytes())
    }
}

fn is_list(listing: &Listing, style: &Style) -> bool {
    !style.wide && listing.columns.iter().any(|column| column.fill.is_some())
}

fn list(listing: &Listing, style: &Style) -> List {
    let mut groups = Vec::new();
    // The headings are in the order of the records.
    let mut headings = listing.groups.iter().peekable();
    for (index, record) in listing.records.iter().enumerate() {
        let heading = headings.next_if(|(name, _)| Some(name) == record.group.as_ref());
        groups.extend(heading.map(|(_, heading)| (index, heading.clone())));
    }
    List { grid: grid(listing, style, true), groups, legend: listing.legend.clone(), wraps: style.wrap }
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
