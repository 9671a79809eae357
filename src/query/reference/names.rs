//! The names of a playbook's things, for references to be matched with.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::playbook::{ActivityIndex, LazyPage, Page, Playbook};
use crate::query::reference::Name;
use crate::source::Key;
use crate::source::lexicon::Group;

/// The processes, without titles: no page has to be read for them.
#[must_use]
pub fn processes(playbook: &Playbook) -> Vec<Name> {
    let lifecycle = playbook.lifecycle();
    let name = |key: &String| {
        let short = lifecycle.phases.iter().find_map(|phase| {
            let rest = key.strip_prefix(phase.as_str())?;
            rest.strip_prefix('-').map(str::to_owned)
        });
        Name { key: key.clone(), short, titles: Vec::new() }
    };
    lifecycle.processes.iter().map(name).collect()
}

/// Adds the titles that pages of these keys have in all languages.
pub fn add_titles(playbook: &Playbook, names: &mut [Name]) {
    let mut titles: HashMap<&str, Vec<&str>> = HashMap::new();
    for page in playbook.pages(&[]) {
        titles.entry(&page.key).or_default().push(&page.title);
    }
    for name in names {
        let own = titles.get(name.key.as_str()).into_iter().flatten();
        name.titles.extend(own.map(|title| (*title).to_owned()));
    }
}

/// The phases, with their words in all languages.
#[must_use]
pub fn phases(playbook: &Playbook) -> Vec<Name> {
    let name = |key: &Key| {
        let lexicons = playbook.lexicons().all();
        let words = lexicons.flat_map(|lexicon| lexicon.words().of_key(Group::Phases, key.as_str()));
        Name::new(key.as_str()).titled(words.map(ToString::to_string))
    };
    playbook.lifecycle().phases.iter().map(name).collect()
}

/// All pages that are no process, by key, without titles.
#[must_use]
pub fn other_pages(playbook: &Playbook) -> Vec<Name> {
    let lifecycle = playbook.lifecycle();
    let mut keys: Vec<&str> = playbook.lazy_pages().iter().map(LazyPage::key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().filter(|key| !lifecycle.has(key)).map(Name::new).collect()
}

/// The roles, services or motions of all lexicons.
#[must_use]
pub fn words_of(playbook: &Playbook, group: Group) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for lexicon in playbook.lexicons().all() {
        for (key, words) in lexicon.words().group(group).iter() {
            let words = words.map(str::to_owned);
            match names.iter_mut().find(|name| name.key == *key) {
                Some(name) => name.titles.extend(words),
                None => names.push(Name::new(key).titled(words)),
            }
        }
    }
    // Tables show the short names of roles and services.
    for name in &mut names {
        let short =
            playbook.lexicons().all().filter_map(|lexicon| lexicon.words().short.get(&name.key).next());
        name.titles.extend(short.map(str::to_owned));
    }
    names
}

/// Adds the keys that pages made of words no lexicon knows.
pub fn add_unknown(names: &mut Vec<Name>, pages: &[&Page], group: Group) {
    for task in pages.iter().flat_map(|page| &page.tasks) {
        let keys: Vec<&Key> = match group {
            Group::Roles => task.roles.iter().collect(),
            Group::Services => task.services.iter().collect(),
            _ => Vec::new(),
        };
        for key in keys {
            if !names.iter().any(|name| name.key == key.as_str()) {
                names.push(Name::new(key.as_str()));
            }
        }
    }
}

/// The tasks of pages, by id, with their names in all these pages.
#[must_use]
pub fn tasks(pages: &[&Page]) -> Vec<Name> {
    let mut titles: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in pages {
        for task in &page.tasks {
            let own = titles.entry(page.id(task).into_owned()).or_default();
            own.push(page.plain(task.name));
        }
    }
    titles.into_iter().map(|(id, titles)| Name::new(&id).titled(titles)).collect()
}

/// The names of the activities of pages, with the page and the index there.
#[must_use]
pub fn activities<'a>(pages: &[&'a Page]) -> Vec<(&'a Page, ActivityIndex, Name)> {
    let of_page = |page: &&'a Page| {
        let page = *page;
        page.indexed_activities().map(move |(index, activity)| {
            let key = Key::from_words(&activity.title);
            (page, index, Name::new(key.as_str()).titled([activity.title.clone()]))
        })
    };
    pages.iter().flat_map(of_page).collect()
}
