//! The words of a file around its pages, in each of its languages.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::output::document::Synonyms;
use crate::playbook::Playbook;
use crate::source::lexicon::Group;
use crate::source::{Lexicons, Tag};

/// Words of ftpb's own tables.
const OWN: [&str; 20] = [
    "all",
    "contents",
    "glossary",
    "hits",
    "language",
    "lifecycle",
    "mandatory",
    "no-hits",
    "optional",
    "pages",
    "requirement",
    "reset",
    "role",
    "search",
    "service",
    "skip",
    "tasks",
    "tasks-only",
    "untranslated",
    "updated",
];

/// The words of a language.
pub(super) fn of(
    playbook: &Playbook,
    lang: &Tag,
    title: &str,
    roles: &[String],
    services: &[String],
) -> Map<String, Value> {
    let lexicons = playbook.lexicons();
    let mut words = Map::new();
    let mut add = |key: String, word: &str| words.insert(key, Value::from(word));
    add("title".to_owned(), title);
    for key in OWN {
        add(key.to_owned(), lexicons.table(lang, key));
    }
    for key in &playbook.lifecycle().phases {
        add(format!("phase-{key}"), &playbook.phase_title(lang, key.as_str()));
    }
    for key in ["task", "activity", "section", "page"] {
        add(format!("kind.{key}"), lexicons.word(lang, Group::Kinds, key));
    }
    for key in roles {
        add(format!("role.{key}"), lexicons.word(lang, Group::Roles, key));
    }
    for key in services {
        add(format!("service.{key}"), lexicons.word(lang, Group::Services, key));
    }
    words
}

/// Words for the same things, as the search of a terminal knows them.
pub(super) fn synonyms(lexicons: &Lexicons) -> Vec<Synonyms> {
    let groups = [
        (Group::Roles, true),
        (Group::Services, true),
        (Group::Motions, false),
        (Group::Phases, false),
        (Group::Sections, false),
        (Group::Labels, false),
    ];
    let mut all = Vec::new();
    for (group, always) in groups {
        let keys: BTreeSet<&str> = lexicons
            .all()
            .flat_map(|lexicon| lexicon.words().group(group).iter().map(|(key, _)| key))
            .collect();
        for key in keys {
            let words = lexicons.all().map(|lexicon| {
                let words: Vec<&str> = lexicon.words().of_key(group, key).collect();
                (lexicon.tag().to_string(), json!(words))
            });
            all.push(Synonyms { always, words: words.collect() });
        }
    }
    all
}
