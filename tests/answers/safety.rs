//! Whatever a page, a file's name or an argument holds: a terminal gets text, colours and hyperlinks, and nothing else.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use proptest::prelude::*;
use tempfile::TempDir;

use super::listings;
use super::terminal::{ftpb, seen, without_own};

/// Everything that steers a terminal, raw and as entities.
const EVIL: &str = "\u{1b}]0;title\u{7}\u{1b}]52;c;eA==\u{7}\u{1b}[2J\u{1b}]8;;https://evil.test\u{1b}\\x\u{1b}]8;;\u{1b}\\\
                    \u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{7f}\u{80}\u{85}\u{90}\u{9b}2J\u{9d}0;y\u{9c}\u{9f}\u{1b}c\
                    \u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{2028}\u{2029}\
                    &#27;]0;z&#7;&#x9b;2J&#x1b;[31m&#x202e;";

/// The same without what no argument and no file name can hold.
fn evil_name() -> String {
    EVIL.replace('/', "")
}

fn page(evil: &str) -> String {
    format!(
        "---\ntitle: {evil}\nft.owner: {evil}\nauthor: \"{evil}\"\n---\n# Title {evil}\n\nPhase: **Success {evil}**\n\n\
         ## Overview {evil}\n\ntext {evil} [a{evil}](https://x.test/{evil}) [b](javascript:alert(1){evil}) \
         [c](file:///etc/passwd{evil}) [d](gone{evil}.md) <https://x.test/{evil}> ![i{evil}](m{evil}.png)\n\n\
         > [!NOTE] {evil}\n> q\n\n```\n{evil}\n```\n\n## Approach\n\n### Activity {evil}\n\n\
         Primary Role: **FM {evil}**  \nMotions: **{evil}**  \nApplies To: **{evil}**\n\n#### FTOP Tasks\n\n\
         | Task ID | Task Name {evil} | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n\
         | 4711 | [name {evil}](https://x.test/?{evil}) | M | {evil} | {evil} / Teams |\n\n\
         ## Next Steps\n\n- Go to [next {evil}](success-other-page.md{evil}) {evil}\n\n## Refresh Summary\n\n\
         | Date | Who Changed | What Changed |\n|---|---|---|\n| 1/2/2020 | {evil} | {evil} |\n"
    )
}

/// A playbook of the worst pages there are.
pub fn playbook() -> TempDir {
    let folder = TempDir::new().unwrap();
    let evil = format!("success-evil{}-page.md", evil_name());
    // A name has at most 255 bytes.
    let short: String = evil.chars().take(90).chain("-page.md".chars()).collect();
    for (name, text) in [
        (OsStr::new("success-evil-page.md"), page(EVIL)),
        (OsStr::new("success-other-page.md"), format!("# Other\r\n\r\n{EVIL}\r\n")),
        (OsStr::from_bytes(short.as_bytes()), page("plain")),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[track_caller]
fn harmless(args: &[&[u8]]) -> String {
    let seen = seen(&mut ftpb(args));
    let shown = args.iter().map(|arg| String::from_utf8_lossy(arg).escape_debug().to_string());
    without_own(&seen)
        .unwrap_or_else(|hazard| panic!("{hazard:?} of ftpb {}", shown.collect::<Vec<_>>().join(" ")))
}

#[test]
fn no_command_lets_a_page_steer_the_terminal() {
    let folder = playbook();
    let path = folder.path().as_os_str().as_bytes();
    let evil = evil_name();
    let mut lines: Vec<String> =
        listings().into_iter().filter(|line| !line.starts_with("show 3735")).collect();
    lines.retain(|line| !line.starts_with("next"));
    lines.extend(
        ["next --after evil-page", "show 4711", "show success", "show success-evil-page", "show other-page"]
            .map(str::to_owned),
    );
    for line in &lines {
        for rest in ["", "--verbose --width 40", "--hyperlinks always --color always --wide", "--lang all"] {
            let mut args: Vec<&[u8]> =
                line.split(' ').chain(rest.split_whitespace()).map(str::as_bytes).collect();
            args.extend([b"--playbooks", path]);
            harmless(&args);
        }
        for format in ["csv", "json", "jsonl", "list", "markdown", "plain", "tsv", "yaml"] {
            let mut args: Vec<&[u8]> = line.split(' ').map(str::as_bytes).collect();
            args.extend([b"--format", format.as_bytes(), b"--playbooks", path]);
            harmless(&args);
        }
    }
    for rest in [
        &["--raw"][..],
        &["--outline"],
        &["--links"],
        &["--section", &evil],
        &["--section", "overview", "--raw"],
    ] {
        let mut args: Vec<&[u8]> = vec![b"show", b"success-evil-page", b"--playbooks", path];
        args.extend(rest.iter().map(|arg| arg.as_bytes()));
        assert!(!harmless(&args).is_empty());
    }
    let shown = harmless(&[b"tasks", b"--playbooks", path]);
    assert!(shown.contains("4711") && shown.contains("name"), "{shown}");
}

#[test]
fn no_message_lets_an_argument_steer_the_terminal() {
    let evil = evil_name();
    let evil = evil.as_bytes();
    for args in [
        &[b"show", evil][..],
        &[b"next", b"--after", evil],
        &[b"tasks", b"--process", evil],
        &[b"tasks", b"--service", evil],
        &[b"tasks", b"--fields", evil],
        &[b"tasks", b"--sort", evil],
        &[b"tasks", b"--lang", evil],
        &[b"tasks", b"--format", evil],
        &[b"tasks", b"--width", evil],
        &[b"tasks", b"--color", evil],
        &[b"tasks", b"--playbooks", evil],
        &[b"tasks", evil],
        &[b"schema", evil],
        &[b"help", evil],
        &[evil],
        &[b"show", b"success-review", b"--section", evil],
        &[b"show", b"\xff\xfe\x1b[2J"],
        &[b"\xff\x9b2J"],
        &[b"tasks", b"--proces", evil],
    ] {
        assert!(harmless(args).contains("ftpb: "), "{args:?}");
    }
    let mut option = b"--".to_vec();
    option.extend_from_slice(evil);
    assert!(harmless(&[b"tasks", &option]).contains("ftpb: "));
    for name in ["LANG", "FTPB_LANG", "LANGUAGE", "FTPB_PLAYBOOKS", "COLUMNS"] {
        let seen = seen(ftpb(&[b"tasks", b"--verbose"]).env(name, OsStr::from_bytes(evil)));
        assert!(without_own(&seen).is_ok(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_at_all_steers_the_terminal(
        text in "([\u{0}-\u{9f}\u{2020}-\u{2070}]|\\PC|&#[0-9]{1,3};|&#x[0-9a-f]{1,4};|[\\[\\]()<>*`|#-]|https://|\u{1b}\\]8;;|\u{1b}\\[){0,60}",
    ) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("success-evil-page.md"), page(&text)).unwrap();
        let path = folder.path().as_os_str().as_bytes();
        for line in [&[&b"show"[..], b"evil-page"][..], &[b"tasks"], &[b"links"], &[b"check"], &[b"show", b"evil-page", b"--raw"]] {
            let mut args = line.to_vec();
            args.extend([&b"--playbooks"[..], path]);
            let seen = seen(&mut ftpb(&args));
            prop_assert!(without_own(&seen).is_ok(), "{:?}", without_own(&seen));
        }
    }
}
