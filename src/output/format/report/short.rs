//! `short`: `file:line:column: severity: rule: message`, one line per finding, for editors.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::Report;
use crate::output::terminal::on_one_line;

pub(super) struct Short;

impl Format<Report> for Short {
    fn name(&self) -> &'static str {
        "short"
    }

    fn about(&self) -> &'static str {
        "`file:line:column: severity: rule: message`, for editors"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        for finding in &report.findings {
            let message = on_one_line(&finding.message);
            let (path, line, column) = (on_one_line(&finding.path), finding.line, finding.column);
            let severity = finding.severity.as_str();
            writeln!(out, "{path}:{line}:{column}: {severity}: {}: {message}", finding.rule)?;
        }
        Ok(())
    }
}
