//! The order of the playbook: phases, and the processes of each, the same in every language.

use std::collections::{HashMap, HashSet};

use crate::playbook::identity::{PHASES, PageKind, kind_of, phase_of_page};
use crate::playbook::links::key_of_target;
use crate::playbook::{LazyPage, Playbook};
use crate::source::Key;

/// Phases and processes in the order in which an engagement goes through them.
#[derive(Debug, Default)]
pub struct Lifecycle {
    /// The phases.
    pub phases: Vec<Key>,
    /// The keys of the processes.
    pub processes: Vec<String>,
    /// Their places.
    places: HashMap<String, usize>,
}

impl Lifecycle {
    /// The place of a phase; phases that nobody knows come last.
    #[must_use]
    pub fn phase(&self, key: &str) -> usize {
        self.phases.iter().position(|phase| phase.as_str() == key).unwrap_or(usize::MAX)
    }

    /// Whether a key is a process's.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// The place of a process; keys that are none come last.
    #[must_use]
    pub fn process(&self, key: &str) -> usize {
        self.places.get(key).copied().unwrap_or(usize::MAX)
    }
}

/// Finds the order of a playbook.
///
/// Within a phase the tables of contents come first, then the phase pages in whatever language, then the
/// links that the processes have to each other, then the keys.
pub(super) fn of(playbook: &Playbook) -> Lifecycle {
    let mut keys = keys(playbook);
    let named = named(playbook, &keys);
    let phases = phases(playbook, &keys);
    let at = |key: &str| named.get(key).copied().unwrap_or(usize::MAX);
    let phase_at =
        |phase: &str| phases.iter().position(|known| known.as_str() == phase).unwrap_or(usize::MAX);
    keys.sort_by(|(phase_a, a), (phase_b, b)| {
        (phase_at(phase_a), at(a), a).cmp(&(phase_at(phase_b), at(b), b))
    });
    follow_links(playbook, &mut keys, &named);
    let processes: Vec<String> = keys.into_iter().map(|(_, key)| key).collect();
    let places = processes.iter().enumerate().map(|(place, key)| (key.clone(), place)).collect();
    Lifecycle { phases, processes, places }
}

/// The processes, each with its phase.
fn keys(playbook: &Playbook) -> Vec<(String, String)> {
    let phase = |lazy_page: &LazyPage| match kind_of(lazy_page.key()) {
        (PageKind::Process, Some(phase)) => Some(phase.to_owned()),
        (PageKind::Other, _) => {
            let page = lazy_page.as_process(playbook)?;
            Some(page.phase.as_ref().map_or_else(String::new, ToString::to_string))
        }
        _ => None,
    };
    let mut keys = playbook.gather(|lazy_page| Some((phase(lazy_page)?, lazy_page.key().to_owned())));
    let mut seen = HashSet::new();
    keys.retain(|(_, key)| seen.insert(key.clone()));
    keys
}

/// The keys that tables of contents and phase pages name, each with its place among them. When all processes have been named,
/// nothing more is read: only the first place of a key counts.
fn named(playbook: &Playbook, keys: &[(String, String)]) -> HashMap<String, usize> {
    let contents = playbook.contents();
    let phases = playbook.lazy_pages().iter().filter(|lazy_page| phase_of_page(lazy_page.key()).is_some());
    let texts = contents.iter().map(|contents| contents.text.as_str());
    let mut named = HashMap::new();
    let mut missing: HashSet<&str> = keys.iter().map(|(_, key)| key.as_str()).collect();
    let mut seen = HashSet::new();
    for text in texts.chain(phases.map(|lazy_page| lazy_page.text(playbook))) {
        if missing.is_empty() {
            break;
        }
        for target in targets(text).filter(|target| seen.insert((*target).to_owned())) {
            let key = key_of_target(target, playbook.lexicons());
            missing.remove(key.as_str());
            let place = named.len();
            named.entry(key).or_insert(place);
        }
    }
    named
}

/// The phases that the playbook has: those of the lifecycle in its order, before those of its own.
fn phases(playbook: &Playbook, keys: &[(String, String)]) -> Vec<Key> {
    let mut own: Vec<&str> = keys.iter().map(|(phase, _)| phase.as_str()).collect();
    own.extend(playbook.lazy_pages().iter().filter_map(|lazy_page| phase_of_page(lazy_page.key())));
    own.retain(|phase| !phase.is_empty());
    own.sort_by_key(|phase| (PHASES.iter().position(|known| known == phase).unwrap_or(usize::MAX), *phase));
    own.dedup();
    own.into_iter().map(Key::new).collect()
}

/// Of two neighbours that nothing names, the one that links to the other comes first.
fn follow_links(playbook: &Playbook, keys: &mut [(String, String)], named: &HashMap<String, usize>) {
    let links = |from: &str, to: &str| {
        let lazy_page = playbook.lazy_pages_of(from).into_iter().next();
        let key = |target| key_of_target(target, playbook.lexicons());
        lazy_page.is_some_and(|lazy_page| targets(lazy_page.text(playbook)).any(|target| key(target) == to))
    };
    for at in 1..keys.len() {
        let Some([(phase_a, a), (phase_b, b)]) = keys.get(at - 1..=at) else { continue };
        let unnamed = |key: &String| !named.contains_key(key);
        if phase_a == phase_b && unnamed(a) && unnamed(b) && links(b, a) && !links(a, b) {
            keys.swap(at - 1, at);
        }
    }
}

/// What the links of a text lead to, by a scan that does not depend on any structure.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let of_markdown = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let of_toc = text.split("href:").skip(1).filter_map(|rest| rest.lines().next());
    of_markdown.chain(of_toc).map(str::trim)
}
