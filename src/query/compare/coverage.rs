//! Coverage: what of the source language's pages each language has.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::playbook::{Page, Playbook, Revision, SectionKind};
use crate::query::Choice;
use crate::query::compare::alignment::{self, Alignment, Pair};
use crate::query::compare::differences::revisions;
use crate::source::Tag;
use crate::source::parallel;

/// How much of a page a language has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageState {
    /// The page is not there.
    Missing,
    /// The page is there, and lacks something.
    Partial,
    /// Nothing is lacking.
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

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of the source's things are there.
    pub there: usize,
    /// How many the source has.
    pub of: usize,
}

impl Share {
    fn add(&mut self, other: Self) {
        self.there += other.there;
        self.of += other.of;
    }
}

/// What a language has of a page.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// The language.
    pub lang: Tag,
    /// The page's key; a phase's, where pages are summed up.
    pub page: String,
    /// How much.
    pub state: CoverageState,
    /// Whether the source has revisions that the translation lacks.
    pub older: bool,
    /// Activities.
    pub activities: Share,
    /// Task rows.
    pub tasks: Share,
    /// Sections.
    pub sections: Share,
    /// Revisions.
    pub revisions: Share,
    /// Ids of the page that the language has on no process page.
    pub missing_tasks: Vec<Cow<'a, str>>,
    /// Ids that the source has on no process page.
    pub extra_tasks: Vec<Cow<'a, str>>,
    /// Titles of activities, in the source's language.
    pub missing_activities: Vec<&'a str>,
    /// Revisions, each with the page that has it.
    pub missing_revisions: Vec<(&'a Page, &'a Revision)>,
}

/// The language that translations are measured by: English, else the one with most pages.
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

/// Measures languages by another, one after the other, page by page.
#[must_use]
pub fn of_pages<'a>(
    playbook: &'a Playbook,
    source: &Tag,
    langs: &[Tag],
    keys: &[String],
) -> Vec<Coverage<'a>> {
    let ids: HashMap<&Tag, Ids<'a>> =
        langs.iter().chain([source]).map(|lang| (lang, ids_of(playbook, lang))).collect();
    let none = Ids::new();
    let ids_in = |lang: &Tag| ids.get(lang).unwrap_or(&none);
    let measure = |(lang, key): (&Tag, &String)| {
        let from = page(playbook, key, source)?;
        Some(match page(playbook, key, lang) {
            Some(to) => measured(from, to, ids_in(lang), ids_in(source)),
            None => absent(from, lang, ids_in(lang)),
        })
    };
    let wanted: Vec<(&Tag, &String)> =
        langs.iter().flat_map(|lang| keys.iter().map(move |key| (lang, key))).collect();
    parallel::filter_map(&wanted, |(lang, key)| measure((lang, key)))
}

fn page<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    Choice::Strict(vec![lang.clone()]).pages(playbook, key).first().map(|chosen| chosen.page)
}

type Ids<'a> = HashSet<Cow<'a, str>>;

/// All ids of a language's process pages.
fn ids_of<'a>(playbook: &'a Playbook, lang: &Tag) -> Ids<'a> {
    let pages = playbook.lifecycle().processes.iter().filter_map(|key| page(playbook, key, lang));
    pages.flat_map(|page| page.tasks.iter().map(|task| page.id(task))).collect()
}

fn absent<'a>(from: &'a Page, lang: &Tag, own: &Ids<'_>) -> Coverage<'a> {
    let share = |of| Share { there: 0, of };
    Coverage {
        lang: lang.clone(),
        page: from.key.clone(),
        state: CoverageState::Missing,
        older: false,
        activities: share(from.activities.len()),
        tasks: share(from.tasks.len()),
        sections: share(sections(from)),
        revisions: share(from.revisions.len()),
        missing_tasks: unique(from, |id| !own.contains(id)),
        extra_tasks: Vec::new(),
        missing_activities: from.activities.iter().map(|activity| activity.title.as_str()).collect(),
        missing_revisions: from.revisions.iter().map(|revision| (from, revision)).collect(),
    }
}

fn measured<'a>(from: &'a Page, to: &'a Page, own: &Ids<'_>, theirs: &Ids<'_>) -> Coverage<'a> {
    let alignment = Alignment::of(from, to);
    let tasks = Share { there: in_both(&alignment.tasks), of: from.tasks.len() };
    let activities = Share { there: in_both(&alignment.activities), of: from.activities.len() };
    let all = sections(from);
    let lost = alignment.missing_sections(from).len();
    let missing = revisions::missing(from, to);
    let whole = tasks.there == tasks.of && activities.there == activities.of && lost == 0;
    let lone = alignment.activities.iter().filter(|(_, b)| b.is_none()).filter_map(|(a, _)| *a);
    Coverage {
        lang: to.lang.clone(),
        page: from.key.clone(),
        state: if whole { CoverageState::Complete } else { CoverageState::Partial },
        older: !missing.is_empty(),
        activities,
        tasks,
        sections: Share { there: all - lost, of: all },
        revisions: Share { there: from.revisions.len() - missing.len(), of: from.revisions.len() },
        missing_tasks: unique(from, |id| !own.contains(id)),
        extra_tasks: unique(to, |id| !theirs.contains(id)),
        missing_activities: lone
            .filter_map(|index| from.activity(index))
            .map(|activity| activity.title.as_str())
            .collect(),
        missing_revisions: missing.into_iter().map(|revision| (from, revision)).collect(),
    }
}

/// How many things both pages have.
fn in_both<T>(pairs: &[Pair<T>]) -> usize {
    pairs.iter().filter(|(a, b)| a.is_some() && b.is_some()).count()
}

/// How many sections a page has; one that stands there twice is one.
fn sections(page: &Page) -> usize {
    let keys = alignment::sections(page).filter_map(|(_, part)| match &part.kind {
        SectionKind::Known(key) => Some(key.as_str()),
        _ => None,
    });
    keys.collect::<BTreeSet<&str>>().len()
}

/// The ids of a page that are wanted, each once.
fn unique<'a>(page: &'a Page, is_wanted: impl Fn(&str) -> bool) -> Vec<Cow<'a, str>> {
    let mut ids: Vec<Cow<'a, str>> = Vec::new();
    let mut seen = Ids::new();
    for id in page.tasks.iter().map(|task| page.id(task)).filter(|id| is_wanted(id)) {
        if seen.insert(id.clone()) {
            ids.push(id);
        }
    }
    ids
}

/// Sums pages up to phases, in the order of the pages.
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
