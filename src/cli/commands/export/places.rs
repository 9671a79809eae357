//! Where the headings and tasks of a page stand in a document.

use std::collections::VecDeque;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::cli::commands::export::Ticks;
use crate::output::page::places::{HeadingPlace, Places, RowPlace, ThingPlace};
use crate::playbook::{Page, PageKind, Section, SectionKind, Task};
use crate::query::search::translation::Translations;
use crate::query::search::{Thing, thing};
use crate::source::Key;
use crate::source::fold::tidy;

/// The places of a page.
pub(super) struct PagePlaces<'a> {
    page: &'a Page,
    ticks: Option<&'a Ticks>,
    prefix: String,
    headings: VecDeque<(String, HeadingPlace)>,
    rows: HashMap<String, VecDeque<&'a Task>>,
    taken: HashSet<String>,
    /// The next number behind an id that several rows have.
    numbers: HashMap<String, usize>,
    /// The activities, each with its id in the document.
    pub activities: Vec<(String, String)>,
}

impl<'a> PagePlaces<'a> {
    /// The places of a page whose ids begin with `prefix`.
    pub(super) fn new(
        page: &'a Page,
        prefix: &str,
        translations: &Translations<'a>,
        ticks: Option<&'a Ticks>,
    ) -> Self {
        let things: HashMap<u32, Thing<'a>> =
            thing::things(page).into_iter().map(|thing| (thing.line, thing)).collect();
        let mut activities = Vec::new();
        let place = |(section, heading, anchor): (&Section, String, String)| {
            let id = format!("{prefix}/{}", id(&anchor));
            if let SectionKind::Activity(index) = section.kind {
                activities.extend(page.activity(index).map(|activity| (id.clone(), activity.title.clone())));
            }
            let found = things.get(&section.line);
            let thing = found.map(|thing| ThingPlace {
                kind: thing.kind.as_str(),
                name: thing.id.clone(),
                at: format!("{} {}", thing.kind.as_str(), translations.key(thing).2),
            });
            (heading, HeadingPlace { id, thing })
        };
        let mut rows: HashMap<String, VecDeque<&Task>> = HashMap::new();
        for task in &page.tasks {
            rows.entry(tidy(&page.plain(task.id)).into_owned()).or_default().push_back(task);
        }
        let (headings, prefix) = (page.headings().into_iter().map(place).collect(), prefix.to_owned());
        Self {
            page,
            ticks,
            prefix,
            headings,
            rows,
            taken: HashSet::new(),
            numbers: HashMap::new(),
            activities,
        }
    }

    /// The tasks that had no row, in the order of the page.
    pub(super) fn left(&self) -> Vec<&'a Task> {
        let mut left: Vec<&Task> = self.rows.values().flatten().copied().collect();
        left.sort_by_key(|task| task.row.start);
        left
    }
}

impl Places for PagePlaces<'_> {
    fn heading(&mut self, text: &str) -> Option<HeadingPlace> {
        let text = tidy(text);
        let at = self.headings.iter().position(|(heading, _)| *heading == text)?;
        self.headings.drain(..=at).next_back().map(|(_, place)| place)
    }

    fn row(&mut self, first: &str) -> Option<RowPlace> {
        let task = self.rows.get_mut(tidy(first).as_ref())?.pop_front()?;
        let own = self.page.id(task).into_owned();
        let plain = format!("{}/{}", self.prefix, id(&own));
        let numbered =
            |number: usize| (number, if number == 1 { plain.clone() } else { format!("{plain}-{number}") });
        let mut free = (self.numbers.get(&plain).copied().unwrap_or(1)..).map(numbered);
        let (number, id) = free.find(|(_, id)| self.taken.insert(id.clone()))?;
        self.numbers.insert(plain, number + 1);
        let is_process = self.page.kind == PageKind::Process;
        let done = self.ticks.filter(|_| is_process).and_then(|ticks| ticks.done.get(&own).copied());
        Some(RowPlace {
            id,
            roles: keys(&task.roles),
            services: keys(&task.services),
            requirement: task.requirement.as_str(),
            done,
            task: own,
        })
    }
}

fn keys(keys: &[Key]) -> String {
    keys.iter().map(Key::as_str).collect::<Vec<_>>().join(" ")
}

/// A name as a part of an id, in which no blank may stand.
pub(super) fn id(name: &str) -> String {
    let part = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '.' | '/') { c } else { '_' };
    name.chars().map(part).collect()
}
