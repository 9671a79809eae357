//! `sarif`: the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 27 March 2020).

use std::io::{self, Write};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use crate::output::Style;
use crate::output::format::Format;
use crate::output::format::report::{Report, ReportedFinding, ReportedRule};
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
        let results: Vec<Value> = report.findings.iter().map(|finding| result(finding, report)).collect();
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "ftpb",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                } },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
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
    let path = finding.path.replace('\\', "/");
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
