//! Reports: the findings of `check`, for people, editors and build systems.

mod github;
mod gitlab;
mod html;
mod markdown;
mod sarif;
mod short;
mod text;

use std::collections::BTreeMap;

use crate::output::format::Formats;
use crate::source::Severity;

/// What a report says about a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedRule {
    /// The name.
    pub name: &'static str,
    /// The group.
    pub group: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// What it finds.
    pub what: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// What a report says about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedFinding {
    /// The rule's name.
    pub rule: &'static str,
    /// The severity.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// The file, relative to the current folder where it is below it.
    pub path: String,
    /// The line of its first character, from 1.
    pub line: u32,
    /// The column of its first character, in characters, from 1.
    pub column: u32,
    /// The line of its end, from 1.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// The text of its first line.
    pub source: String,
    /// The bytes of `source` to mark; empty where the finding is about the whole file.
    pub range: std::ops::Range<usize>,
    /// An identifier that stays the same when lines move.
    pub fingerprint: String,
    /// Whether `--fix` can fix it.
    pub fixable: bool,
}

/// The findings of one run of `check`, in the order of files and lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings to show.
    pub findings: Vec<ReportedFinding>,
    /// The rules that were applied.
    pub rules: Vec<ReportedRule>,
    /// The number of pages checked.
    pub pages: usize,
    /// The severities of the findings that are left out because theirs is too low.
    pub below: Vec<Severity>,
    /// What could not be read, and so was not checked.
    pub unread: Vec<String>,
    /// Whether to write the summary only.
    pub summary_only: bool,
}

/// The formats of reports: the default, then the others by name.
pub static FORMATS: &Formats<Report> = &[
    &text::Text,
    &github::Github,
    &gitlab::Gitlab,
    &html::Html,
    &markdown::Markdown,
    &sarif::Sarif,
    &short::Short,
];

/// How many findings a rule has.
struct RuleCount<'a> {
    rule: &'a str,
    severity: Severity,
    findings: usize,
    fixable: usize,
}

impl Report {
    /// The counts per rule: by severity, then by number, highest first.
    fn counts(&self) -> Vec<RuleCount<'_>> {
        let mut counts = BTreeMap::new();
        for finding in &self.findings {
            let ReportedFinding { rule, severity, .. } = *finding;
            let count = counts.entry(rule).or_insert(RuleCount { rule, severity, findings: 0, fixable: 0 });
            count.findings += 1;
            count.fixable += usize::from(finding.fixable);
        }
        let mut counts: Vec<RuleCount<'_>> = counts.into_values().collect();
        counts.sort_by_key(|count| std::cmp::Reverse((count.severity, count.findings)));
        counts
    }

    /// One sentence: the number of findings, files and pages, and the number of each severity.
    fn sentence(&self) -> String {
        let pages = counted(self.pages, "page", "pages");
        if self.findings.is_empty() {
            return format!("no findings in {pages}");
        }
        let mut files: Vec<&str> = self.findings.iter().map(|finding| finding.path.as_str()).collect();
        files.dedup();
        let severities: Vec<Severity> = self.findings.iter().map(|finding| finding.severity).collect();
        format!(
            "{} in {} of {pages}: {}",
            counted(self.findings.len(), "finding", "findings"),
            counted(files.len(), "file", "files"),
            by_severity(&severities)
        )
    }

    /// Says what was left out, and how to see it.
    fn hint_at_others(&self) -> Option<String> {
        let least = self.below.iter().min()?.as_str();
        Some(format!("not shown: {}; --severity {least} shows them", by_severity(&self.below)))
    }
}

/// The number of findings of each severity.
fn by_severity(all: &[Severity]) -> String {
    let severities = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Info, "info", "info"),
    ];
    let counts = severities.into_iter().filter_map(|(severity, one, many)| {
        let count = all.iter().filter(|one| **one == severity).count();
        (count > 0).then(|| counted(count, one, many))
    });
    counts.collect::<Vec<_>>().join(", ")
}

/// A text with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests;
