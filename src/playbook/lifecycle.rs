//! The order of phases and processes, the same in every language.

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use memchr::memmem;

use crate::playbook::identity::{PHASES, PageKind, kind_of, phase_of_page};
use crate::playbook::links::key_of_target;
use crate::playbook::{Contents, LazyPage, Playbook};
use crate::source::Key;

/// Phases and processes in their order.
#[derive(Debug, Default)]
pub struct Lifecycle {
    /// The phases.
    pub phases: Vec<Key>,
    /// The keys of the processes.
    pub processes: Vec<String>,
    /// What pages call the phases that only they know, by key.
    pub titles: HashMap<String, String>,
    /// The place of each process.
    places: HashMap<String, Place>,
    /// How many processes are in a phase that has a place in the lifecycle; they come first.
    placed: usize,
}

/// Where a process stands.
#[derive(Debug)]
struct Place {
    position: usize,
    phase: String,
    /// Whether a table of contents or a phase page says where in its phase.
    listed: bool,
}

impl Lifecycle {
    /// The position of a phase; unknown phases come last.
    #[must_use]
    pub fn phase(&self, key: &str) -> usize {
        self.phases.iter().position(|phase| phase.as_str() == key).unwrap_or(usize::MAX)
    }

    /// Whether there is a process with a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// Whether a process is in a phase that has a place in the lifecycle.
    #[must_use]
    pub fn is_placed(&self, key: &str) -> bool {
        self.process(key) < self.placed
    }

    /// The processes after one, as far as both have a place in the lifecycle.
    #[must_use]
    pub fn after(&self, key: &str) -> &[String] {
        let next = self.process(key).saturating_add(1);
        self.processes.get(next..self.placed).unwrap_or_default()
    }

    /// The position of a process; other keys come last.
    #[must_use]
    pub fn process(&self, key: &str) -> usize {
        self.places.get(key).map_or(usize::MAX, |place| place.position)
    }

    /// Whether a step leads back in the lifecycle. Where nothing but the alphabet tells the order, it does not.
    #[must_use]
    pub fn leads_back(&self, from: &str, to: &str) -> bool {
        let (Some(start), Some(end)) = (self.places.get(from), self.places.get(to)) else { return false };
        let is_told = if start.phase == end.phase {
            start.listed && end.listed
        } else {
            self.is_placed(from) && self.is_placed(to)
        };
        is_told && end.position < start.position
    }
}

/// Determines the order of a playbook.
///
/// Within a phase, the order is that of the tables of contents, then of the phase pages in any language, then of the
/// links between processes, then of the keys.
pub(super) fn of(playbook: &Playbook) -> Lifecycle {
    let mut titles = HashMap::new();
    let mut keys = keys(playbook, &mut titles);
    let contents = playbook.contents();
    let listed = listed(playbook, &contents, &keys);
    let order = phase_order(playbook, &contents, &keys);
    let phases = phases(playbook, &keys, &order);
    let placed = keys.iter().filter(|(phase, _)| order.contains(phase)).count();
    let at = |key: &str| listed.get(key).copied().unwrap_or(usize::MAX);
    let phase_at =
        |phase: &str| phases.iter().position(|known| known.as_str() == phase).unwrap_or(usize::MAX);
    let is_archived = |key: &str| playbook.lazy_pages_of(key).into_iter().all(LazyPage::is_archived);
    keys.sort_by_cached_key(|(phase, key)| (phase_at(phase), is_archived(key), at(key), key.clone()));
    let current = keys.iter().filter(|(_, key)| !is_archived(key)).map(|(_, key)| key.clone()).collect();
    follow_links(playbook, &mut keys, &listed, &current);
    let processes: Vec<String> = keys.iter().map(|(_, key)| key.clone()).collect();
    let placed_at = |(position, (phase, key)): (usize, (String, String))| {
        let listed = listed.contains_key(&key);
        (key, Place { position, phase, listed })
    };
    let all = keys.into_iter().enumerate().map(placed_at).collect();
    Lifecycle { phases, processes, titles, places: all, placed }
}

/// The processes, each with its phase and what its page calls the phase.
fn keys(playbook: &Playbook, titles: &mut HashMap<String, String>) -> Vec<(String, String)> {
    let phase = |lazy_page: &LazyPage| {
        if let (PageKind::Process, Some(named)) = kind_of(lazy_page.key()) {
            let phase =
                || lazy_page.phase_at_top(playbook).map_or_else(|| named.to_owned(), |key| key.to_string());
            return lazy_page.is_process(playbook).then(|| (phase(), String::new()));
        }
        let page = lazy_page.as_process(playbook)?;
        let label = page.labels.iter().find(|label| label.label.as_str() == "phase");
        let phase = page.phase.as_ref().map_or_else(String::new, ToString::to_string);
        Some((phase, label.map_or_else(String::new, |label| label.words.clone())))
    };
    let told = |lazy_page: &LazyPage| Some((phase(lazy_page)?, lazy_page.key().to_owned()));
    // One page is enough, and nearly always the first one tells.
    let is_first = |lazy_page: &LazyPage| {
        playbook.lazy_pages_of(lazy_page.key()).first().is_some_and(|first| first.file == lazy_page.file)
    };
    let mut keys = playbook.filter_map(|lazy_page| if is_first(lazy_page) { told(lazy_page) } else { None });
    let mut seen: HashSet<String> = keys.iter().map(|(_, key)| key.clone()).collect();
    let others = playbook.filter_map(|lazy_page| {
        if is_first(lazy_page) || seen.contains(lazy_page.key()) { None } else { told(lazy_page) }
    });
    keys.extend(others.into_iter().filter(|(_, key)| seen.insert(key.clone())));
    let told = |((phase, title), key): ((String, String), String)| {
        titles.entry(phase.clone()).or_insert(title);
        (phase, key)
    };
    keys.into_iter().map(told).collect()
}

/// The keys in tables of contents and phase pages, each with its first position. Stops reading once every process has one.
fn listed(playbook: &Playbook, contents: &[Contents], keys: &[(String, String)]) -> HashMap<String, usize> {
    let phases = playbook.lazy_pages().iter().filter(|lazy_page| phase_of_page(lazy_page.key()).is_some());
    let texts = contents.iter().map(|contents| contents.text.as_str());
    let mut listed = HashMap::new();
    let mut missing: HashSet<&str> = keys.iter().map(|(_, key)| key.as_str()).collect();
    let mut seen = HashSet::new();
    for text in texts.chain(phases.map(|lazy_page| lazy_page.text(playbook))) {
        if missing.is_empty() {
            break;
        }
        for target in targets(text).filter(|target| seen.insert((*target).to_owned())) {
            let key = key_of_target(target, playbook.lexicons());
            missing.remove(key.as_str());
            let position = listed.len();
            listed.entry(key).or_insert(position);
        }
    }
    listed
}

/// The order of the phases that a table of contents or a landing page lists, by their pages or else by their
/// processes, and of the known ones.
///
/// A known phase that is not listed follows the known one before it.
fn phase_order(playbook: &Playbook, contents: &[Contents], keys: &[(String, String)]) -> Vec<String> {
    const FEWEST: usize = 2;
    let is_landing = |lazy_page: &&LazyPage| kind_of(lazy_page.key()).0 == PageKind::Landing;
    let landing = playbook.lazy_pages().iter().filter(is_landing).map(|lazy_page| lazy_page.text(playbook));
    let texts: Vec<&str> = contents.iter().map(|contents| contents.text.as_str()).chain(landing).collect();
    let listed = |text: &str, phase_of: &dyn Fn(&str) -> Option<String>| {
        let mut phases: Vec<String> = Vec::new();
        for target in targets(text) {
            let phase = phase_of(&key_of_target(target, playbook.lexicons()));
            phases.extend(phase.filter(|phase| !phase.is_empty() && !phases.contains(phase)));
        }
        (phases.len() >= FEWEST).then_some(phases)
    };
    let by_page = |key: &str| phase_of_page(key).map(str::to_owned);
    let processes: HashMap<&str, &String> = keys.iter().map(|(phase, key)| (key.as_str(), phase)).collect();
    let by_process = |key: &str| processes.get(key).map(ToString::to_string);
    let by_pages = texts.iter().find_map(|text| listed(text, &by_page));
    let by_processes = || texts.iter().find_map(|text| listed(text, &by_process));
    let mut order = by_pages.or_else(by_processes).unwrap_or_default();
    for (at, phase) in PHASES.into_iter().enumerate() {
        if !order.iter().any(|own| own == phase) {
            let before = PHASES.get(..at).unwrap_or_default();
            let last = order.iter().rposition(|own| before.contains(&own.as_str()));
            order.insert(last.map_or(0, |last| last + 1), phase.to_owned());
        }
    }
    order
}

/// The phases of the playbook: those that have a place in the lifecycle, then others.
fn phases(playbook: &Playbook, keys: &[(String, String)], order: &[String]) -> Vec<Key> {
    let mut own: Vec<&str> = keys.iter().map(|(phase, _)| phase.as_str()).collect();
    own.extend(playbook.lazy_pages().iter().filter_map(|lazy_page| phase_of_page(lazy_page.key())));
    own.retain(|phase| !phase.is_empty());
    own.sort_by_key(|phase| (order.iter().position(|known| known == phase).unwrap_or(usize::MAX), *phase));
    own.dedup();
    own.into_iter().map(Key::new).collect()
}

/// Swaps neighbours that are not listed if only the second links to the first.
fn follow_links(
    playbook: &Playbook,
    keys: &mut [(String, String)],
    listed: &HashMap<String, usize>,
    current: &HashSet<String>,
) {
    let links = |from: &str, to: &str| {
        let lazy_page = playbook.lazy_pages_of(from).into_iter().next();
        let key = |target| key_of_target(target, playbook.lexicons());
        lazy_page.is_some_and(|lazy_page| targets(lazy_page.text(playbook)).any(|target| key(target) == to))
    };
    for at in 1..keys.len() {
        let Some([(phase_a, a), (phase_b, b)]) = keys.get(at - 1..=at) else { continue };
        let is_unlisted = |key: &String| !listed.contains_key(key) && current.contains(key);
        if phase_a == phase_b && is_unlisted(a) && is_unlisted(b) && links(b, a) && !links(a, b) {
            keys.swap(at - 1, at);
        }
    }
}

/// The targets of links in Markdown, HTML and tables of contents, found by a plain text search. None reaches beyond the
/// next mark of its kind: a line of marks alone would be read once for each of them.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let mut targets: Vec<(usize, &str)> = Vec::new();
    for (mark, ends) in
        [("](", [')', ' ']), ("]:", [' ', ' ']), ("href=", ['>', ' ']), ("href:", ['\n', '\n'])]
    {
        let mut marks = memmem::find_iter(text.as_bytes(), mark).peekable();
        while let Some(start) = marks.next().map(|at| at + mark.len()) {
            let end = marks.peek().copied().unwrap_or(text.len());
            targets.extend(text.get(start..end).map(|text| (start, target(text, ends))));
        }
    }
    targets.sort_unstable();
    targets.into_iter().map(|(_, target)| target)
}

/// The target that a line begins with: within quotation marks or angle brackets, or up to one of some characters.
fn target(text: &str, ends: [char; 2]) -> &str {
    let line = text.lines().next().unwrap_or_default().trim();
    let inside = |close: char| line.get(1..).and_then(|rest| rest.split(close).next());
    let enclosed = match line.chars().next() {
        Some(quote @ ('"' | '\'')) => inside(quote),
        Some('<') => inside('>'),
        _ => None,
    };
    enclosed.unwrap_or_else(|| line.split(ends).next().unwrap_or_default())
}
