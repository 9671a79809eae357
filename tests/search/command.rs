//! `ftpb search`, `ftpb list` and `ftpb show -` as a person meets them.

use super::output;
use crate::run::{built_in, ftpb};

#[test]
fn hits_are_shown_with_their_place_and_what_matched_stands_out() {
    let (out, said, code) = output(&[
        "search",
        "handshake",
        "yammer",
        "--in",
        "tasks",
        "--lang",
        "en",
        "--width",
        "80",
        "--color",
        "always",
    ]);
    let mark = "\u{1b}[1m\u{1b}[4m";
    assert!(out.contains(&format!("{mark}Yammer")), "{out:?}");
    assert!(out.contains(&format!("{mark}Handshake")), "{out:?}");
    assert!(
        out.contains("Success › Support Success Execution › CSM Handshake for Modern Comms\n"),
        "{out:?}"
    );
    assert!(out.contains("en/success-support-success-execution.md:47"), "{out:?}");
    assert_eq!((said.as_str(), code), ("", 0));
}

#[test]
fn marks_lie_on_the_very_characters_of_wide_text() {
    let (out, _, _) =
        output(&["search", "ﾚﾋﾞｭｰ", "--in", "tasks", "--lang", "ja", "--width", "40", "--color", "always"]);
    assert!(
        out.contains(
            "\u{1b}[1m適切な\u{1b}[0m\u{1b}[1m\u{1b}[4mレビュー\u{1b}[0m\u{1b}[1m ミーティングの実施"
        ),
        "{out:?}"
    );
}

#[test]
fn a_program_gets_the_fields_of_the_contract() {
    let (out, _, _) = output(&["search", "3735", "--format", "json"]);
    let hits: serde_json::Value = serde_json::from_str(&out).unwrap();
    let fields: Vec<&String> = hits[0].as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "kind", "id", "title", "phase", "process", "activity", "text", "lang", "langs", "score", "file",
            "line"
        ]
    );
    assert_eq!(hits[0]["langs"], serde_json::json!(["de", "en", "es", "ja", "pt-BR", "zh-Hans"]));
    assert_eq!(hits[0]["process"], "success-conduct-success-review");
}

#[test]
fn filters_fields_phrases_and_refusals_narrow_a_search() {
    let ids = |args: &[&str]| {
        let all: Vec<&str> =
            ["search"].iter().chain(args).chain(&["--lang", "en", "--format", "jsonl"]).copied().collect();
        let (out, said, _) = output(&all);
        let hits = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let mut ids: Vec<String> = hits.map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        (ids, said)
    };
    let tasks = ["--in", "tasks"];
    assert_eq!(ids(&["handshake", "service:Teams", tasks[0], tasks[1]]).0, ["3731"]);
    assert_eq!(ids(&["onedrive", "--process", "success-execution", "--optional", "in:tasks"]).0, ["3743"]);
    assert_eq!(ids(&["handshake", "-yammer", "-teams", tasks[0], tasks[1]]).0, ["3733"]);
    assert_eq!(ids(&["\"field handshake\"", "without:mobile", "in:tasks"]).0, ["3731", "3732"]);
    assert_eq!(ids(&["title:review"]).0, ["success-conduct-success-review"]);
    assert_eq!(ids(&["/^teams - .*handshake$/"]).0, ["3731"]);
    assert_eq!(ids(&["role:fm id:3735"]).0, ["3735"]);
    let (_, said) = ids(&["handshake", "servise:Teams"]);
    assert!(said.contains("did you mean `service:`"), "{said}");
}

#[test]
fn wrong_words_of_options_are_met_with_the_right_ones() {
    let (out, said, code) = output(&["search", "review", "--in", "taks"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert_eq!(
        said,
        "ftpb: there is no kind of thing `taks`; did you mean:\n  ftpb search review --in tasks\n"
    );
}

#[test]
fn words_in_addresses_alone_do_not_hide_the_translations() {
    let hits = built_in("search remediation --lang de").records();
    let is_link = |hit: &serde_json::Value| hit["kind"] == "link";
    let links = hits.iter().filter(|hit| is_link(hit)).count();
    assert!(links > 0 && links < hits.len(), "{hits:#?}");
    assert!(hits[hits.len() - links..].iter().all(is_link), "the translations come first");
    let said = built_in("search remediation --lang de").answer().stderr;
    assert!(said.contains("`en`"), "{said}");
    let address = built_in("search PartnerRemediationChecklist --lang de").records();
    assert!(address.iter().all(is_link), "{address:#?}");
}

#[test]
fn nothing_found_is_exit_code_1_and_says_where_else_to_look() {
    let (out, said, code) = output(&["search", "zebrafish", "--lang", "en"]);
    assert_eq!((out.as_str(), code), ("", 1));
    assert_eq!(said, "ftpb: nothing contains `zebrafish`\nftpb: `--lang all` searches every language\n");
}

#[test]
fn every_line_that_find_lists_is_shown() {
    let (out, _, code) = output(&["list"]);
    assert_eq!(code, 0);
    assert!(out.lines().count() > 30, "{out}");
    for line in out.lines() {
        let name = line.split('\t').nth(1).unwrap();
        let (shown, said, code) = shown(&format!("{line}\n"));
        assert_eq!(code, 0, "{line}: {said}");
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        assert!(squeezed(&shown).contains(&squeezed(name)), "{line} shows {shown}");
    }
}

#[test]
fn nothing_picked_is_nothing_shown() {
    assert_eq!(shown(""), (String::new(), "ftpb: nothing was picked\n".to_owned(), 1));
    assert_eq!(shown("3735\n").2, 0);
}

/// What `ftpb show -` makes of a line.
fn shown(line: &str) -> (String, String, i32) {
    let answer = ftpb("show -").reads(line).answer();
    (answer.stdout, answer.stderr, answer.code.unwrap())
}
