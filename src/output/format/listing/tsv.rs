//! `tsv`: all fields, tab-separated, for the shell.

use std::io;

use crate::output::format::Format;
use crate::output::terminal::on_one_line;
use crate::output::{Listing, Style};

pub(super) struct Tsv;

impl Format<Listing> for Tsv {
    fn name(&self) -> &'static str {
        "tsv"
    }

    fn about(&self) -> &'static str {
        "all fields, tab-separated, for the shell"
    }

    fn is_by_line(&self) -> bool {
        true
    }

    fn write(&self, listing: &Listing, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        if style.header {
            writeln!(out, "{}", listing.fields.join("\t"))?;
        }
        for record in &listing.records {
            let cells = listing.fields.iter().map(|field| on_one_line(&record.flat(field)));
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
    fn tsv_has_all_fields_and_no_line_or_tab_within_a_value() {
        let text = written("tsv", &Style::default());
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|line| line.split('\t').count() == 5), "{text}");
        assert!(text.starts_with("id\tname\tservices\tlinks\tfile\n"));
    }
}
