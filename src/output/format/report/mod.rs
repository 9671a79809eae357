//! Reports: findings as people, editors and build systems want them. One file per form.

mod excerpt;
mod github;
mod gitlab;
mod markdown;
mod sarif;
mod short;
mod text;

use std::io::{self, Write};

use crate::output::Style;
use crate::output::tone::Tone;
use crate::source::Severity;

/// The tone in which a report shows a severity.
#[must_use]
pub const fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Info => Tone::Faint,
        Severity::Warning => Tone::Warning,
        Severity::Error => Tone::Bad,
    }
}

/// What a report says of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleText {
    /// The name.
    pub name: &'static str,
    /// The group.
    pub group: &'static str,
    /// The severity of its findings, after the settings.
    pub severity: Severity,
    /// What it finds.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// A finding as a report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedFinding {
    /// The rule's name.
    pub rule: &'static str,
    /// Its severity, after the settings.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// The file as the system finds it from here.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The character of the line, from 1.
    pub column: u32,
    /// The line in which it ends.
    pub end_line: u32,
    /// The character behind its last.
    pub end_column: u32,
    /// The first line it stands in.
    pub source: String,
    /// The bytes of that line that it is about; empty where it is about the whole file.
    pub range: std::ops::Range<usize>,
    /// What stays the same when lines move.
    pub fingerprint: String,
    /// Whether it can be fixed without judgement.
    pub fixable: bool,
}

/// Findings, in the order of files and places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<ReportedFinding>,
    /// The rules that were applied.
    pub rules: Vec<RuleText>,
    /// How many pages were looked at.
    pub pages: usize,
    /// How many more findings there are below the severity that is shown.
    pub below: usize,
    /// Whether the findings themselves are left out.
    pub summary_only: bool,
}

/// A form of report.
pub trait ReportFormat: Sync {
    /// The name by which a person asks for it.
    fn name(&self) -> &'static str;

    /// Whether it shows what a finding is known by.
    fn is_fingerprinted(&self) -> bool {
        false
    }

    /// Writes the report.
    ///
    /// # Errors
    /// When the output refuses.
    fn write(&self, report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()>;
}

/// All forms, in the order of their names but for the usual one, which is first.
#[must_use]
pub fn all() -> [&'static dyn ReportFormat; 6] {
    [
        &text::TextReport,
        &github::Github,
        &gitlab::Gitlab,
        &markdown::MarkdownReport,
        &sarif::Sarif,
        &short::Short,
    ]
}

/// The form of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn ReportFormat> {
    all().into_iter().find(|form| form.name() == name)
}

/// How many findings a rule has, most first.
struct Count<'a> {
    rule: &'a str,
    severity: Severity,
    findings: usize,
    fixable: usize,
}

impl Report {
    fn counts(&self) -> Vec<Count<'_>> {
        let mut counts: Vec<Count<'_>> = Vec::new();
        for finding in &self.findings {
            let at = counts.iter().position(|count| count.rule == finding.rule).unwrap_or_else(|| {
                counts.push(Count {
                    rule: finding.rule,
                    severity: finding.severity,
                    findings: 0,
                    fixable: 0,
                });
                counts.len() - 1
            });
            if let Some(count) = counts.get_mut(at) {
                count.findings += 1;
                count.fixable += usize::from(finding.fixable);
            }
        }
        counts.sort_by_key(|count| (std::cmp::Reverse((count.severity, count.findings)), count.rule));
        counts
    }

    /// One sentence: how many findings, in how many pages, of which severities.
    fn sentence(&self) -> String {
        let pages = counted(self.pages, "page", "pages");
        if self.findings.is_empty() {
            return format!("no findings in {pages}");
        }
        let mut files: Vec<&str> = self.findings.iter().map(|finding| finding.path.as_str()).collect();
        files.dedup();
        let of =
            |severity: Severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        let severities =
            Severity::ALL.into_iter().filter(|severity| of(*severity) > 0).map(|severity| match severity {
                Severity::Error => counted(of(severity), "error", "errors"),
                Severity::Warning => counted(of(severity), "warning", "warnings"),
                Severity::Info => format!("{} info", of(severity)),
            });
        let severities: Vec<String> = severities.collect();
        let files = counted(files.len(), "file", "files");
        format!(
            "{} in {files} of {pages}: {}",
            counted(self.findings.len(), "finding", "findings"),
            severities.join(", ")
        )
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
