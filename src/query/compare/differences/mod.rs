//! What two translations, or two editions, of a page say differently. Meaning is compared, not wording.

mod alerts;
mod links;
mod names;
mod rows;
mod structure;
mod whole;

pub mod revisions;
pub mod words;

use crate::playbook::{Page, Playbook};
use crate::query::compare::alignment::Alignment;
use crate::source::{Severity, Span, Tag};

pub use alerts::kinds_of_counterparts;
use names::Products;
pub use whole::{Comparison, editions, languages, lone_tasks_of_processes, missing_tasks, one_with_others};

macro_rules! kinds {
    ($($name:ident = $word:literal, $severity:ident;)*) => {
        /// What kind of difference it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum DifferenceKind { $(#[doc = $word] $name),* }

        impl DifferenceKind {
            /// All kinds, in the order of a page's differences.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Their names in the output contract.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The name in the output contract.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// An error if a reader would do something wrong because of it. `check` reports it with the same one.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),* }
            }
        }
    };
}

kinds! {
    PageMissing = "page-missing", Warning;
    PageExtra = "page-extra", Info;
    SectionMissing = "section-missing", Warning;
    SectionOrder = "section-order", Warning;
    ActivityMissing = "activity-missing", Error;
    ActivityExtra = "activity-extra", Warning;
    TaskMissing = "task-missing", Error;
    TaskExtra = "task-extra", Warning;
    TaskMoved = "task-moved", Warning;
    TaskName = "task-name", Info;
    Requirement = "requirement", Error;
    Role = "role", Error;
    Services = "services", Error;
    LinkMissing = "link-missing", Warning;
    LinkExtra = "link-extra", Info;
    LinkChanged = "link-changed", Warning;
    ImageMissing = "image-missing", Warning;
    AlertKind = "alert-kind", Warning;
    AlertMissing = "alert-missing", Warning;
    RevisionMissing = "revision-missing", Info;
    RevisionDate = "revision-date", Info;
}

/// A page of a playbook.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The playbook, which resolves the page's links.
    pub playbook: &'a Playbook,
    /// The page.
    pub page: &'a Page,
}

/// What one of two pages says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The value: a key, a name, a target; empty if the page does not say it.
    pub value: String,
    /// The page's file; empty if there is no page.
    pub file: String,
    /// The line, from 1; 0 if there is none.
    pub line: u32,
    /// The characters on the page; empty if they are in a file that the page includes.
    pub span: Span,
}

impl Said {
    /// A value at a place of a page; the page alone, where there is no place.
    fn of(page: &Page, (value, span): (String, Span)) -> Self {
        if span == Span::default() {
            return Self { value, file: page.file.clone(), line: 0, span };
        }
        let (file, place) = page.place(span);
        let own = if file == page.file { span } else { Span::default() };
        Self { value, file: file.to_owned(), line: place.line, span: own }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference it is.
    pub kind: DifferenceKind,
    /// How much it matters.
    pub severity: Severity,
    /// The page's key.
    pub page: String,
    /// What it is about: a task's id, an activity's title, a section's key, a date.
    pub id: String,
    /// The first page's language.
    pub lang_a: Tag,
    /// The second page's language.
    pub lang_b: Tag,
    /// What the first page says.
    pub a: Said,
    /// What the second page says.
    pub b: Said,
}

impl Difference {
    /// Whether it is a task of a page that the other side lacks: the page tells of it.
    #[must_use]
    pub fn is_of_lone_page(&self) -> bool {
        let is_task = matches!(self.kind, DifferenceKind::TaskMissing | DifferenceKind::TaskExtra);
        is_task && (self.a.file.is_empty() || self.b.file.is_empty())
    }
}

/// Two pages of one key, aligned.
pub struct Pages<'a> {
    a: Side<'a>,
    b: Side<'a>,
    alignment: Alignment,
    found: Vec<Difference>,
}

/// All differences of two pages of one key, in the order of their kinds and of the first page.
#[must_use]
pub fn pages(a: Side<'_>, b: Side<'_>) -> Vec<Difference> {
    pages_with(a, b, &Products::of(a.playbook.lexicons(), &a.page.lang, &b.page.lang))
}

/// The same with the products that their languages share, which many pairs of pages need.
fn pages_with(a: Side<'_>, b: Side<'_>, products: &Products<'_>) -> Vec<Difference> {
    let mut pages = Pages::of(a, b);
    pages.structure();
    pages.lone_tasks();
    pages.shared_tasks(products);
    pages.labels();
    pages.links();
    pages.alerts();
    pages.revisions();
    pages.found.sort_by_key(|difference| difference.kind);
    pages.found
}

/// The rows of tasks that only one of two pages has.
fn lone_tasks(a: Side<'_>, b: Side<'_>) -> Vec<Difference> {
    let mut pages = Pages::of(a, b);
    pages.lone_tasks();
    pages.found
}

impl<'a> Pages<'a> {
    fn of(a: Side<'a>, b: Side<'a>) -> Self {
        Self { a, b, alignment: Alignment::of(a.page, b.page), found: Vec::new() }
    }

    /// Notes a difference: what it is about, and value and place on both pages.
    fn note(&mut self, kind: DifferenceKind, id: impl Into<String>, a: (String, Span), b: (String, Span)) {
        self.found.push(Difference {
            kind,
            severity: kind.severity(),
            page: self.a.page.key.clone(),
            id: id.into(),
            lang_a: self.a.page.lang.clone(),
            lang_b: self.b.page.lang.clone(),
            a: Said::of(self.a.page, a),
            b: Said::of(self.b.page, b),
        });
    }

    /// Whether both pages are written in one language, so that every word must be the same.
    fn same_language(&self) -> bool {
        self.a.page.lang == self.b.page.lang
    }

    fn nothing() -> (String, Span) {
        (String::new(), Span::default())
    }
}
