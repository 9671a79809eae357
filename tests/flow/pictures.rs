//! `flow`: pictures that the real tools read.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use super::{corpus, said};
use crate::run::Pages;
use crate::run::tools::{leave_out, tool};

const LANGUAGES: [&str; 6] = ["en", "de", "es", "pt-BR", "ja", "zh-Hans"];

fn drawn(line: &str) -> String {
    let (out, said, code) = said(&std::env::temp_dir(), line);
    assert_eq!(code, 0, "{said}");
    out
}

#[test]
fn the_tree_is_the_usual_picture_and_fits_the_screen() {
    assert_eq!(
        drawn("flow --width 64"),
        "Assess\n\
         └─ Conduct Customer Success Workshop  Tasks 6, Mandatory 6\n\
         \u{20}  └─→ Support Success Execution\n\
         \n\
         Success\n\
         ├─ Support Success Execution  Tasks 7, Mandatory 2\n\
         │  └─→ Conduct Success Review\n\
         └─ Conduct Success Review  Tasks 1, Mandatory 1\n"
    );
}

#[test]
fn json_is_the_steps_and_the_picture_can_be_narrowed() {
    let steps: serde_json::Value = serde_json::from_str(&drawn("flow --json")).unwrap();
    assert_eq!(steps.as_array().map(Vec::len), Some(2), "{steps}");
    assert_eq!(steps[0]["to"], "success-support-success-execution");
    let narrowed = drawn("flow --from workshop --depth 1 --format dot");
    assert!(narrowed.contains("success-execution") && !narrowed.contains("success-review"), "{narrowed}");
    assert!(!drawn("flow --phase success --format mermaid").contains("workshop"));
    assert!(!drawn("flow --service Yammer --format mermaid").is_empty());
}

#[test]
fn an_unknown_format_is_answered_with_the_nearest() {
    let (_, said, code) = said(&std::env::temp_dir(), "flow --format mermade");
    assert!(said.contains("mermaid"), "{said}");
    assert_eq!(code, 2);
}

/// What a program says of a text on its standard input.
pub fn read_by(command: &mut Command, text: &str) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Graphviz reads DOT, where it is installed.
fn dot_reads(text: &str) {
    let Some(mut dot) = tool("dot") else { return };
    let output = read_by(dot.arg("-Tsvg"), text);
    assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn graphviz_reads_the_dot() {
    for lang in LANGUAGES {
        dot_reads(&drawn(&format!("flow --format dot --lang {lang}")));
    }
}

/// The folder of an installed `mermaid` (with `jsdom`) comes from `FTPB_MERMAID`.
#[test]
fn mermaid_reads_the_mermaid() {
    let Some(folder) = std::env::var_os("FTPB_MERMAID") else {
        return leave_out("mermaid is not installed, or FTPB_MERMAID does not name its folder");
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/flow/mermaid.mjs");
    let read = |text: &str| read_by(tool("node").expect("node").arg(script).arg(&folder), text);
    assert!(!read("flowchart LR\n  end --> [").status.success(), "the parser refuses what is no Mermaid");
    for lang in LANGUAGES {
        let text = drawn(&format!("flow --format mermaid --lang {lang}"));
        let output = read(&text);
        assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn the_whole_lifecycle_is_drawn_from_real_pages() {
    for (folder, lang) in [("english-playbook", "en"), ("german-playbook", "de")] {
        let folder = corpus(folder).display().to_string();
        let dot = drawn(&format!("flow --playbooks {folder} --lang {lang} --format dot"));
        assert_eq!(dot.matches(" -> ").count(), 24, "22 links, and two in the lifecycle's order");
        dot_reads(&dot);
        let tree = drawn(&format!("flow --playbooks {folder} --lang {lang} --width 80"));
        assert!(tree.lines().all(|line| line.chars().count() <= 80), "{tree}");
        assert_eq!(tree.matches('↩').count(), 3, "two steps back, and what the sign means");
        let svg = drawn(&format!("flow --playbooks {folder} --lang {lang} --format svg"));
        assert_eq!(svg.matches("class=\"box\"").count(), 16);
        assert_eq!(svg.matches("class=\"band\"").count(), 7);
    }
}

#[test]
fn a_drawing_holds_no_escape_sequence() {
    assert!(!drawn("flow --format svg --color always --lang ja").contains('\u{1b}'));
}

#[test]
fn a_drawing_for_a_slide_is_a_file_with_title_legend_and_date() {
    let home = Pages::none();
    let said = said(home.as_ref(), "flow -o f.svg --lang de");
    assert_eq!(said, (String::new(), "ftpb: 3 Prozesse in `f.svg` gezeichnet\n".into(), 0));
    let svg = std::fs::read_to_string(home.path("f.svg")).unwrap();
    for own in [
        "width=\"1280\" height=\"720\"",
        ">Lebenszyklus<",
        "der nächste Schritt",
        "text-anchor=\"end\">Stand 20",
    ] {
        assert!(svg.contains(own), "{own}: {svg}");
    }
    let again = super::said(home.as_ref(), "flow -o f.svg");
    assert!(again.1.contains("was not overwritten") && again.2 == 2, "{again:?}");
    assert!(drawn("flow --format svg --dark").contains("#14181d"));
}
