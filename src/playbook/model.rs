//! The model of a page. Values are keys, and spans of the page's text.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashSet, HashSetExt};

use crate::source::markdown::references::References;
use crate::source::markdown::{cells, inline};
use crate::source::{Finding, Key, Place, SourceText, Span, Tag};

mod outline;
pub mod rendered;
mod task;

use outline::Outline;
use rendered::Rendered;
pub use task::{Requirement, Task, TaskTable, WrittenKeys};

use crate::playbook::anchors::Anchors;
use crate::playbook::date::Date;
use crate::playbook::identity::PageKind;

/// One file in one language.
#[derive(Clone, Debug)]
pub struct Page {
    /// The file, relative to the playbook's folder, with `/`.
    pub file: String,
    /// The key, the same for all translations.
    pub key: String,
    /// The language the page is written in.
    pub lang: Tag,
    /// The language that its suffix or folder names.
    pub named_lang: Option<Tag>,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Whether a folder says that it is no longer, or not yet, current.
    pub archived: bool,
    /// The phase it belongs to.
    pub phase: Option<Key>,
    /// The title as shown.
    pub title: String,
    /// The text, with what the page includes.
    pub text: Arc<SourceText>,
    /// Keys and values of the front matter.
    pub front: Vec<crate::source::front_matter::FrontMatterField>,
    /// The day that the front matter gives.
    pub front_date: Option<Date>,
    /// The sections; the first one is what is before the first heading.
    pub sections: Vec<Section>,
    /// Labels that belong to no activity.
    pub labels: Vec<Label>,
    /// The activities, in the page's order.
    pub activities: Vec<Activity>,
    /// The task rows, in the page's order.
    pub tasks: Vec<Task>,
    /// The task tables.
    pub tables: Vec<TaskTable>,
    /// The rows of the Refresh Summary.
    pub revisions: Vec<Revision>,
    /// Whether some of their dates can be read in two ways, and nothing tells in which.
    pub has_open_dates: bool,
    /// The findings of the reader.
    pub(super) reader_findings: Vec<Finding>,
    pub(super) computed: Computed,
}

/// What is computed of a page on first use.
#[derive(Clone, Debug, Default)]
pub(super) struct Computed {
    /// The findings of the reader with the rows that were not read, if there are any.
    pub(super) findings: OnceLock<Option<Vec<Finding>>>,
    pub(super) rendered: OnceLock<Rendered>,
    pub(super) anchors: OnceLock<Anchors>,
    pub(super) removable: OnceLock<Vec<Span>>,
    outline: OnceLock<Outline>,
    references: OnceLock<References>,
    names: OnceLock<Vec<String>>,
    /// The first row of each task, of a page with many.
    task_index: OnceLock<HashMap<String, usize>>,
}

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The index of a position, from 0.
            #[must_use]
            pub fn new(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }

            /// The position, from 0.
            #[must_use]
            pub const fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index! {
    /// Where a section is among [`Page::sections`].
    SectionIndex
}

impl SectionIndex {
    /// What stands before the first heading.
    pub const TOP: Self = Self(0);
}

index! {
    /// Where an activity is among [`Page::activities`].
    ActivityIndex
}

/// A heading and the text below it, up to the next heading of any level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// 1 to 6; 0 for what is before the first heading.
    pub level: u8,
    /// The heading's text.
    pub heading: Span,
    /// The line of the heading.
    pub line: u32,
    /// What the heading means.
    pub kind: SectionKind,
    /// The text below.
    pub body: Span,
}

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SectionKind {
    /// The page's title.
    Title,
    /// A section that the lexicon knows.
    Known(Key),
    /// The heading of a task table.
    TaskTable,
    /// An activity.
    Activity(ActivityIndex),
    /// A heading with no meaning of its own.
    Other,
}

/// A step of a process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The title as shown.
    pub title: String,
    /// The section that begins with its heading.
    pub section: SectionIndex,
    /// The heading's text.
    pub heading: Span,
    /// The heading's level, from 2.
    pub level: u8,
    /// The line of its heading.
    pub line: u32,
    /// Its labels.
    pub labels: Vec<Label>,
}

/// A line such as `Applies To: **Teams / Yammer**`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The lexicon's key: `primary-role`, `applies-to`, …
    pub label: Key,
    /// The keys of its value: roles, services, motions or phases.
    pub keys: Vec<Key>,
    /// The value as written.
    pub words: String,
    /// The line.
    pub line: u32,
    /// The value.
    pub span: Span,
}

/// A row of the Refresh Summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The date, if it can be parsed.
    pub date: Option<Date>,
    /// Whether the order of day and month had to be inferred.
    pub inferred: bool,
    /// The date as written.
    pub date_text: Span,
    /// Who changed the page.
    pub who: Span,
    /// What changed.
    pub what: Span,
    /// The line of the row.
    pub line: u32,
}

/// A link or an image of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text as shown.
    pub text: String,
    /// Its target as written.
    pub target: String,
    /// Where the target is written; the whole link if it is defined elsewhere on the page.
    pub target_span: Span,
    /// Whether it is an image.
    pub image: bool,
    /// The whole link.
    pub span: Span,
    /// The section it is in.
    pub section: SectionIndex,
}

impl Link {
    /// Its text; empty if that is the target, written out.
    #[must_use]
    pub fn text_of_its_own(&self) -> &str {
        if self.target_span == self.span { "" } else { &self.text }
    }
}

impl Page {
    /// The text of a span as shown: without markup and struck words, entities decoded, blanks collapsed.
    #[must_use]
    pub fn plain(&self, span: Span) -> String {
        let fragment = self.text.slice(span);
        let kept = inline::unstruck(fragment);
        let shown = if kept.contains('[') {
            inline::plain_on_page(&kept, self.references())
        } else {
            inline::plain(&kept).into_owned()
        };
        // Where all of it is struck, that is all there is to say.
        if shown.is_empty() { inline::plain(fragment).into_owned() } else { shown }
    }

    /// The names of the tasks as shown, in the tasks' order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        self.computed.names.get_or_init(|| self.tasks.iter().map(|task| self.plain(task.name)).collect())
    }

    /// The link references and footnotes that the page defines.
    #[must_use]
    pub fn references(&self) -> &References {
        self.computed.references.get_or_init(|| References::of(self.text.as_str()))
    }

    /// The file of a span: the page's own, or one that it includes.
    #[must_use]
    pub fn file_of(&self, span: Span) -> &str {
        self.text.file(span.start).unwrap_or(&self.file)
    }

    /// File, line and column of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> (&str, Place) {
        (self.file_of(span), self.text.place(span.start))
    }

    /// The file and its line of a line of the text with its includes.
    #[must_use]
    pub fn place_of_line(&self, line: u32) -> (&str, u32) {
        let start = self.text.start_of_line(line);
        let (file, place) = self.place(Span { start, end: start });
        (file, place.line)
    }

    /// A task's id.
    #[must_use]
    pub fn id(&self, task: &Task) -> Cow<'_, str> {
        cells::id_text(self.text.slice(task.id))
    }

    /// The first row of a task.
    #[must_use]
    pub fn task(&self, id: &str) -> Option<&Task> {
        const FEW: usize = 64;
        if self.tasks.len() <= FEW {
            return self.tasks.iter().find(|task| self.id(task) == id);
        }
        let first = self.computed.task_index.get_or_init(|| {
            let ids = self.tasks.iter().enumerate().rev();
            ids.map(|(at, task)| (self.id(task).into_owned(), at)).collect()
        });
        self.tasks.get(*first.get(id)?)
    }

    /// The activity that a task belongs to.
    #[must_use]
    pub fn activity_of(&self, task: &Task) -> Option<&Activity> {
        self.activity(task.activity?)
    }

    /// The activity at an index; `None` if the index is another page's.
    #[must_use]
    pub fn activity(&self, index: ActivityIndex) -> Option<&Activity> {
        self.activities.get(index.position())
    }

    /// The section at an index; `None` if the index is another page's.
    #[must_use]
    pub fn section(&self, index: SectionIndex) -> Option<&Section> {
        self.sections.get(index.position())
    }

    /// The activities with their indexes.
    pub fn indexed_activities(
        &self,
    ) -> impl DoubleEndedIterator<Item = (ActivityIndex, &Activity)> + ExactSizeIterator + Clone {
        self.activities.iter().enumerate().map(|(at, activity)| (ActivityIndex::new(at), activity))
    }

    /// The sections with their indexes.
    pub fn indexed_sections(
        &self,
    ) -> impl DoubleEndedIterator<Item = (SectionIndex, &Section)> + ExactSizeIterator + Clone {
        self.sections.iter().enumerate().map(|(at, section)| (SectionIndex::new(at), section))
    }

    /// The tasks of an activity.
    pub fn tasks_of(&self, activity: ActivityIndex) -> impl Iterator<Item = &Task> {
        self.outline().tasks_of(activity).filter_map(|at| self.tasks.get(at))
    }

    /// The known section or activity that a section belongs to: itself, if it is one.
    #[must_use]
    pub fn owner(&self, section: SectionIndex) -> SectionIndex {
        self.outline().owner(section)
    }

    fn outline(&self) -> &Outline {
        self.computed.outline.get_or_init(|| Outline::of(&self.sections, &self.tasks))
    }

    /// The sections with a key.
    pub fn sections<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Section> {
        self.sections
            .iter()
            .filter(move |section| matches!(&section.kind, SectionKind::Known(own) if own.as_str() == key))
    }

    /// The date of the newest revision, else of the front matter.
    #[must_use]
    pub fn updated(&self) -> Option<Date> {
        let newest = self.revisions.iter().filter_map(|revision| revision.date).max();
        newest.or(self.front_date)
    }

    /// A heading's text as shown.
    #[must_use]
    pub fn heading(&self, section: &Section) -> String {
        self.plain(section.heading)
    }
}

impl Activity {
    /// The keys of all its labels of a kind, without duplicates.
    #[must_use]
    pub fn keys(&self, label: &str) -> Vec<Key> {
        keys_of(&self.labels, label)
    }

    /// The primary and secondary roles.
    #[must_use]
    pub fn roles(&self) -> Vec<Key> {
        let mut known = HashSet::new();
        let roles = ["primary-role", "secondary-role"].into_iter().flat_map(|label| self.keys(label));
        roles.filter(|role| known.insert(role.clone())).collect()
    }
}

/// The keys of all labels of a kind, without duplicates.
#[must_use]
pub fn keys_of<'a>(labels: impl IntoIterator<Item = &'a Label>, kind: &str) -> Vec<Key> {
    let own = labels.into_iter().filter(|label| label.label.as_str() == kind);
    let mut known = HashSet::new();
    own.flat_map(|label| &label.keys).filter(|key| known.insert(*key)).cloned().collect()
}
