//! `short`: `file:line:column: severity: rule: message`, one line each, for editors.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::report::{Report, ReportFormat};
use crate::output::terminal::clean;

/// The form.
pub struct Short;

impl ReportFormat for Short {
    fn name(&self) -> &'static str {
        "short"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        for finding in &report.findings {
            let message = clean(&finding.message).replace('\n', " ");
            let (path, line, column, level) =
                (clean(&finding.path), finding.line, finding.column, finding.severity.as_str());
            writeln!(out, "{path}:{line}:{column}: {level}: {}: {message}", finding.rule)?;
        }
        Ok(())
    }
}
