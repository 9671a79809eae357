//! `github`: workflow commands, which GitHub Actions shows beside the lines of a change.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::report::{Level, Report, ReportFormat};

/// The form.
pub struct Github;

impl ReportFormat for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        for entry in &report.entries {
            let command = match entry.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info => "notice",
            };
            // A column makes sense to GitHub only within one line.
            let end = if entry.end_line == entry.line {
                format!(",endColumn={}", entry.end_column)
            } else {
                String::new()
            };
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={}{end},title={}::{}",
                property(&entry.path),
                entry.line,
                entry.end_line,
                entry.column,
                property(entry.rule),
                data(&format!("{}; {}", entry.message, entry.help)),
            )?;
        }
        Ok(())
    }
}

/// What a message may not hold as it is.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What the value of a property may not hold as it is.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
