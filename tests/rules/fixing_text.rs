//! `ftpb check --fix` removes invisible characters where the page shows the same without them.

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
