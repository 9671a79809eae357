//! The flow: what comes after a process, by the links in its Next Steps, else by the order of the lifecycle.

pub mod graph;
pub mod routes;
use crate::playbook::links::resolve;
use crate::playbook::model::Link;
use crate::playbook::{Page, PageKind, Playbook, Requirement, SectionKind, Task};
use crate::source::markdown::{inline, list};
use crate::source::{Span, Tag};

/// How a step is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A link in Next Steps names it.
    Link,
    /// No link names a process; it is the next in the lifecycle.
    Order,
}

impl Via {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Order => "order",
        }
    }
}

/// A step from one process to another.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The page whose Next Steps are read.
    pub from: &'a Page,
    /// The key of the process it leads to.
    pub to: String,
    /// How it is known.
    pub via: Via,
    /// The sentence with the link, which gives the condition; empty for the order of the lifecycle.
    pub text: String,
    /// Whether the link had to be repaired.
    pub repaired: bool,
    /// Whether it leads back in the lifecycle.
    pub back: bool,
    /// The link, or the heading of Next Steps for the order of the lifecycle.
    pub span: Span,
}

/// What comes after a process, in the order of its text.
#[must_use]
pub fn next<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<Step<'a>> {
    let steps = linked(playbook, page);
    if steps.is_empty() && !ends(playbook, page) {
        return ordered(playbook, page).into_iter().collect();
    }
    steps
}

/// What comes before a process: the steps of these pages that lead to it, in the order of the pages.
///
/// The exact inverse of [`next`].
#[must_use]
pub fn previous<'a>(playbook: &'a Playbook, pages: &[&'a Page], key: &str) -> Vec<Step<'a>> {
    let steps = pages.iter().flat_map(|page| next(playbook, page));
    steps.filter(|step| step.to == key).collect()
}

/// The mandatory tasks of a process.
pub fn mandatory_tasks(page: &Page) -> impl Iterator<Item = &Task> {
    page.tasks.iter().filter(|task| task.requirement == Requirement::Mandatory)
}

fn is_back(playbook: &Playbook, from: &str, to: &str) -> bool {
    let lifecycle = playbook.lifecycle();
    lifecycle.process(to) < lifecycle.process(from)
}

/// The steps to processes that links in Next Steps name, each process once.
#[must_use]
pub fn linked<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<Step<'a>> {
    let mut steps: Vec<Step<'a>> = Vec::new();
    for link in page.links().iter().filter(|link| !link.image && is_next_step(page, link)) {
        let resolution = resolve(playbook, page, link);
        let Some(lazy_page) = resolution.page().filter(|lazy_page| lazy_page.key() != page.key) else {
            continue;
        };
        let known = steps.iter().any(|step| step.to == lazy_page.key());
        if known || !playbook.lifecycle().has(lazy_page.key()) {
            continue;
        }
        steps.push(Step {
            from: page,
            to: lazy_page.key().to_owned(),
            via: Via::Link,
            text: sentence(page, link),
            repaired: resolution.is_repaired(),
            back: is_back(playbook, &page.key, lazy_page.key()),
            span: link.span,
        });
    }
    steps
}

/// Whether Next Steps say that nothing follows.
#[must_use]
pub fn ends(playbook: &Playbook, page: &Page) -> bool {
    let says = |line: &str| playbook.lexicons().nothing_follows(&plain_item(line));
    page.sections("next-steps").any(|section| page.text.slice(section.body).lines().any(says))
}

fn is_next_step(page: &Page, link: &Link) -> bool {
    // An unknown heading belongs to the known section above it.
    let above = page.sections.iter().take(link.section.position() + 1);
    let owner = above.rev().find(|section| section.kind != SectionKind::Other);
    matches!(owner.map(|section| &section.kind), Some(SectionKind::Known(key)) if key.as_str() == "next-steps")
}

fn ordered<'a>(playbook: &'a Playbook, page: &'a Page) -> Option<Step<'a>> {
    let lifecycle = playbook.lifecycle();
    let is_archived =
        |key: &str| playbook.lazy_pages_of(key).into_iter().all(crate::playbook::LazyPage::is_archived);
    let mut after = lifecycle.after(&page.key).iter();
    let to = after.find(|key| is_archived(&page.key) || !is_archived(key))?.clone();
    let span = page.sections("next-steps").next().map_or_else(Span::default, |section| section.heading);
    Some(Step { from: page, to, via: Via::Order, text: String::new(), repaired: false, back: false, span })
}

/// The process page of a key in a language, else in English, else in any.
#[must_use]
pub fn process_page<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    let chosen = crate::query::Choice::Prefer(vec![lang.clone()]).pages(playbook, key);
    chosen.into_iter().map(|chosen| chosen.page).find(|page| page.kind == PageKind::Process)
}

/// The list item or paragraph of a link, after the item above it if that ends with a colon; of a long paragraph only
/// the sentence.
fn sentence(page: &Page, link: &Link) -> String {
    let text = page.text.as_str();
    let start = link.span.start as usize;
    let block = block_around(text, start);
    let own = text.get(block.0..block.1).map_or_else(String::new, plain_item);
    let own = if own.chars().count() > 300 { sentence_of(&own, &link.text) } else { own };
    match introduction(text, block.0) {
        Some(introduction) => format!("{introduction} {own}"),
        None => own,
    }
}

/// A list item or paragraph as plain text, without its marker.
fn plain_item(block: &str) -> String {
    let item = block.trim_start();
    inline::plain(list::bullet_item(item).unwrap_or(item).trim()).into_owned()
}

/// The list item or paragraph around a byte.
fn block_around(text: &str, at: usize) -> (usize, usize) {
    let start_of = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = |start: usize| text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
    let mut start = start_of(at);
    while start > 0 && !begins_block(line(start)) {
        let above = start_of(start - 1);
        if line(above).trim().is_empty() || line(above).starts_with('#') {
            break;
        }
        start = above;
    }
    let mut end = start + line(start).len();
    while let Some(rest) = text.get(end + 1..).filter(|rest| !rest.is_empty()) {
        let below = rest.split('\n').next().unwrap_or(rest);
        if below.trim().is_empty() || begins_block(below) {
            break;
        }
        end += 1 + below.len();
    }
    (start, end.min(text.len()))
}

fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['#', '|']) || list::item(line).is_some()
}

/// The list item above a nested one, if it ends with a colon.
fn introduction(text: &str, start: usize) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(text.get(start..)?);
    let mut above = text.get(..start)?.lines().rev().take_while(|line| !line.trim().is_empty());
    let parent = above.find(|line| begins_block(line) && indent(line) < own)?;
    let parent = plain_item(parent);
    parent.ends_with([':', '：']).then_some(parent)
}

/// The sentence of a paragraph that contains a text.
fn sentence_of(paragraph: &str, text: &str) -> String {
    let at = paragraph.find(text).unwrap_or(0);
    // A full stop after an abbreviation ends no sentence.
    let is_end = |mark: usize, end: usize| {
        let word = paragraph.get(..mark).and_then(|before| before.rsplit([' ', '(', '.']).next());
        paragraph.get(end..).is_some_and(|rest| rest.starts_with(' ') || rest.is_empty() || !rest.is_ascii())
            && word.is_some_and(|word| word.chars().count() > 2)
    };
    let marks = paragraph.match_indices(['.', '。', '!', '?']).map(|(mark, own)| (mark, mark + own.len()));
    let ends: Vec<usize> = marks.filter(|(mark, end)| is_end(*mark, *end)).map(|(_, end)| end).collect();
    let start = ends.iter().copied().filter(|end| *end <= at).max().unwrap_or(0);
    let stop = ends.iter().copied().find(|end| *end >= at + text.len()).unwrap_or(paragraph.len());
    paragraph.get(start..stop).unwrap_or(paragraph).trim().to_owned()
}
