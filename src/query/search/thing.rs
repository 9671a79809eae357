//! What can be found: the tasks, activities, sections, links of a page and the page itself, with their texts.

use std::collections::HashMap;

use crate::playbook::{ActivityIndex, Page, Section, SectionKind, Task};
use crate::query::Filter;
use crate::query::search::field::{MatchRank, TextField};
use crate::query::search::text::Writer;
use crate::source::Key;

/// What a found thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ThingKind {
    /// A row of a task table.
    Task,
    /// A step of a process.
    Activity,
    /// A heading and what stands below it.
    Section,
    /// A page, by its title and what stands above its first section.
    Page,
    /// A link or an image.
    Link,
}

impl ThingKind {
    /// All kinds, in the order of the output contract.
    pub const ALL: [Self; 5] = [Self::Task, Self::Activity, Self::Section, Self::Page, Self::Link];

    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Activity => "activity",
            Self::Section => "section",
            Self::Page => "page",
            Self::Link => "link",
        }
    }

    /// The kind that a word means, in the singular or plural.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::ALL.into_iter().find(|kind| {
            let name = kind.as_str();
            word == name
                || word.strip_suffix('s') == Some(name)
                || (name == "activity" && word == "activities")
        })
    }
}

/// A thing of a page.
#[derive(Clone, Debug)]
pub struct Thing<'a> {
    /// What it is.
    pub kind: ThingKind,
    /// Its page.
    pub page: &'a Page,
    /// A task's id, a page's key, a section's key, a link's target.
    pub id: String,
    /// The activity it is or stands in.
    pub activity: Option<ActivityIndex>,
    /// Its place among the page's things of its kind.
    pub index: usize,
    /// Of a section that the lexicon knows: how many of its key stand above it.
    pub above: Option<usize>,
    /// The line it begins at.
    pub line: u32,
    /// Its texts; the first is its title.
    pub fields: Vec<TextField>,
}

impl Thing<'_> {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        let title = self.fields.iter().find(|field| field.level != MatchRank::Id);
        title.map_or("", |field| field.text.as_str())
    }
}

/// Which things are looked at.
#[derive(Clone, Debug, Default)]
pub struct ThingScope {
    /// Kinds; none for all.
    pub kinds: Vec<ThingKind>,
    /// What the options and filters ask for.
    pub filter: Filter,
}

impl ThingScope {
    fn wants(&self, kind: ThingKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether the filters are about tasks and activities alone.
    fn is_of_tasks(&self) -> bool {
        let filter = &self.filter;
        !filter.roles.is_empty()
            || !filter.services.is_empty()
            || !filter.motions.is_empty()
            || !filter.requirements.is_empty()
            || filter.by_activity
    }
}

/// The things of a page that are looked at.
#[must_use]
pub fn things<'a>(page: &'a Page, scope: &ThingScope) -> Vec<Thing<'a>> {
    if !scope.filter.takes_page(page) {
        return Vec::new();
    }
    let mut things = Vec::new();
    if scope.wants(ThingKind::Task) {
        let rows = page.tasks.iter().enumerate().filter(|(_, row)| scope.filter.takes_task(page, row));
        things.extend(rows.map(|(index, row)| task(page, index, row)));
    }
    let owners = owners(page);
    if [ThingKind::Activity, ThingKind::Section, ThingKind::Page].into_iter().any(|kind| scope.wants(kind)) {
        let takes = |thing: &Thing<'_>| match thing.activity {
            Some(index) => scope.filter.takes_activity(page, index),
            None => !scope.is_of_tasks(),
        };
        let of_parts = of_sections(page, &owners).into_iter();
        things.extend(of_parts.filter(|thing| scope.wants(thing.kind) && takes(thing)));
    }
    if scope.wants(ThingKind::Link) && !scope.is_of_tasks() {
        things.extend(links(page, &owners));
    }
    things
}

fn task<'a>(page: &'a Page, index: usize, row: &Task) -> Thing<'a> {
    let id = page.id(row).into_owned();
    let field = |level, text: String| TextField { level, text, line: row.line };
    let mut fields = vec![field(MatchRank::Id, id.clone()), field(MatchRank::Name, page.plain(row.name))];
    for cell in [row.role_text, row.services_text] {
        let text = page.plain(cell);
        if !text.is_empty() {
            fields.push(field(MatchRank::Label, text));
        }
    }
    Thing {
        kind: ThingKind::Task,
        page,
        id,
        activity: row.activity,
        index,
        above: None,
        line: row.line,
        fields,
    }
}

fn links<'a>(page: &'a Page, owners: &[Option<ActivityIndex>]) -> impl Iterator<Item = Thing<'a>> {
    page.links().iter().enumerate().map(|(index, link)| {
        let line = page.text.place(link.span.start).line;
        let field = |level, text: &str| TextField { level, text: text.to_owned(), line };
        let fields = vec![field(MatchRank::Label, &link.text), field(MatchRank::Body, &link.target)];
        let activity = owners.get(link.section.position()).copied().flatten();
        Thing {
            kind: ThingKind::Link,
            page,
            id: link.target.clone(),
            activity,
            index,
            above: None,
            line,
            fields,
        }
    })
}

/// The activity that each section of a page stands in: deeper headings without meaning of their own and task
/// tables go on with it.
fn owners(page: &Page) -> Vec<Option<ActivityIndex>> {
    let mut current: Option<(ActivityIndex, u8)> = None;
    let owner = |section: &Section| {
        current = match section.kind {
            SectionKind::Activity(index) => Some((index, section.level)),
            SectionKind::TaskTable => current,
            SectionKind::Other => current.filter(|(_, level)| section.level > *level),
            _ => None,
        };
        current.map(|(index, _)| index)
    };
    page.sections.iter().map(owner).collect()
}

/// The page, its activities and its sections, with what stands below their headings.
fn of_sections<'a>(page: &'a Page, owners: &[Option<ActivityIndex>]) -> Vec<Thing<'a>> {
    let mut writer = Writer::new(page);
    let mut things = vec![of_page(page)];
    let mut sections = 0;
    let mut known: HashMap<Key, usize> = HashMap::new();
    for (section, owner) in page.sections.iter().zip(owners) {
        let goes_on = match section.kind {
            SectionKind::Title => things.len() == 1,
            SectionKind::Activity(_) => false,
            _ => section.level == 0 || owner.is_some(),
        };
        if !goes_on {
            things.push(match section.kind {
                SectionKind::Activity(index) => activity(page, index),
                _ => section_thing(page, section, sections, &mut known),
            });
            sections += usize::from(owner.is_none());
        } else if let Some(thing) = things.last_mut().filter(|_| owner.is_some()) {
            // A heading within an activity is a text of the activity.
            let text = page.heading(section);
            thing.fields.push(TextField { level: MatchRank::Heading, text, line: section.line });
        }
        if let Some(thing) = things.last_mut() {
            if section.kind == SectionKind::Title {
                thing.line = section.line.max(1);
            }
            writer.write(section, &mut thing.fields);
        }
    }
    things
}

fn of_page(page: &Page) -> Thing<'_> {
    let field = |level, text: &str| TextField { level, text: text.to_owned(), line: 1 };
    let fields = vec![field(MatchRank::Title, &page.title), field(MatchRank::Label, &page.key)];
    Thing {
        kind: ThingKind::Page,
        page,
        id: page.key.clone(),
        activity: None,
        index: 0,
        above: None,
        line: 1,
        fields,
    }
}

fn activity(page: &Page, index: ActivityIndex) -> Thing<'_> {
    let own = page.activity(index);
    let line = own.map_or(1, |activity| activity.line);
    let title = own.map(|activity| activity.title.clone()).unwrap_or_default();
    let id = Key::from_words(&title).to_string();
    let mut fields = vec![TextField { level: MatchRank::Activity, text: title, line }];
    let labels = own.map(|activity| activity.labels.as_slice()).unwrap_or_default();
    let label = |label: &crate::playbook::Label| TextField {
        level: MatchRank::Label,
        text: label.words.clone(),
        line: label.line,
    };
    fields.extend(labels.iter().map(label));
    Thing {
        kind: ThingKind::Activity,
        page,
        id,
        activity: Some(index),
        index: index.position(),
        above: None,
        line,
        fields,
    }
}

fn section_thing<'a>(
    page: &'a Page,
    section: &Section,
    index: usize,
    known: &mut HashMap<Key, usize>,
) -> Thing<'a> {
    let heading = page.heading(section);
    let (id, above) = match &section.kind {
        SectionKind::Known(key) => {
            let count = known.entry(key.clone()).or_default();
            *count += 1;
            (key.to_string(), Some(*count - 1))
        }
        _ => (Key::from_words(&heading).to_string(), None),
    };
    let fields = vec![TextField { level: MatchRank::Heading, text: heading, line: section.line }];
    Thing { kind: ThingKind::Section, page, id, activity: None, index, above, line: section.line, fields }
}
