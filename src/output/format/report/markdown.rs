//! `markdown`: for a comment or a wiki page. A table a page, and a summary.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::report::{Report, ReportFormat};
use crate::output::terminal::clean;

/// The form.
pub struct MarkdownReport;

impl ReportFormat for MarkdownReport {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# Findings\n\n{}.", capital(&report.sentence()))?;
        let counts = report.counts();
        if !counts.is_empty() {
            writeln!(out, "\n| Rule | Severity | Findings |\n|---|---|---:|")?;
        }
        for count in counts {
            writeln!(out, "| {} | {} | {} |", count.rule, count.severity.as_str(), count.findings)?;
        }
        if report.summary_only {
            return Ok(());
        }
        let mut file = "";
        for finding in &report.findings {
            if finding.path != file {
                writeln!(
                    out,
                    "\n## {}\n\n| Line | Severity | Rule | Finding | Remedy |\n|---:|---|---|---|---|",
                    cell(&finding.path)
                )?;
                file = &finding.path;
            }
            let (message, help) = (cell(&finding.message), cell(finding.help));
            writeln!(
                out,
                "| {} | {} | {} | {message} | {help} |",
                finding.line,
                finding.severity.as_str(),
                finding.rule
            )?;
        }
        Ok(())
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text as a cell holds it: on one line, its pipes escaped, its brackets no tags outside of code.
fn cell(text: &str) -> String {
    let text = clean(text).replace('\n', " ").replace('|', "\\|");
    let pieces = text.split('`').enumerate();
    let escaped =
        pieces.map(|(at, piece)| if at % 2 == 0 { piece.replace('<', "\\<") } else { piece.to_owned() });
    escaped.collect::<Vec<_>>().join("`")
}
