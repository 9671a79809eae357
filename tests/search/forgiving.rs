//! What is found though it was typed another way, and what is said about it.

use ftpb::query::search::Notice;

use super::{built_in, named, search};
use crate::run::{Pages, ftpb};

fn first(query: &str, langs: &[&str]) -> Option<String> {
    let playbook = built_in();
    search(&playbook, query, langs).hits.first().map(|hit| named(hit).to_owned())
}

#[test]
fn case_accents_width_and_hyphens_do_not_matter() {
    for (query, lang, expected) in [
        ("ERFOLGSPRUFUNG", "de", "3735"),
        ("metricas exito", "es", "Métricas para el éxito"),
        ("ＹＡＭＭＥＲ handshake", "en", "3732"),
        ("ﾚﾋﾞｭｰﾐｰﾃｨﾝｸﾞ", "ja", "3735"),
        ("checkin", "en", "Schedule Success Check-in Meetings"),
        ("成功評審", "zh-Hans", "3735"),
    ] {
        let found = first(query, &[lang]);
        // Traditional characters are other characters, not another width.
        let expected = if query == "成功評審" { None } else { Some(expected) };
        assert_eq!(found.as_deref(), expected, "{query}");
    }
}

#[test]
fn a_slip_of_a_letter_or_two_is_forgiven_and_said() {
    let playbook = built_in();
    let answer = search(&playbook, "handshaek yamer", &["en"]);
    assert_eq!(named(&answer.hits[0]), "3732");
    let near = |typed: &str, word: &str| Notice::Near { typed: typed.into(), words: vec![word.into()] };
    assert_eq!(answer.notices, [near("handshaek", "handshake"), near("yamer", "yammer")]);
    assert!(search(&playbook, "yamr", &["en"]).hits.is_empty(), "two edits of four letters are another word");
}

#[test]
fn abbreviations_find_what_they_stand_for_and_say_so() {
    let playbook = built_in();
    let answer = search(&playbook, "FM", &["en"]);
    assert!(answer.hits.iter().any(|hit| hit.thing.id == "3735"));
    let said = |notice: &Notice| matches!(notice, Notice::Synonyms { typed, words } if typed == "FM" && words.contains(&"FastTrack Manager".to_owned()));
    assert!(answer.notices.iter().any(said), "{:?}", answer.notices);
}

#[test]
fn a_service_in_one_language_finds_the_pages_of_another() {
    let playbook = built_in();
    let answer = search(&playbook, "OneDrive para la Empresa", &["en"]);
    let tasks = ["3718", "3740", "3741", "3743"];
    assert!(tasks.iter().all(|id| answer.hits.iter().any(|hit| hit.thing.id == *id)));
    assert!(answer.hits.iter().all(|hit| hit.thing.page.lang.as_str() == "en"));
}

#[test]
fn a_word_of_another_language_finds_the_same_thing() {
    let playbook = built_in();
    let answer = search(&playbook, "Erfolgsprüfung", &["en"]);
    assert_eq!(named(&answer.hits[0]), "3735");
    assert!(answer.hits.iter().any(|hit| hit.thing.id == "success-conduct-success-review"));
    assert_eq!(answer.notices, [Notice::Translated { langs: vec![ftpb::source::Tag::new("de")] }]);
}

#[test]
fn where_nothing_holds_all_words_most_of_them_are_enough() {
    let playbook = built_in();
    let answer = search(&playbook, "yammer handshake zzzzzzzz", &["en"]);
    assert_eq!(named(&answer.hits[0]), "3732");
    assert_eq!(answer.notices, [Notice::Partial { terms: 2, of: 3 }]);
    assert!(search(&playbook, "zzzzzzzz", &["en"]).hits.is_empty());
}

#[test]
fn a_thing_is_shown_once_with_the_languages_that_hold_the_words() {
    let playbook = built_in();
    let hits = search(&playbook, "handshake yammer", &[]).hits;
    let own: Vec<_> = hits.iter().filter(|hit| hit.thing.id == "3732").collect();
    let [hit] = own[..] else { panic!("{} times", own.len()) };
    let langs: Vec<&str> = hit.langs.iter().map(ftpb::source::Tag::as_str).collect();
    assert_eq!(langs, ["de", "en", "es", "pt-BR"]);
    assert_eq!(hit.thing.page.lang.as_str(), "en");
}

#[test]
fn a_hyphen_does_not_keep_a_slip_from_being_forgiven_in_a_longer_query() {
    let pages = Pages::none()
        .page("en/assess-plan.md", "# Plan\n\n## Approach\n\n### Attach\n\nUse co-management of devices.\n");
    for query in ["co-managment", "devices co-managment"] {
        let answer = ftpb(&format!("search '{query}' --format csv --fields id")).of(&pages).answer();
        assert_eq!(answer.stdout, "id\r\nattach\r\n", "{query}: {}", answer.stderr);
    }
}
