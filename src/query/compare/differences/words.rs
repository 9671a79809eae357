//! Words that a lexicon lacks, found by comparison: what a page says where its translation has a known word.

use std::collections::BTreeMap;

use crate::playbook::{Page, Playbook, SectionKind};
use crate::query::compare::alignment::Alignment;
use crate::source::lexicon::Group;
use crate::source::{Key, Span};

/// A word that could be added to a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The lexicon's group: `sections`, `roles`, `services`.
    pub group: &'static str,
    /// The key of the other language's word.
    pub key: String,
    /// The other language's word.
    pub known: String,
    /// The word as written.
    pub word: String,
    /// How often the two correspond.
    pub count: usize,
    /// The file of the first place.
    pub file: String,
    /// The line of the first place.
    pub line: u32,
}

/// The unknown words of the second language's pages where those of the first have a known one.
#[must_use]
pub fn words(playbook: &Playbook, pairs: &[(&Page, &Page)]) -> Vec<Word> {
    let mut found: BTreeMap<(&'static str, String, String), Word> = BTreeMap::new();
    let mut add = |group: &'static str, key: &Key, known: String, word: String, page: &Page, span: Span| {
        let slot = found.entry((group, key.to_string(), word.clone())).or_insert_with(|| {
            let (file, place) = page.place(span);
            Word {
                group,
                key: key.to_string(),
                known,
                word,
                count: 0,
                file: file.to_owned(),
                line: place.line,
            }
        });
        slot.count += 1;
    };
    for (a, b) in pairs {
        let alignment = Alignment::of(a, b);
        for (one, two) in
            alignment.sections.iter().filter_map(|(x, y)| Some((a.section((*x)?)?, b.section((*y)?)?)))
        {
            if let (SectionKind::Known(key), SectionKind::Other) = (&one.kind, &two.kind) {
                add("sections", key, a.heading(one), b.heading(two), b, two.heading);
            }
        }
        for (one, two) in
            alignment.tasks.iter().filter_map(|(x, y)| Some((a.tasks.get((*x)?)?, b.tasks.get((*y)?)?)))
        {
            let (roles, services) = two.written_keys();
            if let Some((key, _)) = counterpart(playbook, Group::Roles, (&one.roles, &roles)) {
                add("roles", &key, a.plain(one.role_text), b.plain(two.role_text), b, two.row);
            }
            if let Some((key, word)) = counterpart(playbook, Group::Services, (&one.services, &services)) {
                add("services", &key, a.plain(one.services_text), word, b, two.row);
            }
        }
    }
    found.into_values().collect()
}

/// The one known key that only the first has, and the one unknown key that only the second has.
fn counterpart(playbook: &Playbook, group: Group, keys: (&[Key], &[Key])) -> Option<(Key, String)> {
    let known = |key: &Key| {
        playbook.lexicons().all().any(|lexicon| lexicon.words().group(group).contains_key(key.as_str()))
    };
    let alone = |own: &[Key], other: &[Key]| {
        own.iter().filter(|key| !other.contains(key)).cloned().collect::<Vec<_>>()
    };
    match (&alone(keys.0, keys.1)[..], &alone(keys.1, keys.0)[..]) {
        ([key], [word]) if known(key) && !known(word) => Some((key.clone(), word.to_string())),
        _ => None,
    }
}
