//! `sarif`: the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 27 March 2020).

use std::borrow::Cow;
use std::io::{self, Write};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::{Report, ReportedFinding, ReportedRule};
use crate::output::terminal::escape_json;
use crate::source::Severity;

pub(super) struct Sarif;

/// The characters to percent-encode in a relative URI (RFC 3986, section 3.3).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

impl Format<Report> for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0, for code scanning"
    }

    fn write(&self, report: &Report, _: &Style, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<Value> = report.rules.iter().map(rule).collect();
        let mut findings: Vec<&ReportedFinding> = report.findings.iter().collect();
        if findings.len() > MOST_RESULTS {
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        }
        let results: Vec<Value> =
            findings.iter().take(MOST_RESULTS).map(|finding| result(finding, report)).collect();
        let unread = report.unread.iter().map(|text| notification("error", text));
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "ftpb",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                } },
                "invocations": [{
                    "executionSuccessful": report.unread.is_empty(),
                    "toolExecutionNotifications": unread.chain(left_out(findings.len())).collect::<Vec<_>>(),
                }],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        writeln!(out, "{}", escape_json(&serde_json::to_string_pretty(&log)?))
    }
}

/// How many results of a run GitHub keeps. Of more it keeps any, and of more than 25,000 none.
const MOST_RESULTS: usize = 5_000;

/// Says how many findings are left out, where there are too many.
fn left_out(findings: usize) -> Option<Value> {
    let left_out = findings.checked_sub(MOST_RESULTS).filter(|count| *count > 0)?;
    let text = format!(
        "{left_out} of {findings} findings are left out, the least severe ones: code scanning keeps {MOST_RESULTS}"
    );
    Some(notification("warning", &text))
}

fn notification(level: &str, text: &str) -> Value {
    json!({ "level": level, "message": { "text": text } })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(rule: &ReportedRule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.what },
        "fullDescription": { "text": format!("{} {}", rule.what, rule.why) },
        "help": { "text": rule.help },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.group] },
    })
}

fn result(finding: &ReportedFinding, report: &Report) -> Value {
    let index = report.rules.iter().position(|rule| rule.name == finding.rule);
    // On other systems than Windows, a backslash is a part of the name.
    let path = if cfg!(windows) { finding.path.replace('\\', "/").into() } else { Cow::from(&finding.path) };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": format!("{}; {}", finding.message, finding.help) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": utf8_percent_encode(&path, PATH).to_string() },
            "region": {
                "startLine": finding.line,
                "startColumn": finding.column,
                "endLine": finding.end_line,
                "endColumn": finding.end_column,
            },
        } }],
        "partialFingerprints": { "ftpb/v1": finding.fingerprint },
    });
    if let (Some(index), Some(result)) = (index, result.as_object_mut()) {
        result.insert("ruleIndex".to_owned(), index.into());
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::report::tests::finding;

    #[test]
    fn more_results_than_code_scanning_keeps_are_cut_by_severity_and_counted() {
        let error = ReportedFinding { severity: Severity::Error, ..finding("a", "x", "x", false) };
        let info = ReportedFinding { severity: Severity::Info, ..finding("a", "x", "x", false) };
        let mut findings = vec![info; MOST_RESULTS + 2];
        findings.push(error);
        let mut out = Vec::new();
        let report = Report { findings, ..Report::default() };
        Sarif.write(&report, &Style::default(), &mut out).unwrap();
        let log: Value = serde_json::from_slice(&out).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(
            (results.len(), &results[0]["level"], &results[1]["level"]),
            (5_000, &json!("error"), &json!("note"))
        );
        let said = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert!(said.as_str().unwrap().starts_with("3 of 5003 findings are left out"), "{said}");
    }
}
