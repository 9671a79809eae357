//! `github`: workflow commands, which GitHub Actions shows beside the lines of a change.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::report::{Report, ReportFormat};
use crate::source::Severity;

/// The form.
pub struct Github;

impl ReportFormat for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        for finding in &report.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            // A column makes sense to GitHub only within one line.
            let end = if finding.end_line == finding.line {
                format!(",endColumn={}", finding.end_column)
            } else {
                String::new()
            };
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={}{end},title={}::{}",
                property(&finding.path),
                finding.line,
                finding.end_line,
                finding.column,
                property(finding.rule),
                data(&format!("{}; {}", finding.message, finding.help)),
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
