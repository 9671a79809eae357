//! `github`: workflow commands, which GitHub Actions shows next to the changed lines.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::Report;
use crate::output::terminal::clean;
use crate::source::Severity;

pub(super) struct Github;

impl Format<Report> for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "workflow commands, for annotations in GitHub Actions"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        for finding in &report.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            // GitHub ignores the end column of a finding of several lines.
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

/// A message, escaped.
fn data(text: &str) -> String {
    clean(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
