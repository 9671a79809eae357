//! Queries that nobody means well: refused with a sentence or answered, and soon.

use ftpb::playbook::Playbook;
use ftpb::source::store;

use super::{output, search};
use crate::run::Pages;
use crate::run::growth::assert_linear;

fn refused(query: &str) -> String {
    let (out, said, code) = output(&["search", query]);
    assert_eq!((out.as_str(), code), ("", 2), "{query:.40}");
    said
}

#[test]
fn a_query_without_letters_is_refused() {
    let sentence = "ftpb: the query contains no letter or digit; type a word, an id, or a part of one\n";
    for query in
        ["", "  ", "\u{1b}[2J\u{7}".trim_end_matches("[2J\u{7}"), "\u{200B}\u{202E}", "\u{1}\u{2}", "…"]
    {
        assert_eq!(refused(query), sentence, "{query:?}");
    }
    for (query, german) in
        [("…", "Buchstaben noch Ziffern"), ("without:x", "schließt nur"), ("/(/", "lässt sich nicht")]
    {
        let said = crate::run::ftpb("search").args([query]).env("FTPB_LANG", "de").answer().stderr;
        assert!(said.contains(german), "{said}");
    }
}

#[test]
fn ten_thousand_words_are_refused() {
    assert_eq!(
        refused(&"word ".repeat(10_000)),
        "ftpb: a query has at most 64 words and 4000 characters; leave some out\n"
    );
}

#[test]
fn a_regular_expression_that_grows_is_refused_and_a_catastrophic_one_answered() {
    assert_eq!(
        refused("/((a{1000}){1000}){1000}/"),
        "ftpb: `/((a{1000}){1000}){1000}/` cannot be searched for: it grows too large; repeat less\n"
    );
    let (_, _, code) = output(&["search", "/(a+)+$/", "/(x|x)*y/"]);
    assert!(code < 2);
}

#[test]
fn one_letter_is_a_word_and_is_answered() {
    let (out, _, code) = output(&["search", "a", "--lang", "en", "--format", "jsonl"]);
    assert!((1..=20).contains(&out.lines().count()) && code == 0, "{out}");
}

#[test]
fn control_characters_of_a_query_never_reach_the_terminal() {
    let (out, said, _) = output(&["search", "zebra\u{1b}]0;x\u{7}", "rol\u{9b}:x", "--color", "always"]);
    assert!(!out.contains(['\u{7}', '\u{9b}']) && !said.contains(['\u{7}', '\u{9b}']), "{said:?}");
}

#[test]
fn a_page_of_very_many_headings_is_searched_in_linear_time() {
    let open = |count: usize| {
        let text = "# T\n".to_owned() + &"## a review\n\ntext <b>review</b> | x\n".repeat(count);
        let pages = Pages::none().page("page.md", text);
        let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
        // Pages are read when they are asked for first, which is not measured.
        assert_eq!(playbook.pages(&[]).len(), 1);
        (playbook, count)
    };
    assert_linear("headings", 4_000, open, |(playbook, count)| {
        assert_eq!(search(&playbook, "review", &[]).hits.len(), count);
    });
}
