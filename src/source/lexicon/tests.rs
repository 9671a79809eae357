//! Every language has every key, and no word means two things.

use std::collections::BTreeSet;

use crate::source::lexicon::*;

fn keys(lexicon: &Lexicon) -> BTreeSet<String> {
    let words = lexicon.words();
    let grouped = Group::ALL
        .into_iter()
        .flat_map(|group| words.group(group).iter().map(move |(key, _)| format!("{group:?} {key}")));
    let short = words.short.iter().map(|(key, _)| format!("short {key}"));
    grouped.chain(words.table.iter().map(|(key, _)| format!("table {key}"))).chain(short).collect()
}

/// The key that a word has in one language alone.
fn key(lexicon: &Lexicon, group: Group, word: &str) -> Option<Key> {
    let word = normalized(word);
    lexicon.key(built_in::find(group, &word).0, group, &word)
}

#[test]
fn a_file_of_a_playbook_and_the_tables_of_the_program_say_the_same() {
    let yaml = include_str!("de.yaml");
    let (file, lexicons) = (Lexicon::parse(yaml).unwrap(), Lexicons::default());
    let table = lexicons.get(&Tag::new("de")).unwrap();
    assert_eq!(keys(&file), keys(table));
    for word in ["FastTrack-Entwickler", "**FM**", "sme", "Nobody"] {
        assert_eq!(key(&file, Group::Roles, word), key(table, Group::Roles, word), "{word}");
    }
}

#[test]
fn a_text_is_known_by_how_words_begin() {
    let mut lexicons = Lexicons::default();
    lexicons.add("tag: de\nroles:\n  sternengucker: [Sterne und Gucker]\n").unwrap();
    let whole = |key: &str| Beginning::Whole(Key::new(key));
    let cases = [
        ("en", "FastTrack Manager", whole("fasttrack-manager"), whole("fasttrack-manager")),
        ("en", "FastTrack", Beginning::OfSome, Beginning::OfSome),
        ("en", "the Fast-Track Managers", Beginning::OfNone, whole("fasttrack-manager")),
        ("en", "", Beginning::OfSome, Beginning::OfSome),
        ("en", "Star", Beginning::OfNone, Beginning::OfNone),
        ("de", "Sterne und", Beginning::OfSome, Beginning::OfSome),
        ("de", "Sterne und Gucker", whole("sternengucker"), whole("sternengucker")),
    ];
    for (lang, text, written, bare) in cases {
        let lang = Tag::new(lang);
        assert_eq!(lexicons.beginning(&lang, Group::Roles, text), written, "{text}");
        assert_eq!(lexicons.bare_beginning(&lang, Group::Roles, text), bare, "{text}");
    }
}

#[test]
fn every_language_has_every_key_and_a_word_for_it() {
    let lexicons = Lexicons::default();
    let english = keys(lexicons.english().unwrap());
    assert!(english.len() > 100);
    for lexicon in lexicons.all() {
        assert_eq!(keys(lexicon), english, "{}", lexicon.tag());
        for group in Group::ALL {
            for (key, list) in lexicon.words().group(group).iter() {
                assert!(list.clone().all(|word| !normalized(word).is_empty()) && list.count() > 0, "{key}");
            }
        }
        assert!(lexicon.words().function_words.iter().count() >= 15, "{}", lexicon.tag());
        assert!(matches!(lexicon.words().months.iter().count(), 0 | 12), "{}", lexicon.tag());
    }
}

#[test]
fn no_word_of_a_group_has_two_keys_in_one_language() {
    for lexicon in Lexicons::default().all() {
        for group in Group::ALL {
            for (own, list) in lexicon.words().group(group).iter() {
                for word in list {
                    let found = key(lexicon, group, word);
                    assert_eq!(found.as_ref().map(Key::as_str), Some(own), "{}: {word}", lexicon.tag());
                }
            }
        }
    }
}

#[test]
fn words_of_other_languages_are_known_after_the_own_ones() {
    let lexicons = Lexicons::default();
    let german = Tag::new("de");
    let key = |word: &str| lexicons.key(&german, Group::Roles, word).map(|key| key.to_string());
    assert_eq!(key("fasttrack-manager").as_deref(), Some("fasttrack-manager"));
    assert_eq!(key("Administrador de FastTrack").as_deref(), Some("fasttrack-manager"));
    assert_eq!(key("Ringmaster"), None);
}

#[test]
fn people_name_languages_in_many_ways() {
    let lexicons = Lexicons::default();
    let cases = [
        ("de", Some(("de", true))),
        ("DE", Some(("de", true))),
        ("german", Some(("de", true))),
        ("Deutsch", Some(("de", true))),
        ("de-AT", Some(("de", true))),
        ("de_DE", Some(("de", true))),
        ("jp", Some(("ja", true))),
        ("pt", Some(("pt-BR", true))),
        ("pt-PT", Some(("pt-BR", false))),
        ("zh_CN", Some(("zh-Hans", true))),
        ("zh-TW", Some(("zh-Hans", false))),
        ("zh-Hant-HK", Some(("zh-Hans", false))),
        ("pt_BR.UTF-8", Some(("pt-BR", true))),
        ("xx", None),
    ];
    for (name, expected) in cases {
        let found = lexicons.find_language(name);
        let found = found.as_ref().map(|found| (found.tag.as_str(), found.exact));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn places_tell_a_language() {
    let lexicons = Lexicons::default();
    for (place, tag) in [("jp", "ja"), ("simplified-chineses-playbook", "zh-Hans"), ("pr", "pt-BR")] {
        assert_eq!(lexicons.by_folder(place).map(Tag::as_str), Some(tag), "{place}");
    }
    assert_eq!(lexicons.by_folder("media"), None);
}

#[test]
fn a_playbook_adds_a_language_and_overrides_words() {
    let mut lexicons = Lexicons::default();
    lexicons.add("tag: fr\nname: Français\nsuffixes: [fr]\nroles: {sme: [Expert]}").unwrap();
    lexicons.add("tag: de\nroles: {sme: [Fachfrau]}\ntable: {role: Wer}").unwrap();
    let german = Tag::new("de");
    assert_eq!(lexicons.by_folder("fr").map(Tag::as_str), Some("fr"));
    assert_eq!(lexicons.key(&Tag::new("fr"), Group::Roles, "expert").unwrap().as_str(), "sme");
    assert_eq!(lexicons.word(&german, Group::Roles, "sme"), "Fachfrau");
    assert_eq!(lexicons.table(&german, "role"), "Wer");
    assert_eq!(lexicons.key(&german, Group::Roles, "FM").unwrap().as_str(), "fasttrack-manager");
    assert!(lexicons.add("tag: [no").is_err());
}

#[test]
fn words_of_several_lines_stay_words() {
    let yaml = "tag: xx\nroles:\n  b: [\"x\\ty\", \"\"]\n  \"a\\nc\": [z]\n";
    let lexicon = Lexicon::parse(yaml).unwrap();
    assert_eq!(lexicon.word(Group::Roles, "b"), Some("x y"));
    assert_eq!(lexicon.word(Group::Roles, "a c"), Some("z"));
    assert_eq!(lexicon.words().group(Group::Roles).iter().count(), 2);
}
