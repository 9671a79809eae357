//! Whole playbooks: the pages of two languages, or of two editions.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Drift, Kind, Said, Side, pages};
use crate::playbook::{Leaf, Page, Playbook};
use crate::query::Choice;
use crate::source::Tag;

/// What was found between two playbooks or languages.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The differences, page by page in the order of the lifecycle, other pages behind.
    pub found: Vec<Drift>,
    /// How many pages both have.
    pub compared: usize,
}

/// Compares two languages of a playbook.
#[must_use]
pub fn languages(playbook: &Playbook, a: &Tag, b: &Tag, wanted: impl Fn(&str) -> bool) -> Comparison {
    let keys = keys(&[playbook], &wanted);
    compare(keys.into_iter().map(|key| (key, a.clone(), b.clone())).collect(), playbook, playbook)
}

/// Compares two editions of a playbook, language by language.
#[must_use]
pub fn editions(a: &Playbook, b: &Playbook, langs: &[Tag], wanted: impl Fn(&str) -> bool) -> Comparison {
    let mut tags: Vec<Tag> = if langs.is_empty() { a.languages() } else { langs.to_vec() };
    if langs.is_empty() {
        tags.extend(b.languages());
        tags.sort();
        tags.dedup();
    }
    let keys = keys(&[a, b], &wanted);
    let of_key = |key: String| tags.iter().map(move |tag| (key.clone(), tag.clone(), tag.clone()));
    compare(keys.into_iter().flat_map(of_key).collect(), a, b)
}

/// The keys of all pages: processes in the order of the lifecycle, then the others by key.
fn keys(playbooks: &[&Playbook], wanted: &impl Fn(&str) -> bool) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for playbook in playbooks {
        for key in &playbook.lifecycle().processes {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }
    let others: BTreeSet<&str> =
        playbooks.iter().flat_map(|playbook| playbook.leaves().iter().map(Leaf::key)).collect();
    for key in others {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_owned());
        }
    }
    keys.retain(|key| wanted(key));
    keys
}

fn compare(wanted: Vec<(String, Tag, Tag)>, a: &Playbook, b: &Playbook) -> Comparison {
    let of_key = |(key, lang_a, lang_b): (String, Tag, Tag)| {
        let (one, two) = (page(a, &key, &lang_a), page(b, &key, &lang_b));
        match (one, two) {
            (Some(one), Some(two)) => {
                let found = pages(Side { playbook: a, page: one }, Side { playbook: b, page: two });
                (1, found)
            }
            (Some(one), None) => (0, vec![lone(Kind::PageMissing, one, &lang_a, &lang_b)]),
            (None, Some(two)) => (0, vec![lone(Kind::PageExtra, two, &lang_a, &lang_b)]),
            (None, None) => (0, Vec::new()),
        }
    };
    let of_pages: Vec<(usize, Vec<Drift>)> = wanted.into_par_iter().map(of_key).collect();
    let compared = of_pages.iter().map(|(count, _)| count).sum();
    let mut found: Vec<Drift> = of_pages.into_iter().flat_map(|(_, found)| found).collect();
    moved(&mut found);
    Comparison { found, compared }
}

fn page<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    let chosen = Choice::Strict(vec![lang.clone()]).pages(playbook, key);
    chosen.first().map(|chosen| chosen.page)
}

fn lone(kind: Kind, page: &Page, lang_a: &Tag, lang_b: &Tag) -> Drift {
    let said = Said { value: page.title.clone(), file: page.file.clone(), ..Said::default() };
    let missing = kind == Kind::PageMissing;
    Drift {
        kind,
        level: kind.level(),
        page: page.key.clone(),
        id: page.key.clone(),
        lang_a: lang_a.clone(),
        lang_b: lang_b.clone(),
        a: if missing { said.clone() } else { Said::default() },
        b: if missing { Said::default() } else { said },
    }
}

/// A task that is missing on one page and there on another has moved: one difference, not two.
fn moved(found: &mut Vec<Drift>) {
    let mut extra: Vec<Drift> = found.iter().filter(|drift| drift.kind == Kind::TaskExtra).cloned().collect();
    let mut used: Vec<Drift> = Vec::new();
    for drift in found.iter_mut().filter(|drift| drift.kind == Kind::TaskMissing) {
        let twin = extra.iter().position(|other| {
            other.id == drift.id && (&other.lang_a, &other.lang_b) == (&drift.lang_a, &drift.lang_b)
        });
        if let Some(other) = twin.map(|at| extra.remove(at)) {
            drift.kind = Kind::TaskMoved;
            drift.level = Kind::TaskMoved.level();
            drift.a.value.clone_from(&drift.page);
            drift.b = Said { value: other.page.clone(), ..other.b.clone() };
            used.push(other);
        }
    }
    found.retain(|drift| !used.contains(drift));
}
