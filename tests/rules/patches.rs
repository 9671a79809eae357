//! `ftpb check --fix --diff` prints a patch that other programs turn into what `--fix` writes.

use std::fs;
use std::process::Stdio;

use proptest::prelude::*;

use crate::run::tools::tool;
use crate::run::{Pages, program};

const NAMES: [&str; 6] =
    ["a.md", "en/success review.md", "de/prüfung-成功.md", "it's \"so\".md", "back\\slash.md", "-p.md"];

/// Lines with something to fix, and lines without.
const LINES: [&str; 9] = [
    "# Page",
    "",
    "A\u{200B}b",
    "- item",
    "| Task ID | Task Name |\n|---|---|",
    "| 4711 | Plan || 4712 | Do |",
    "Primary Role: **FM** Applies To: **Teams**",
    "[a](B.md)",
    "Words  ",
];

fn fixed(pages: &Pages, args: &[&str]) -> Vec<u8> {
    let mut command = program();
    command
        .current_dir(pages.path(""))
        .args(["check", "--fix", "--fail-on", "never", "--no-config", "--playbooks", "."])
        .args(args);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Fixes a page, and applies the patch to copies of it.
fn assert_patches(name: &str, text: &[u8]) {
    let pages = || Pages::none().page(name, text);
    let whole = pages();
    let patch = fixed(&whole, &["--diff"]);
    assert!(fs::read(whole.path(name)).unwrap() == text, "{name} was written");
    assert!(fixed(&whole, &["--diff", "--width", "40"]) == patch, "{name}: no width changes a patch");
    fixed(&whole, &[]);
    let expected = fs::read(whole.path(name)).unwrap();
    assert_eq!(patch.is_empty(), expected == text, "{name}");
    let ways: [(&str, &[&str]); 3] =
        [("git", &["apply", "--whitespace=nowarn"]), ("patch", &["-p0", "-s"]), ("patch", &["-p1", "-s"])];
    for (program, args) in ways {
        let Some(mut command) = tool(program).filter(|_| !patch.is_empty()) else { continue };
        let copy = pages();
        fs::write(copy.path("fix.patch"), &patch).unwrap();
        let input = Stdio::from(fs::File::open(copy.path("fix.patch")).unwrap());
        let output = command.args(args).current_dir(copy.path("")).stdin(input).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned() + &String::from_utf8_lossy(&patch);
        assert!(output.status.success() && said.len() == patch.len(), "{program} {args:?}: {said}");
        assert!(fs::read(copy.path(name)).unwrap() == expected, "{program} {args:?}: {said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn other_programs_apply_a_patch(
        name in prop::sample::select(&NAMES[..]),
        lines in prop::collection::vec((prop::sample::select(&LINES[..]), 0_usize..8), 1..30),
        end in prop::sample::select(&["\n", "\r\n", "\r"][..]),
        mark in any::<bool>(),
        closed in any::<bool>(),
    ) {
        let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
        for (at, (line, odd)) in lines.iter().enumerate() {
            text.push_str(line);
            // Here and there a line ends in another way.
            let end = match odd {
                0 => "\r",
                1 => "\n",
                _ => end,
            };
            text.push_str(if closed || at + 1 < lines.len() { end } else { "" });
        }
        assert_patches(name, text.as_bytes());
    }
}

#[test]
fn a_page_in_utf_16_is_said_and_not_fixed() {
    let text: Vec<u8> = "\u{feff}# A\u{200B}b\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_patches("a.md", &text);
    let pages = Pages::none().page("a.md", &text);
    let said = "ftpb: `a.md` is UTF-16 and stays as it is; save it as UTF-8\nftpb: nothing to fix\n";
    crate::run::ftpb("check --fix --diff").of(&pages).says(said).finds_nothing();
}
