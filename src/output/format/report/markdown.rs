//! `markdown`: a summary and a table per page, for a comment or a wiki.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::{Report, capital};
use crate::output::terminal::clean;

pub(super) struct Markdown;

impl Format<Report> for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "a table per page, for a comment or a wiki"
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

/// The text of a cell: on one line, with pipes escaped, and `<` too outside of code.
fn cell(text: &str) -> String {
    let text = clean(text).replace('\n', " ").replace('|', "\\|");
    let pieces = text.split('`').enumerate();
    let escaped =
        pieces.map(|(at, piece)| if at % 2 == 0 { piece.replace('<', "\\<") } else { piece.to_owned() });
    escaped.collect::<Vec<_>>().join("`")
}
