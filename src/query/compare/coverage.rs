//! Coverage: how much of the source language's pages each language has.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt};

use crate::playbook::{Page, Playbook, Revision, SectionKind};
use crate::query::compare::alignment::{self, Alignment, Pair};
use crate::query::compare::differences::revisions::Correspondence;
use crate::query::compare::differences::{Difference, DifferenceKind, lone_tasks_of_processes};
use crate::query::page_in;
use crate::source::Tag;
use crate::source::parallel;

/// How much of a page a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageState {
    /// The page does not exist.
    Missing,
    /// The page lacks something.
    Partial,
    /// The page lacks nothing.
    Complete,
}

impl CoverageState {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Partial => "partial",
            Self::Complete => "complete",
        }
    }
}

/// A count of translated things, out of a total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of the source's things the language has.
    pub translated: usize,
    /// How many the source has.
    pub of: usize,
}

impl Share {
    fn add(&mut self, other: Self) {
        self.translated += other.translated;
        self.of += other.of;
    }
}

/// How much of a page a language has.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// The language.
    pub lang: Tag,
    /// The page's key; the phase's key in a summary.
    pub page: String,
    /// The state of the page.
    pub state: CoverageState,
    /// Whether the translation lacks revisions of the source.
    pub older: bool,
    /// Activities.
    pub activities: Share,
    /// Task rows.
    pub tasks: Share,
    /// Sections.
    pub sections: Share,
    /// Revisions.
    pub revisions: Share,
    /// The ids of the source's rows that the language lacks; of a page that it lacks, all. A row that moved to another
    /// page is not lacking.
    pub missing_tasks: Vec<String>,
    /// The ids of the rows that only the language has.
    pub extra_tasks: Vec<String>,
    /// The titles of missing activities, in the source language.
    pub missing_activities: Vec<&'a str>,
    /// The missing revisions, each with its page.
    pub missing_revisions: Vec<(&'a Page, &'a Revision)>,
}

/// The source language, which translations are compared with: English, else the one with the most pages.
#[must_use]
pub fn source(playbook: &Playbook) -> Tag {
    let languages = playbook.languages();
    if languages.contains(&Tag::english()) {
        return Tag::english();
    }
    let count =
        |tag: &Tag| playbook.lazy_pages().iter().filter(|lazy_page| lazy_page.lang(playbook) == *tag).count();
    languages.into_iter().max_by_key(count).unwrap_or_else(Tag::english)
}

/// The coverage of each page in each language, by language.
#[must_use]
pub fn of_pages<'a>(
    playbook: &'a Playbook,
    source: &Tag,
    langs: &[Tag],
    keys: &[String],
) -> Vec<Coverage<'a>> {
    let mut ids: HashMap<(DifferenceKind, Tag, String), Vec<String>> = HashMap::new();
    for Difference { kind, lang_b, page, id, .. } in lone_tasks_of_processes(playbook, source, langs) {
        ids.entry((kind, lang_b, page)).or_default().push(id);
    }
    let coverage = |(lang, key): &(&Tag, &String)| {
        let from = page_in(playbook, key, source)?;
        let own = match page_in(playbook, key, lang) {
            Some(to) => of_translation(from, to),
            None => of_missing(from, lang),
        };
        let ids = |kind| ids.get(&(kind, (*lang).clone(), (*key).clone())).cloned().unwrap_or_default();
        let (missing_tasks, extra_tasks) = (ids(DifferenceKind::TaskMissing), ids(DifferenceKind::TaskExtra));
        Some(Coverage { missing_tasks, extra_tasks, ..own })
    };
    let wanted: Vec<(&Tag, &String)> =
        langs.iter().flat_map(|lang| keys.iter().map(move |key| (lang, key))).collect();
    parallel::filter_map(&wanted, coverage)
}

fn of_missing<'a>(from: &'a Page, lang: &Tag) -> Coverage<'a> {
    let share = |of| Share { translated: 0, of };
    Coverage {
        lang: lang.clone(),
        page: from.key.clone(),
        state: CoverageState::Missing,
        older: false,
        activities: share(from.activities.len()),
        tasks: share(from.tasks.len()),
        sections: share(sections(from)),
        revisions: share(from.revisions.len()),
        missing_tasks: Vec::new(),
        extra_tasks: Vec::new(),
        missing_activities: from.activities.iter().map(|activity| activity.title.as_str()).collect(),
        missing_revisions: from.revisions.iter().map(|revision| (from, revision)).collect(),
    }
}

fn of_translation<'a>(from: &'a Page, to: &'a Page) -> Coverage<'a> {
    let alignment = Alignment::of(from, to);
    let translated = in_both(&alignment.tasks);
    let missing = alignment.lone_tasks(from, to).iter().filter(|(a, _)| a.is_some()).count();
    let tasks = Share { translated, of: translated + missing };
    let activities = Share { translated: in_both(&alignment.activities), of: from.activities.len() };
    let all = sections(from);
    let lost = alignment.missing_sections(from).len();
    let revisions = Correspondence::of(from, to).missing;
    let whole = tasks.translated == tasks.of && activities.translated == activities.of && lost == 0;
    let lone = alignment.activities.iter().filter(|(_, b)| b.is_none()).filter_map(|(a, _)| *a);
    Coverage {
        lang: to.lang.clone(),
        page: from.key.clone(),
        state: if whole { CoverageState::Complete } else { CoverageState::Partial },
        older: !revisions.is_empty(),
        activities,
        tasks,
        sections: Share { translated: all - lost, of: all },
        revisions: Share { translated: from.revisions.len() - revisions.len(), of: from.revisions.len() },
        missing_tasks: Vec::new(),
        extra_tasks: Vec::new(),
        missing_activities: lone
            .filter_map(|index| from.activity(index))
            .map(|activity| activity.title.as_str())
            .collect(),
        missing_revisions: revisions.into_iter().map(|revision| (from, revision)).collect(),
    }
}

/// How many things both pages have.
fn in_both<T>(pairs: &[Pair<T>]) -> usize {
    pairs.iter().filter(|(a, b)| a.is_some() && b.is_some()).count()
}

/// How many different sections a page has.
fn sections(page: &Page) -> usize {
    let keys = alignment::sections(page).filter_map(|(_, section)| match &section.kind {
        SectionKind::Known(key) => Some(key.as_str()),
        _ => None,
    });
    keys.collect::<BTreeSet<&str>>().len()
}

/// Sums the coverage of pages up by phase, in the order of the pages.
#[must_use]
pub fn by_phase<'a>(pages: Vec<Coverage<'a>>, phase_of: impl Fn(&str) -> String) -> Vec<Coverage<'a>> {
    let mut phases: Vec<Coverage<'a>> = Vec::new();
    for coverage in pages {
        let phase = phase_of(&coverage.page);
        match phases.iter_mut().find(|known| known.page == phase && known.lang == coverage.lang) {
            Some(known) => known.add(coverage),
            None => phases.push(Coverage { page: phase, ..coverage }),
        }
    }
    phases
}

impl Coverage<'_> {
    fn add(&mut self, other: Self) {
        let same = self.state == other.state;
        self.state = if same { self.state } else { CoverageState::Partial };
        self.older |= other.older;
        self.activities.add(other.activities);
        self.tasks.add(other.tasks);
        self.sections.add(other.sections);
        self.revisions.add(other.revisions);
        self.missing_tasks.extend(other.missing_tasks);
        self.extra_tasks.extend(other.extra_tasks);
        self.missing_activities.extend(other.missing_activities);
        self.missing_revisions.extend(other.missing_revisions);
    }
}
