//! `text`: for people. Grouped by page, with the line, carets and the remedy; a summary at the end.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::report::excerpt::excerpt;
use crate::output::format::report::{Count, Entry, Report, ReportFormat};
use crate::output::terminal::{StyledSpan, wrap};
use crate::output::tone::Tone;
use crate::source::parallel;

/// The form.
pub struct TextReport;

/// Cells of a line where nobody says how many there are.
const USUAL: usize = 100;

impl ReportFormat for TextReport {
    fn name(&self) -> &'static str {
        "text"
    }

    fn write(&self, report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let width = style.width.unwrap_or(USUAL);
        let painter = style.painter;
        if !report.summary_only {
            let drawn = parallel::map(&report.entries, |entry| painter.paint_lines(&finding(entry, width)));
            let mut file = "";
            for (entry, drawn) in report.entries.iter().zip(drawn) {
                if entry.path != file {
                    out.write_all(
                        painter.paint_lines(&[vec![StyledSpan::new(&entry.path, Tone::Heading)]]).as_bytes(),
                    )?;
                    file = &entry.path;
                }
                writeln!(out, "{drawn}")?;
            }
        }
        out.write_all(painter.paint_lines(&summary(report, width)).as_bytes())
    }
}

fn finding(entry: &Entry, width: usize) -> Vec<Vec<StyledSpan>> {
    let place = format!("  {}:{} ", entry.line, entry.column);
    let head = vec![
        StyledSpan::new(entry.level.as_str(), entry.level.tone()),
        StyledSpan::new(" ", Tone::Plain),
        StyledSpan::new(entry.rule, Tone::Id),
        StyledSpan::new(&format!(": {}", entry.message), Tone::Plain),
    ];
    let mut lines = hanging(&StyledSpan::new(&place, Tone::Faint), &head, width);
    let number = entry.line.to_string();
    let gutter = number.len() + 4;
    if !entry.range.is_empty() {
        let drawn = excerpt(&entry.source, entry.range.clone(), width.saturating_sub(gutter + 3).max(16));
        let margin = " ".repeat(gutter);
        lines.push(vec![
            StyledSpan::new(&format!("    {number} | "), Tone::Faint),
            StyledSpan::new(&drawn.line, Tone::Plain),
        ]);
        lines.push(vec![
            StyledSpan::new(&format!("{margin} | "), Tone::Faint),
            StyledSpan::new(&drawn.carets, entry.level.tone()),
        ]);
    }
    let fixed = if entry.mendable { " (--fix does it)" } else { "" };
    let lead = StyledSpan::new(&format!("{} = ", " ".repeat(gutter)), Tone::Faint);
    let help = vec![StyledSpan::new(&format!("{}{fixed}", entry.help), Tone::Plain)];
    lines.extend(hanging(&lead, &help, width));
    lines
}

/// `TextReport` behind a lead, wrapped so that its further lines stand below its first.
fn hanging(lead: &StyledSpan, text: &[StyledSpan], width: usize) -> Vec<Vec<StyledSpan>> {
    let margin = lead.text().chars().count();
    let wrapped = wrap(text, Some(width.saturating_sub(margin).max(16)));
    let line = |(at, text): (usize, Vec<StyledSpan>)| {
        let mut line =
            vec![if at == 0 { lead.clone() } else { StyledSpan::new(&" ".repeat(margin), Tone::Plain) }];
        line.extend(text);
        line
    };
    wrapped.into_iter().enumerate().map(line).collect()
}

/// How many findings of a rule can be fixed, at length and in short.
fn fixed(count: &Count<'_>) -> Vec<String> {
    match count.mendable {
        0 => Vec::new(),
        some if some == count.findings => vec!["  --fix fixes all".to_owned(), "  --fix".to_owned()],
        some => vec![format!("  --fix fixes {some}"), format!("  --fix {some}")],
    }
}

fn summary(report: &Report, width: usize) -> Vec<Vec<StyledSpan>> {
    let mut lines = Vec::new();
    let counts = report.counts();
    let longest = counts.iter().map(|count| count.rule.len()).max().unwrap_or_default();
    for count in &counts {
        let room = width.saturating_sub(longest + 16);
        let fixed = fixed(count).into_iter().find(|note| note.len() <= room).unwrap_or_default();
        lines.push(vec![
            StyledSpan::new(&format!("{:>5}  ", count.findings), Tone::Plain),
            StyledSpan::new(&format!("{:7}", count.level.as_str()), count.level.tone()),
            StyledSpan::new("  ", Tone::Plain),
            StyledSpan::new(&format!("{:longest$}", count.rule), Tone::Id),
            StyledSpan::new(&fixed, Tone::Faint),
        ]);
    }
    if !counts.is_empty() {
        lines.push(Vec::new());
    }
    let tone = if report.entries.is_empty() { Tone::Good } else { Tone::Strong };
    lines.extend(wrap(&[StyledSpan::new(&report.sentence(), tone)], Some(width)));
    if report.below > 0 {
        let hint = format!("{} more of severity info; --severity info shows them", report.below);
        lines.extend(wrap(&[StyledSpan::new(&hint, Tone::Faint)], Some(width)));
    }
    lines
}
