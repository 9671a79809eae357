//! `gitlab`: a Code Quality report, which GitLab shows in merge requests.

use std::io::{self, Write};

use serde_json::json;

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::{Report, ReportedFinding};
use crate::output::terminal::escape_json;
use crate::source::Severity;

pub(super) struct Gitlab;

impl Format<Report> for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "a Code Quality report, for merge requests in GitLab"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        let issue = |finding: &ReportedFinding| {
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            };
            json!({
                "description": format!("{}; {}", finding.message, finding.help),
                "check_name": finding.rule,
                "fingerprint": finding.fingerprint,
                "severity": severity,
                "location": { "path": finding.path, "lines": { "begin": finding.line, "end": finding.end_line } },
            })
        };
        let issues: Vec<_> = report.findings.iter().map(issue).collect();
        writeln!(out, "{}", escape_json(&serde_json::to_string_pretty(&issues)?))
    }
}
