//! `ftpb check --fix` removes invisible characters where the page shows the same without them, and gives alerts the kinds
//! that they have in English.

use std::fs;

use crate::run::{Pages, ftpb};

/// A page after the fix; a tilde stands for an invisible character.
fn fixed(text: &str) -> String {
    let text = format!("# Page\n\nWo~rds.\n\n{text}\n\nMo~re.\n").replace('~', "\u{200B}");
    let pages = Pages::none().page("a.md", &text);
    ftpb("check --fix --select invisible-character").of(&pages).answer();
    let fixed = fs::read_to_string(pages.path("a.md")).unwrap().replace('\u{200B}', "~");
    let own = fixed.strip_prefix("# Page\n\nWords.\n\n").and_then(|rest| rest.strip_suffix("\n\nMore.\n"));
    own.unwrap_or(&fixed).to_owned()
}

#[test]
fn an_invisible_character_stays_where_markdown_would_show_something_else() {
    for text in [
        "~[note]: words",
        "a &~lt; b",
        "<~!-- ftpb: ignore dead-end -->",
        "~    code",
        "a *~*b",
        "a [a]~(b)",
        "#~# a",
        "-~--",
        "a ``x`~` y",
        "a \\~[b",
        "a \\~| b",
        "a !~[a](https://a.example)",
        "**bold\nwords.~**more**",
        "| a | b |\n|---|---|\n| c \\~| d |",
        "3731~3732",
    ] {
        assert_eq!(fixed(text), text);
    }
}

#[test]
fn an_invisible_character_goes_where_nothing_changes() {
    for text in [
        "- one\n- t~wo",
        "[t~o](https://a.example/~c)",
        "a **~b**",
        "~ Words",
        "~",
        "| a | b |\n|---|---|\n| 37~31~ |~c |",
        "`a~b`",
    ] {
        assert_eq!(fixed(text), text.replace('~', ""));
    }
}

#[test]
fn many_places_that_need_their_characters_keep_no_others() {
    let place = "a &~lt; b\n\n~[note]: words\n\nwo~rds\n\n~```\n\nwo~rds\n\n";
    let text = place.repeat(20);
    assert_eq!(fixed(text.trim_end()), place.replace("wo~rds", "words").repeat(20).trim_end());
}

/// An alert of a Japanese page after the fix, beside the English alerts of its section.
fn fixed_alert(english: &str, kind: &str) -> String {
    let page = |alerts: &str| format!("---\ntitle: A\n---\n\n# A\n\n{alerts}");
    let pages = Pages::none()
        .page("en/success-a.md", page(&format!("## Overview\n\n{english}")))
        .page("ja/success-a.md", page(&format!("## 概要\n\n> [!{kind}]\n> 計画を見てください。\n")));
    ftpb("check --fix --lang all --select dead-alert").of(&pages).answer();
    let fixed = fs::read_to_string(pages.path("ja/success-a.md")).unwrap();
    fixed.split_once("[!").and_then(|(_, rest)| rest.split_once(']')).unwrap().0.to_owned()
}

#[test]
fn an_alert_gets_the_kind_of_its_english_counterpart() {
    assert_eq!(fixed_alert("> [!NOTE]\n> Look at the plan.\n", "注意"), "NOTE");
    assert_eq!(fixed_alert("> [!CAUTION]\n> Look at the plan.\n", "注意"), "CAUTION");
    assert_eq!(fixed_alert("> [!TIP]\n> Look.\n\n> [!NOTE]\n> Look at it.\n", "メモ"), "NOTE");
    // A word that means one kind in Japanese and another in Chinese is left to a person.
    assert_eq!(fixed_alert("No alert.\n", "注意"), "注意");
    assert_eq!(fixed_alert("No alert.\n", "メモ"), "NOTE");
}
