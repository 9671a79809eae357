//! `plain`: one record a line, tab-separated, no header; for `cut`, `awk` and `while read`.

use std::io;

use crate::output::format::Format;
use crate::output::terminal::on_one_line;
use crate::output::{Listing, Style};

pub(super) struct Plain;

impl Format<Listing> for Plain {
    fn name(&self) -> &'static str {
        "plain"
    }

    fn about(&self) -> &'static str {
        "one record a line, tab-separated, without headings"
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        let columns: Vec<_> = listing.visible(style.wide).collect();
        for record in &listing.records {
            let cells = columns.iter().map(|column| on_one_line(&record.flat(column.field)));
            writeln!(out, "{}", cells.collect::<Vec<_>>().join("\t"))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::listing::tests::written;

    #[test]
    fn plain_has_a_record_a_line_with_the_values_of_the_contract() {
        assert_eq!(
            written("plain", &Style::default()),
            "1328\tKick-off\texchange; teams\n0007\ta | \"b\", c d2J\t\n"
        );
    }
}
