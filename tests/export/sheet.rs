//! `check --format html` and `coverage --html`: reports as one HTML file.

use super::{body, process};
use crate::run::{Pages, ftpb};

/// A playbook whose German page lacks its only task, and whose English one has a broken link.
fn pages() -> Pages {
    let german =
        process("Workshop planen", "Worte.").replace("| 4001 | Ask for a date", "| 4002 | Einen Raum buchen");
    Pages::none()
        .page("en/assess-plan-the-workshop.md", process("Plan the workshop", "See [more](none.md) & <b>."))
        .page("de/assess-plan-the-workshop.md", german)
}

#[test]
fn every_finding_is_a_row_with_its_place_and_its_remedy() {
    let pages = pages();
    let found = ftpb("check --fail-on never").of(&pages).records();
    let html = ftpb("check --format html --fail-on never").of(&pages).printed();
    assert_eq!(html.matches("<tr data-values=").count(), found.len());
    let row = "<tr data-values=\"[&quot;error&quot;,&quot;broken-link&quot;,";
    assert!(html.contains(row), "{html}");
    // Where lines may break is not text.
    let text = html.replace("<wbr>", "");
    assert!(text.contains("See [more](none.md) &amp; &lt;b&gt;."), "{html}");
    assert_eq!(
        ftpb("check --format html --summary --fail-on never")
            .of(&pages)
            .printed()
            .matches("<tr data-values=")
            .count(),
        0
    );
}

#[test]
fn the_state_of_translations_says_what_is_missing_extra_and_damaged() {
    let pages = pages();
    let html = ftpb("coverage --html").of(&pages).env("FTPB_LANG", "de").printed();
    let body = body_of(&html);
    for row in [
        "&quot;Aufgabe&quot;,&quot;fehlt&quot;,&quot;assess-plan-the-workshop&quot;",
        "&quot;Aufgabe&quot;,&quot;zusätzlich&quot;,&quot;assess-plan-the-workshop&quot;",
        "&quot;Regel&quot;,&quot;Warnung&quot;,&quot;assess-plan-the-workshop&quot;",
    ] {
        assert!(body.contains(row), "{row}\n{body}");
    }
    assert!(body.contains("4001 Ask for a date"), "{body}");
    assert!(!body.contains("broken-link"), "the source is not a translation\n{body}");
}

fn body_of(html: &str) -> &str {
    body(html).split("<script>").next().expect("a body")
}
