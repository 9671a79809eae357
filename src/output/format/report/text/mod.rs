//! `text`: for people. Findings grouped by page, each with its source line and remedy; a summary at the end.

mod excerpt;

use std::io::{self, Write};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::text::excerpt::excerpt;
use crate::output::format::report::{Report, ReportedFinding, RuleCount};
use crate::output::terminal::{StyledSpan, on_one_line, wrap};
use crate::output::tone::Tone;
use crate::source::parallel;

pub(super) struct Text;

/// The width where the output is no terminal.
const DEFAULT_WIDTH: usize = 100;

impl Format<Report> for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn about(&self) -> &'static str {
        "grouped by page, with the source and a remedy, for reading"
    }

    fn write(&self, report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        let width = style.width.unwrap_or(DEFAULT_WIDTH);
        let painter = style.painter;
        if !report.summary_only {
            let drawn = parallel::map(&report.findings, |finding| painter.paint_lines(&draw(finding, width)));
            let mut file = "";
            for (finding, drawn) in report.findings.iter().zip(drawn) {
                if finding.path != file {
                    let heading = StyledSpan::new(&on_one_line(&finding.path), Tone::Heading);
                    writeln!(out, "{}", painter.paint(&[heading]))?;
                    file = &finding.path;
                }
                writeln!(out, "{drawn}")?;
            }
        }
        out.write_all(painter.paint_lines(&summary(report, width)).as_bytes())
    }
}

fn draw(finding: &ReportedFinding, width: usize) -> Vec<Vec<StyledSpan>> {
    let place = format!("  {}:{} ", finding.line, finding.column);
    let head = vec![
        StyledSpan::new(finding.severity.as_str(), finding.severity.into()),
        StyledSpan::new(" ", Tone::Plain),
        StyledSpan::new(finding.rule, Tone::Id),
        StyledSpan::new(&format!(": {}", on_one_line(&finding.message)), Tone::Plain),
    ];
    let mut lines = hanging(&StyledSpan::new(&place, Tone::Faint), &head, width);
    let number = finding.line.to_string();
    let gutter = number.len() + 4;
    if !finding.range.is_empty() {
        let drawn = excerpt(&finding.source, finding.range.clone(), width.saturating_sub(gutter + 3).max(16));
        let margin = " ".repeat(gutter);
        lines.push(vec![
            StyledSpan::new(&format!("    {number} | "), Tone::Faint),
            StyledSpan::new(&drawn.line, Tone::Plain),
        ]);
        lines.push(vec![
            StyledSpan::new(&format!("{margin} | "), Tone::Faint),
            StyledSpan::new(&drawn.carets, finding.severity.into()),
        ]);
    }
    let fix = if finding.fixable { " (--fix does it)" } else { "" };
    let lead = StyledSpan::new(&format!("{} = ", " ".repeat(gutter)), Tone::Faint);
    let help = vec![StyledSpan::new(&format!("{}{fix}", finding.help), Tone::Plain)];
    lines.extend(hanging(&lead, &help, width));
    lines
}

/// A text after `lead`; its further lines are indented to its first.
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

/// How many findings of a rule `--fix` can fix, as a long and a short note.
fn fix_notes(count: &RuleCount<'_>) -> Vec<String> {
    match count.fixable {
        0 => Vec::new(),
        fixable if fixable == count.findings => vec!["  --fix fixes all".to_owned(), "  --fix".to_owned()],
        fixable => vec![format!("  --fix fixes {fixable}"), format!("  --fix {fixable}")],
    }
}

fn summary(report: &Report, width: usize) -> Vec<Vec<StyledSpan>> {
    let mut lines = Vec::new();
    let counts = report.counts();
    let longest = counts.iter().map(|count| count.rule.len()).max().unwrap_or_default();
    for count in &counts {
        let room = width.saturating_sub(longest + 16);
        let fixed = fix_notes(count).into_iter().find(|note| note.len() <= room).unwrap_or_default();
        lines.push(vec![
            StyledSpan::new(&format!("{:>5}  ", count.findings), Tone::Plain),
            StyledSpan::new(&format!("{:7}", count.severity.as_str()), count.severity.into()),
            StyledSpan::new("  ", Tone::Plain),
            StyledSpan::new(&format!("{:longest$}", count.rule), Tone::Id),
            StyledSpan::new(&fixed, Tone::Faint),
        ]);
    }
    if !counts.is_empty() {
        lines.push(Vec::new());
    }
    let tone = if report.findings.is_empty() { Tone::Good } else { Tone::Strong };
    lines.extend(wrap(&[StyledSpan::new(&report.sentence(), tone)], Some(width)));
    if let Some(hint) = report.hint_at_others() {
        lines.extend(wrap(&[StyledSpan::new(&hint, Tone::Faint)], Some(width)));
    }
    lines
}
