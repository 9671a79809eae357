//! `gitlab`: a Code Quality report, which GitLab shows in merge requests.

use std::io::{self, Write};

use serde_json::json;

use crate::output::Style;
use crate::output::format::report::{Level, Report, ReportFormat};

/// The form.
pub struct Gitlab;

impl ReportFormat for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn is_fingerprinted(&self) -> bool {
        true
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        let issue = |entry: &crate::output::format::report::Entry| {
            let severity = match entry.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Info => "info",
            };
            json!({
                "description": format!("{}; {}", entry.message, entry.help),
                "check_name": entry.rule,
                "fingerprint": entry.fingerprint,
                "severity": severity,
                "location": { "path": entry.path, "lines": { "begin": entry.line, "end": entry.end_line } },
            })
        };
        let issues: Vec<_> = report.entries.iter().map(issue).collect();
        serde_json::to_writer_pretty(&mut *out, &issues)?;
        writeln!(out)
    }
}
