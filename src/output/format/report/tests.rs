//! The formats of reports: what fits the width, and what never reaches the terminal.

use crate::output::Style;
use crate::output::format::find;
use crate::output::format::report::*;

pub(super) fn finding(rule: &'static str, source: &str, marked: &str, fixable: bool) -> ReportedFinding {
    let at = source.find(marked).unwrap();
    ReportedFinding {
        rule,
        severity: Severity::Warning,
        message: "this is not as it should be".to_owned(),
        help: "make it so",
        path: "de/a.md".to_owned(),
        line: 7,
        column: 3,
        end_line: 7,
        end_column: 5,
        source: source.to_owned(),
        range: at..at + marked.len(),
        fingerprint: "f".to_owned(),
        fixable,
    }
}

fn text(report: &Report, width: usize) -> String {
    let mut out = Vec::new();
    let style = Style { width: Some(width), ..Style::default() };
    find(FORMATS, "text").unwrap().write(report, &style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_text_report_fits_the_screen_and_says_what_can_be_fixed() {
    let findings =
        vec![finding("a-rule-of-some-length", "目標 xy", "xy", true), finding("b", "x", "x", false)];
    let report = Report {
        findings,
        pages: 3,
        below: vec![Severity::Info, Severity::Warning, Severity::Info],
        ..Report::default()
    };
    assert_eq!(
        text(&report, 40),
        "\
de/a.md
  7:3 warning a-rule-of-some-length:
      this is not as it should be
    7 | 目標 xy
      |      ^^
      = make it so (--fix does it)

  7:3 warning b: this is not as it
      should be
    7 | x
      | ^
      = make it so

    1  warning  a-rule-of-some-length
    1  warning  b

2 findings in 1 file of 3 pages: 2
warnings
not shown: 1 warning, 2 info; --severity
info shows them
"
    );
    assert!(text(&report, 50).contains("a-rule-of-some-length  --fix\n"));
    assert!(text(&report, 80).contains("a-rule-of-some-length  --fix fixes all\n"));
}

#[test]
fn nothing_from_a_page_reaches_the_screen_raw() {
    let mut odd = finding("b", "a\u{1b}[31mb\u{202E}c", "\u{1b}", false);
    odd.message = "`\u{1b}]0;x\u{7}`".to_owned();
    odd.path = "de/\u{1b}[2J.md".to_owned();
    let report = Report { findings: vec![odd], pages: 1, ..Report::default() };
    for form in FORMATS.iter().filter(|form| ["text", "short", "markdown"].contains(&form.name())) {
        let mut out = Vec::new();
        form.write(&report, &Style::default(), &mut out).unwrap();
        let said = String::from_utf8(out).unwrap();
        let raw = said.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202E}'));
        assert!(!raw, "{}: {said:?}", form.name());
    }
}

#[test]
fn a_clean_playbook_is_said_to_be_clean() {
    let report = Report { pages: 1, ..Report::default() };
    assert_eq!(text(&report, 80), "no findings in 1 page\n");
}
