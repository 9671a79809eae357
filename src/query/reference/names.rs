//! The names of a playbook's things, for references to be matched with.

use crate::playbook::identity::phase_of_page;
use crate::playbook::{ActivityIndex, Page, Playbook};
use crate::query::reference::Name;
use crate::source::lexicon::Group;
use crate::source::{Key, Tag};

/// The processes, without titles: no page has to be read for them.
#[must_use]
pub fn processes(playbook: &Playbook) -> Vec<Name> {
    let lifecycle = playbook.lifecycle();
    let name = |key: &String| {
        let prefix = lifecycle.phases.iter().find_map(|phase| {
            let rest = key.strip_prefix(phase.as_str())?;
            rest.strip_prefix('-').map(str::to_owned)
        });
        Name { key: key.clone(), short: prefix, titles: Vec::new() }
    };
    lifecycle.processes.iter().map(name).collect()
}

/// The shortest reference to a process.
#[must_use]
pub fn brief(playbook: &Playbook, key: &str) -> String {
    let names = processes(playbook);
    names
        .iter()
        .find(|name| name.key == key)
        .map_or_else(|| key.to_owned(), |name| crate::query::reference::brief(&names, name))
}

/// Gives names the titles that their pages have in all languages.
#[must_use]
pub fn with_titles(playbook: &Playbook, mut names: Vec<Name>) -> Vec<Name> {
    for page in playbook.pages(&[]) {
        if let Some(name) = names.iter_mut().find(|name| name.key == page.key) {
            name.titles.push(page.title.clone());
        }
    }
    names
}

/// The phases, with their words in all languages and the titles of their pages.
#[must_use]
pub fn phases(playbook: &Playbook) -> Vec<Name> {
    let words = |key: &Key| Name::new(key.as_str()).titled(words(playbook, Group::Phases, key.as_str()));
    playbook.lifecycle().phases.iter().map(words).collect()
}

/// All pages that are no process, by key, without titles.
#[must_use]
pub fn other_pages(playbook: &Playbook) -> Vec<Name> {
    let lifecycle = playbook.lifecycle();
    let mut keys: Vec<&str> = playbook.lazy_pages().iter().map(crate::playbook::LazyPage::key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| lifecycle.process(key) == usize::MAX);
    keys.into_iter()
        .map(|key| Name { short: phase_of_page(key).map(|_| key.to_owned()), ..Name::new(key) })
        .collect()
}

/// Roles, services or motions: those of the lexicons, and those that only the playbook's tasks name.
#[must_use]
pub fn words_of(playbook: &Playbook, group: Group) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for lexicon in playbook.lexicons().all() {
        for (key, list) in lexicon.words().group(group).iter() {
            match names.iter_mut().find(|name| name.key == *key) {
                Some(name) => name.titles.extend(list.iter().map(ToString::to_string)),
                None => names.push(Name::new(key).titled(list.iter().map(ToString::to_string))),
            }
        }
    }
    names
}

/// Adds the keys that pages made of words no lexicon knows.
pub fn add_unknown(names: &mut Vec<Name>, pages: &[&Page], group: Group) {
    for page in pages {
        for task in &page.tasks {
            let keys: Vec<&Key> = match group {
                Group::Roles => task.role.iter().collect(),
                _ => task.services.iter().collect(),
            };
            for key in keys {
                if !names.iter().any(|name| name.key == key.as_str()) {
                    names.push(Name::new(key.as_str()));
                }
            }
        }
    }
}

fn words(playbook: &Playbook, group: Group, key: &str) -> Vec<String> {
    let words = playbook.lexicons().all().flat_map(|lexicon| lexicon.words().of_key(group, key));
    words.map(ToString::to_string).collect()
}

/// An activity of a process, wherever a language has it.
#[derive(Clone, Debug)]
pub struct ActivityName {
    /// The process's key.
    pub process: String,
    /// The language whose page has it so.
    pub lang: Tag,
    /// Its index on that page.
    pub index: ActivityIndex,
    /// The name to match.
    pub name: Name,
}

/// The activities of pages.
#[must_use]
pub fn activities(pages: &[&Page]) -> Vec<ActivityName> {
    let of_page = |page: &&Page| {
        let page = *page;
        page.indexed_activities()
            .map(|(index, activity)| ActivityName {
                process: page.key.clone(),
                lang: page.lang.clone(),
                index,
                name: Name::new(Key::from_words(&activity.title).as_str()).titled([activity.title.clone()]),
            })
            .collect::<Vec<_>>()
    };
    pages.iter().flat_map(of_page).collect()
}

/// The index of an activity on another language's page of the process: by the tasks they share, else by
/// their place, where both pages have as many.
#[must_use]
pub fn same_activity(from: &Page, index: ActivityIndex, to: &Page) -> Option<ActivityIndex> {
    let ids: Vec<_> = from.tasks_of(index).map(|task| from.id(task)).collect();
    let shared = to.tasks.iter().find(|task| ids.contains(&to.id(task))).and_then(|task| task.activity);
    let by_place = || (from.activities.len() == to.activities.len()).then_some(index);
    shared.or_else(by_place)
}
