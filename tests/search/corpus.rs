//! Real pages: what people type is found there, and nothing that stands on a page is lost.

use ftpb::playbook::Playbook;
use ftpb::query::search::{Query, ThingScope, all_documents, exact};
use ftpb::source::fold::fold;
use ftpb::source::store;

use super::search;

fn corpus() -> Playbook {
    let folder = std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages");
    Playbook::open(store::open(Some(folder.as_ref())).unwrap())
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn words_are_found_however_they_are_typed_and_marked_to_the_character() {
    let playbook = corpus();
    for (query, lang, written) in [
        ("customer", "en", "customer"),
        ("ausfuhrung", "de", "ausführung"),
        ("exito", "es", "éxito"),
        ("UBERSICHT", "de", "übersicht"),
        ("ｔｅａｍｓ", "en", "teams"),
        ("レビュー", "ja", "レビュー"),
        ("成功", "ja", "成功"),
        ("客户成功", "zh-Hans", "客户成功"),
        ("ｻｸｾｽ", "ja", "サクセス"),
    ] {
        let answer = search(&playbook, query, &[lang]);
        assert!(!answer.hits.is_empty() && answer.notices.is_empty(), "{query}: {:?}", answer.notices);
        for hit in &answer.hits {
            for text in [&hit.title, &hit.excerpt, &hit.id] {
                for mark in text.marks.clone() {
                    // A page may write its own word without the accent, or with an apostrophe.
                    let seen = fold(&text.text[mark]).replace(['\'', '’'], "");
                    assert_eq!(seen, fold(written), "{}:{}", hit.thing.page.file, hit.thing.line);
                }
            }
        }
    }
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn words_that_characters_nobody_sees_tear_apart_are_found() {
    let playbook = corpus();
    let documents = all_documents(&playbook, &ThingScope::default(), &[]);
    let mut torn = 0;
    for page in playbook.pages(&[]) {
        for line in page.text.as_str().lines().filter(|line| line.contains('\u{200B}')) {
            let visible = line.replace('\u{200B}', "");
            let words = visible.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
            for word in words.filter(|word| !line.contains(word)) {
                torn += 1;
                let hits = exact(&documents, &Query::parse(word).unwrap());
                assert!(hits.iter().any(|hit| hit.thing.page.file == page.file), "{word} in {}", page.file);
            }
        }
    }
    println!("{torn} torn words");
}

#[test]
#[ignore = "needs FTPB_CORPUS"]
fn no_word_of_a_page_is_lost() {
    let playbook = corpus();
    let documents = all_documents(&playbook, &ThingScope::default(), &[]);
    let mut lost = Vec::new();
    let mut asked = 0;
    for page in playbook.pages(&[]) {
        let start = page.sections.first().map_or(0, |section| section.body.start as usize);
        let text = &page.text.as_str()[start..];
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
        for word in words.step_by(301) {
            asked += 1;
            let hits = exact(&documents, &Query::parse(word).unwrap());
            if !hits.iter().any(|hit| hit.thing.page.file == page.file) {
                lost.push(format!("{word} {}", page.file));
            }
        }
    }
    println!("{asked} words, lost {lost:#?}");
    // Headers of task tables and HTML are not things.
    assert!(lost.len() * 200 < asked, "{} of {asked}: {lost:#?}", lost.len());
}
