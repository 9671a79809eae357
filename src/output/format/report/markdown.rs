//! `markdown`: a summary and a table per page, for a comment or a wiki.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::{Report, capital};
use crate::output::markdown_text::escaped;
use crate::output::terminal::on_one_line;

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
                    escaped(&on_one_line(&finding.path))
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

/// The text of a cell: on one line, with pipes escaped, and outside of code all that would be markup.
fn cell(text: &str) -> String {
    let text = on_one_line(text);
    if text.matches('`').count() % 2 == 1 {
        return escaped(&text);
    }
    let piece = |(at, piece): (usize, &str)| {
        if at % 2 == 0 { escaped(piece) } else { piece.replace('|', "\\|") }
    };
    text.split('`').enumerate().map(piece).collect::<Vec<_>>().join("`")
}
