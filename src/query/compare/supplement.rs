//! Fills in what a translation of a process lacks from the English page, so that no reader misses a task that is not
//! translated. A strict language preference shows the translation as it is.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::repaired::TableWords;
use crate::playbook::{ActivityIndex, Page, PageKind, Playbook, SectionIndex, SectionKind, Task, repaired};
use crate::query::compare::alignment::{Alignment, Pair};
use crate::query::{Choice, Chosen, page_in};
use crate::source::{Span, Tag};

/// The English page to fill in from; nothing if the language preference is strict or there is none.
#[must_use]
pub fn source<'a>(playbook: &'a Playbook, choice: &Choice, chosen: &Chosen<'_>) -> Option<&'a Page> {
    let english = Tag::english();
    let fills = matches!(choice, Choice::Prefer(_)) && chosen.page.lang != english;
    if !fills || chosen.page.kind != PageKind::Process {
        return None;
    }
    page_in(playbook, &chosen.page.key, &english)
}

/// Another page in place of the chosen one.
fn instead<'a>(chosen: &Chosen<'a>, page: &'a Page) -> Chosen<'a> {
    Chosen { page, requested: chosen.requested.clone(), fallback: page.lang != chosen.requested }
}

/// The tasks of a chosen page, and those it lacks, each in its place.
#[must_use]
pub fn tasks<'a>(chosen: &Chosen<'a>, source: Option<&'a Page>) -> Vec<(Chosen<'a>, &'a Task)> {
    let Some(source) = source else {
        return chosen.page.tasks.iter().map(|task| (chosen.clone(), task)).collect();
    };
    let pairs = Alignment::of(chosen.page, source).tasks;
    let row = |page: &'a Page, index: usize| Some((instead(chosen, page), page.tasks.get(index)?));
    pairs.into_iter().filter_map(|pair| pick(pair, chosen.page, source, row)).collect()
}

/// The activities of a chosen page, by index, and those it lacks, each in its place.
#[must_use]
pub fn activities<'a>(chosen: &Chosen<'a>, source: Option<&'a Page>) -> Vec<(Chosen<'a>, ActivityIndex)> {
    let Some(source) = source else {
        return chosen.page.indexed_activities().map(|(index, _)| (chosen.clone(), index)).collect();
    };
    let pairs = Alignment::of(chosen.page, source).activities;
    let row = |page: &'a Page, index| Some((instead(chosen, page), index));
    pairs.into_iter().filter_map(|pair| pick(pair, chosen.page, source, row)).collect()
}

/// The page's own element of a pair, else the source's.
fn pick<'a, I, T>(
    pair: Pair<I>,
    own: &'a Page,
    source: &'a Page,
    row: impl Fn(&'a Page, I) -> Option<T>,
) -> Option<T> {
    match pair {
        (Some(index), _) => row(own, index),
        (None, Some(index)) => row(source, index),
        (None, None) => None,
    }
}

/// A part of a page that lacks some of what its source has.
#[derive(Debug)]
pub enum Part<'a> {
    /// The page's own Markdown.
    Own(String),
    /// The Markdown of a section of the source that the page lacks.
    Section(String),
    /// Tasks of the source that the activity before lacks.
    Rows(Vec<&'a Task>),
}

/// A page with the sections, activities and task rows it lacks in their place; nothing if it lacks none.
#[must_use]
pub fn parts<'a>(
    page: &Page,
    source: &'a Page,
    from: usize,
    words: TableWords<'_>,
    without: &[RangeInclusive<u32>],
) -> Option<Vec<Part<'a>>> {
    let alignment = Alignment::of(page, source);
    let inserted: HashSet<SectionIndex> =
        alignment.sections.iter().filter(|(own, _)| own.is_none()).filter_map(|(_, y)| *y).collect();
    let lost: HashSet<SectionIndex> =
        inserted.iter().copied().filter(|y| is_meaningful(source, *y, &inserted)).collect();
    let rows = missing_rows(page, source, &alignment);
    if lost.is_empty() && rows.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for (at, (own, theirs)) in alignment.sections.iter().enumerate() {
        match (own, theirs) {
            (Some(x), _) => {
                parts.push(Part::Own(repaired::markdown(page, span(page, *x, from), words, without)));
                let next = alignment.sections.iter().skip(at + 1).find_map(|(own, _)| *own);
                let missing = ended_activity(page, *x, next).and_then(|activity| rows.get(&activity));
                parts.extend(missing.cloned().map(Part::Rows));
            }
            (None, Some(y)) if lost.contains(y) => {
                parts.push(Part::Section(repaired::markdown(source, span(source, *y, 0), words, &[])));
            }
            _ => {}
        }
    }
    Some(parts)
}

/// A page's Markdown, with the sections, activities and task rows it lacks in their place, each marked; nothing if it
/// lacks none.
#[must_use]
pub fn markdown(
    page: &Page,
    source: &Page,
    from: usize,
    words: TableWords<'_>,
    without: &[RangeInclusive<u32>],
) -> Option<String> {
    let mut text = String::new();
    for part in parts(page, source, from, words, without)? {
        match part {
            Part::Own(own) => text.push_str(&own),
            Part::Section(section) => {
                let (heading, body) = section.split_once('\n').unwrap_or((&section, ""));
                let _ = write!(text, "\n{}{}\n{body}", heading.trim_end(), mark(source));
            }
            Part::Rows(tasks) => {
                text.truncate(text.trim_end().len());
                let continued = text.lines().next_back().is_some_and(|line| line.starts_with('|'));
                let head = if continued { "\n" } else { &format!("\n\n{}", words.head(5)) };
                text.push_str(head);
                text.push_str(&rows(source, &tasks, &mark(source), words));
            }
        }
    }
    Some(text)
}

/// Tasks of the source as a table of their own.
#[must_use]
pub fn table(source: &Page, tasks: &[&Task], words: TableWords<'_>) -> String {
    format!("\n\n{}{}", words.head(5), rows(source, tasks, "", words))
}

/// The mark on the name of a thing that was filled in: its language.
#[must_use]
pub fn mark(page: &Page) -> String {
    format!(" [{}]", page.lang)
}

/// Whether a missing section is a known one or an activity, or belongs to one that is missing too.
fn is_meaningful(source: &Page, section: SectionIndex, inserted: &HashSet<SectionIndex>) -> bool {
    let own = source.section(section).map(|section| &section.kind);
    matches!(own, Some(SectionKind::Known(_) | SectionKind::Activity(_)))
        || (section != SectionIndex::TOP
            && source.owner(section) != SectionIndex::TOP
            && inserted.contains(&source.owner(section)))
}

/// The rows that each activity of the translation lacks; none of an activity that is missing too.
fn missing_rows<'a>(
    translation: &Page,
    source: &'a Page,
    alignment: &Alignment,
) -> HashMap<ActivityIndex, Vec<&'a Task>> {
    let translated = alignment.activities.iter().filter_map(|(own, theirs)| Some(((*theirs)?, (*own)?)));
    let translated: HashMap<ActivityIndex, ActivityIndex> = translated.collect();
    let missing = alignment.lone_tasks(translation, source).into_iter().filter(|(own, _)| own.is_none());
    let missing = missing.filter_map(|(_, theirs)| source.tasks.get(theirs?));
    let mut rows: HashMap<ActivityIndex, Vec<&Task>> = HashMap::new();
    for task in missing {
        if let Some(own) = task.activity.and_then(|activity| translated.get(&activity)) {
            rows.entry(*own).or_default().push(task);
        }
    }
    rows
}

/// A section with the line of its heading.
fn span(page: &Page, section: SectionIndex, from: usize) -> Span {
    let Some(section) = page.section(section) else { return Span::default() };
    let text = page.text.as_str();
    let before = text.get(..section.heading.start as usize);
    let start = if section.level == 0 {
        section.body.start as usize
    } else {
        before.and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    };
    Span::new(start.max(from), section.body.end as usize)
}

/// The activity that ends with a section.
fn ended_activity(page: &Page, section: SectionIndex, next: Option<SectionIndex>) -> Option<ActivityIndex> {
    let activity_of = |section| match page.section(page.owner(section)).map(|section| &section.kind) {
        Some(SectionKind::Activity(index)) => Some(*index),
        _ => None,
    };
    activity_of(section).filter(|index| next.and_then(activity_of) != Some(*index))
}

/// Rows of the source, with a mark on each name.
fn rows(source: &Page, tasks: &[&Task], mark: &str, words: TableWords<'_>) -> String {
    let mut text = String::new();
    for task in tasks {
        let cell = |span: Span| source.plain(span).replace('|', "\\|");
        let _ = writeln!(
            text,
            "| {} | {}{mark} | {} | {} | {} |",
            source.id(task),
            cell(task.name),
            words.requirement(source, task).replace('|', "\\|"),
            cell(task.role_text),
            cell(task.services_text)
        );
    }
    text + "\n"
}
