//! `html`: one file with filters, for people who fix pages and have no terminal.

use std::io::{self, Write};

use crate::output::Style;
use crate::output::document::sheet::{Sheet, SheetGroup, SheetRow, SheetWords};
use crate::output::format::Format;
use crate::output::format::report::{Report, ReportedFinding, capital};
use crate::output::terminal::clean;

pub(super) struct Html;

impl Format<Report> for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "one file with filters, for people without a terminal"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(sheet(report).html().as_bytes())
    }
}

fn sheet(report: &Report) -> Sheet {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
    let counts = report.counts().into_iter().map(|count| {
        let help = report.rules.iter().find(|rule| rule.name == count.rule).map_or("", |rule| rule.help);
        texts(&[count.rule, count.severity.as_str(), &count.findings.to_string(), help])
    });
    let findings = if report.summary_only { &[][..] } else { &report.findings };
    let of_file = |findings: &[ReportedFinding]| SheetGroup {
        title: findings.first().map_or_else(String::new, |finding| finding.path.clone()),
        rows: findings.iter().map(row).collect(),
    };
    Sheet {
        lang: "en".to_owned(),
        title: "Findings".to_owned(),
        lead: capital(&report.sentence()) + ".",
        words: SheetWords {
            all: "All".to_owned(),
            search: "Search".to_owned(),
            skip: "Skip to the findings".to_owned(),
        },
        counts: (texts(&["Rule", "Severity", "Findings", "Remedy"]), counts.collect()),
        filters: texts(&["Severity", "Rule", "File"]),
        columns: texts(&["Place", "Severity", "Rule", "Finding", "Remedy", "Text"]),
        groups: findings.chunk_by(|a, b| a.path == b.path).map(of_file).collect(),
    }
}

fn row(finding: &ReportedFinding) -> SheetRow {
    let severity = finding.severity.as_str();
    let cells = [
        &format!("{}:{}", finding.line, finding.column),
        severity,
        finding.rule,
        &finding.message,
        finding.help,
        finding.source.trim(),
    ];
    SheetRow {
        cells: cells.map(|cell| clean(cell).to_string()).into(),
        values: [severity, finding.rule, &finding.path].map(str::to_owned).into(),
    }
}
