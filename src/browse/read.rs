//! Reads the tree from a playbook.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::browse::thing::{Kind, Thing};
use crate::browse::tree::Node;
use crate::playbook::identity::phase_of_page;
use crate::playbook::{ActivityIndex, Page, PageKind, Playbook, Task};
use crate::query::{Choice, Filter};
use crate::source::Key;

/// The tasks of a checklist, by the keys of their processes and their ids, and whether each is done.
pub type Ticks = HashMap<(String, String), bool>;

/// What the tree is read from.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// The language preference.
    pub choice: &'a Choice,
    /// What the tree is narrowed to, if it is.
    pub filter: Option<&'a Filter>,
    /// The shortest references to processes, by key.
    pub references: &'a dyn Fn(&str) -> String,
    /// The tasks of the checklist in use.
    pub ticks: &'a Ticks,
}

impl Reader<'_> {
    /// Phases with their processes, activities and tasks; then the other pages, below `pages`.
    #[must_use]
    pub fn nodes(&self, pages: &str) -> Vec<Node> {
        let lifecycle = self.playbook.lifecycle();
        let chosen = self.choice.all_pages(self.playbook, &lifecycle.processes);
        let lang = self.choice.lang();
        let mut nodes = Vec::new();
        let mut processes: Vec<&Page> = chosen.iter().map(|chosen| chosen.page).collect();
        processes.dedup_by(|one, other| one.key == other.key);
        let homes = homes(&processes);
        for phase in &lifecycle.phases {
            let title = self.playbook.phase_title(&lang, phase.as_str());
            let thing = thing(Kind::Phase, phase.as_str(), "", phase.as_str(), &title);
            let own = processes.extract_if(.., |page| page.phase.as_ref() == Some(phase));
            let below: Vec<Node> = own.flat_map(|page| self.process(page, 1, &homes)).collect();
            if self.filter.is_none() || !below.is_empty() {
                nodes.push(above(Node { thing, ..Node::default() }, &below));
                nodes.extend(below);
            }
        }
        // A process that belongs to no phase is a process all the same.
        nodes.extend(processes.into_iter().flat_map(|page| self.process(page, 0, &homes)));
        if self.filter.is_none() {
            nodes.extend(self.others(pages));
        }
        nodes
    }

    /// A process with its activities and tasks; nothing if it has none that is asked for.
    fn process(&self, page: &Page, level: usize, homes: &Homes<'_>) -> Vec<Node> {
        if self.filter.is_some_and(|filter| !filter.takes_page(page)) {
            return Vec::new();
        }
        let reference = (self.references)(&page.key);
        let mut below = Vec::new();
        for (index, activity) in page.indexed_activities() {
            let tasks = self.tasks((page, &reference), Some(index), level + 2, homes);
            if self.filter.is_some() && tasks.is_empty() {
                continue;
            }
            let key = Key::from_words(&activity.title);
            let own = format!("{reference}/{key}");
            let place = index.position().to_string();
            let thing = thing(Kind::Activity, &page.key, &place, &own, &activity.title);
            below.push(above(Node { thing, level: level + 1, ..Node::default() }, &tasks));
            below.extend(tasks);
        }
        below.extend(self.tasks((page, &reference), None, level + 1, homes));
        if self.filter.is_some() && below.is_empty() {
            return Vec::new();
        }
        let thing = thing(Kind::Process, &page.key, "", &reference, &page.title);
        let process = above(Node { thing, level, ..Node::default() }, &below);
        std::iter::once(process).chain(below).collect()
    }

    /// The tasks of an activity, or those that belong to none.
    fn tasks(
        &self,
        (page, reference): (&Page, &str),
        activity: Option<ActivityIndex>,
        level: usize,
        homes: &Homes<'_>,
    ) -> Vec<Node> {
        let own = page.tasks.iter().filter(|task| task.activity == activity);
        let asked = own.filter(|task| self.filter.is_none_or(|filter| filter.takes_task(page, task)));
        let node = |task: &Task| {
            let id = page.id(task);
            // The id alone means the first process that has the task.
            let is_shared = homes.get(&id).is_some_and(Option::is_none);
            let reference = if is_shared { format!("{reference}/{id}") } else { id.to_string() };
            let tick = self.ticks.get(&(page.key.clone(), id.to_string()));
            Node {
                thing: thing(Kind::Task, &page.key, &id, &reference, &page.plain(task.name)),
                level,
                tasks: 1,
                requirement: Some(task.requirement),
                listed: usize::from(tick.is_some()),
                done: usize::from(tick == Some(&true)),
            }
        };
        asked.map(node).collect()
    }

    /// The pages that are neither a process nor the page of a phase.
    fn others(&self, title: &str) -> Vec<Node> {
        let lifecycle = self.playbook.lifecycle();
        let mut keys: Vec<String> =
            self.playbook.lazy_pages().iter().map(|page| page.key().to_owned()).collect();
        keys.retain(|key| !lifecycle.has(key) && phase_of_page(key).is_none());
        keys.sort_unstable();
        keys.dedup();
        let chosen = self.choice.all_pages(self.playbook, &keys);
        let pages = chosen.iter().map(|chosen| chosen.page).filter(|page| page.kind != PageKind::Process);
        let mut nodes =
            vec![Node { thing: thing(Kind::Pages, "", "pages", "pages", title), ..Node::default() }];
        nodes.extend(pages.map(|page| Node {
            thing: thing(Kind::Page, &page.key, "", &page.key, &page.title),
            level: 1,
            ..Node::default()
        }));
        if let [first, rest @ ..] = &mut nodes[..] {
            first.tasks = rest.len();
        }
        nodes.truncate(if nodes.len() == 1 { 0 } else { nodes.len() });
        nodes
    }
}

/// The key of the one process that has a task, by its id; none if several have it.
type Homes<'a> = HashMap<Cow<'a, str>, Option<&'a str>>;

fn homes<'a>(processes: &[&'a Page]) -> Homes<'a> {
    let mut homes = Homes::new();
    for page in processes {
        for task in &page.tasks {
            let home = homes.entry(page.id(task)).or_insert(Some(&page.key));
            *home = home.filter(|key| *key == page.key);
        }
    }
    homes
}

fn thing(kind: Kind, page: &str, id: &str, reference: &str, title: &str) -> Thing {
    let [page, id, reference, title] = [page, id, reference, title].map(str::to_owned);
    Thing { kind, page, id, reference, title }
}

/// A node with the counts of the tasks below it.
fn above(node: Node, below: &[Node]) -> Node {
    let tasks = || below.iter().filter(|node| node.thing.kind == Kind::Task);
    let (listed, done) = (tasks().map(|task| task.listed).sum(), tasks().map(|task| task.done).sum());
    Node { tasks: tasks().count(), listed, done, ..node }
}
