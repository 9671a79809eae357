//! What can be found: the tasks, activities, sections and links of a page and the page itself, with their texts.

use foldhash::{HashMap, HashMapExt};

use crate::playbook::{ActivityIndex, Page, Section, SectionKind, Task};
use crate::query::Filter;
use crate::query::search::field::{FieldRank, TextField};
use crate::query::search::text::SectionTexts;
use crate::source::Key;

/// What a found thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ThingKind {
    /// A row of a task table.
    Task,
    /// An activity of a process.
    Activity,
    /// A section with its heading.
    Section,
    /// A page, with its title and the text above its first section.
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
    /// The activity that it is or belongs to.
    pub activity: Option<ActivityIndex>,
    /// Its index among the page's things of its kind.
    pub index: usize,
    /// Of a section that the lexicon knows: how many sections of its key come before it.
    pub earlier: Option<usize>,
    /// The line it begins at.
    pub line: u32,
}

/// A thing with the texts that are searched.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// Its texts; the first that is no id is its title.
    pub fields: Vec<TextField>,
}

/// Which things are searched.
#[derive(Clone, Debug, Default)]
pub struct ThingScope {
    /// Kinds; none for all.
    pub kinds: Vec<ThingKind>,
    /// What options and filters ask for.
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

/// The things of a page that are searched.
#[must_use]
pub fn documents<'a>(page: &'a Page, scope: &ThingScope) -> Vec<Document<'a>> {
    if !scope.filter.takes_page(page) {
        return Vec::new();
    }
    let mut documents = Vec::new();
    if scope.wants(ThingKind::Task) {
        let rows = page.tasks.iter().enumerate().filter(|(_, row)| scope.filter.takes_task(page, row));
        documents.extend(rows.map(|(index, row)| task(page, index, row)));
    }
    let owners = owners(page);
    if [ThingKind::Activity, ThingKind::Section, ThingKind::Page].into_iter().any(|kind| scope.wants(kind)) {
        let takes = |thing: &Thing<'_>| match thing.activity {
            Some(index) => scope.filter.takes_activity(page, index),
            None => !scope.is_of_tasks(),
        };
        let sections = sections(page, &owners, true).into_iter();
        documents.extend(sections.filter(|own| scope.wants(own.thing.kind) && takes(&own.thing)));
    }
    if scope.wants(ThingKind::Link) && !scope.is_of_tasks() {
        documents.extend(links(page, &owners));
    }
    documents
}

/// The page, its activities and its sections, without their texts.
#[must_use]
pub fn things(page: &Page) -> Vec<Thing<'_>> {
    sections(page, &owners(page), false).into_iter().map(|document| document.thing).collect()
}

fn task<'a>(page: &'a Page, index: usize, row: &Task) -> Document<'a> {
    let id = page.id(row).into_owned();
    let field = |rank, text: String| TextField { rank, text, line: row.line };
    let mut fields = vec![field(FieldRank::Id, id.clone()), field(FieldRank::Name, page.plain(row.name))];
    let cells = [row.role_text, row.services_text].map(|cell| page.plain(cell));
    fields
        .extend(cells.into_iter().filter(|text| !text.is_empty()).map(|text| field(FieldRank::Label, text)));
    let activity = row.activity;
    let around = page.activity_of(row).map(|activity| field(FieldRank::Label, activity.title.clone()));
    fields.extend(around);
    let thing = Thing { kind: ThingKind::Task, page, id, activity, index, earlier: None, line: row.line };
    Document { thing, fields }
}

fn links<'a>(page: &'a Page, owners: &[Option<ActivityIndex>]) -> impl Iterator<Item = Document<'a>> {
    page.links().iter().enumerate().map(|(index, link)| {
        let line = page.text.place(link.span.start).line;
        let field = |rank, text: &str| TextField { rank, text: text.to_owned(), line };
        let fields = vec![field(FieldRank::Label, &link.text), field(FieldRank::Body, &link.target)];
        let (id, activity) = (link.target.clone(), owners.get(link.section.position()).copied().flatten());
        let thing = Thing { kind: ThingKind::Link, page, id, activity, index, earlier: None, line };
        Document { thing, fields }
    })
}

/// The activity that each section of a page belongs to: its deeper headings and task tables do.
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

/// The page, its activities and its sections; with the text below their headings, if that is wanted.
fn sections<'a>(page: &'a Page, owners: &[Option<ActivityIndex>], with_text: bool) -> Vec<Document<'a>> {
    let mut texts = SectionTexts::of(page);
    let mut current = of_page(page);
    let mut documents = Vec::new();
    let mut count = 0;
    let mut known: HashMap<Key, usize> = HashMap::new();
    for (section, owner) in page.sections.iter().zip(owners) {
        let continues = match section.kind {
            SectionKind::Title => documents.is_empty(),
            SectionKind::Activity(_) => false,
            _ => section.level == 0 || owner.is_some(),
        };
        if !continues {
            let next = match section.kind {
                SectionKind::Activity(index) => activity(page, index),
                _ => of_section(page, section, count, &mut known),
            };
            documents.push(std::mem::replace(&mut current, next));
            count += usize::from(owner.is_none());
        } else if owner.is_some() {
            let text = page.heading(section);
            current.fields.push(TextField { rank: FieldRank::Heading, text, line: section.line });
        }
        if section.kind == SectionKind::Title {
            current.thing.line = section.line.max(1);
        }
        if with_text {
            texts.append(section, &mut current.fields);
        }
    }
    documents.push(current);
    documents
}

fn of_page(page: &Page) -> Document<'_> {
    let field = |rank, text: &str| TextField { rank, text: text.to_owned(), line: 1 };
    let fields = vec![field(FieldRank::Title, &page.title), field(FieldRank::Label, &page.key)];
    let id = page.key.clone();
    let thing = Thing { kind: ThingKind::Page, page, id, activity: None, index: 0, earlier: None, line: 1 };
    Document { thing, fields }
}

fn activity(page: &Page, activity: ActivityIndex) -> Document<'_> {
    let (own, index) = (page.activity(activity), activity.position());
    let line = own.map_or(1, |activity| activity.line);
    let title = own.map_or("", |activity| &activity.title);
    let labels = own.into_iter().flat_map(|activity| &activity.labels);
    let labels = labels.map(|label| (FieldRank::Label, label.words.as_str(), label.line));
    let fields = std::iter::once((FieldRank::Activity, title, line)).chain(labels);
    let fields = fields.map(|(rank, text, line)| TextField { rank, text: text.to_owned(), line }).collect();
    let (kind, id) = (ThingKind::Activity, Key::from_words(title).to_string());
    Document { thing: Thing { kind, page, id, activity: Some(activity), index, earlier: None, line }, fields }
}

fn of_section<'a>(
    page: &'a Page,
    section: &Section,
    index: usize,
    known: &mut HashMap<Key, usize>,
) -> Document<'a> {
    let (text, line) = (page.heading(section), section.line);
    let (id, earlier) = match &section.kind {
        SectionKind::Known(key) => {
            let count = known.entry(key.clone()).or_insert(0);
            *count += 1;
            (key.to_string(), Some(*count - 1))
        }
        _ => (Key::from_words(&text).to_string(), None),
    };
    let fields = vec![TextField { rank: FieldRank::Heading, text, line }];
    let thing = Thing { kind: ThingKind::Section, page, id, activity: None, index, earlier, line };
    Document { thing, fields }
}
