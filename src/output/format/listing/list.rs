//! `list`: stacked records, a field a line.

use std::io;

use crate::output::format::Format;
use crate::output::format::listing::grid;
use crate::output::{Listing, Style};

pub(super) struct List;

impl Format<Listing> for List {
    fn name(&self) -> &'static str {
        "list"
    }

    fn about(&self) -> &'static str {
        "stacked records, for narrow windows"
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let lines = grid(listing, style, false).stacked(style.width);
        out.write_all(style.painter.paint_lines(&lines).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn a_list_has_a_field_a_line() {
        let text = written("list", &Style::default());
        assert!(
            text.starts_with("ID       1328\nName     Kick-off\nDienste  Exchange, Teams\n\nID       0007\n"),
            "{text}"
        );
    }
}
