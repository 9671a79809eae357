//! The flow: what comes after a process, by the links of its Next Steps, else by the lifecycle's order.

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
    /// No link names a process; the order of the lifecycle answers.
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
    /// The sentence of the link, which gives the condition; nothing for the lifecycle's order.
    pub text: String,
    /// Whether the link leads there only by repair.
    pub repaired: bool,
    /// Whether it leads to what comes earlier in the lifecycle.
    pub back: bool,
    /// Where the link stands; for the order, where Next Steps stand.
    pub span: Span,
}

/// What comes after a process, in the order of its text.
#[must_use]
pub fn next<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<Step<'a>> {
    let steps = linked(playbook, page);
    if steps.is_empty() { ordered(playbook, page).into_iter().collect() } else { steps }
}

/// What comes before a process: the steps of these pages that lead to it, in the order of the pages.
///
/// The exact inverse of [`next`]: it asks the same pages the same question.
#[must_use]
pub fn previous<'a>(playbook: &'a Playbook, pages: &[&'a Page], key: &str) -> Vec<Step<'a>> {
    let steps = pages.iter().flat_map(|page| next(playbook, page));
    steps.filter(|step| step.to == key).collect()
}

/// The mandatory tasks of a process, which wait for whoever comes to it.
pub fn waiting(page: &Page) -> impl Iterator<Item = &Task> {
    page.tasks.iter().filter(|task| task.requirement == Requirement::Mandatory)
}

fn is_back(playbook: &Playbook, from: &str, to: &str) -> bool {
    let lifecycle = playbook.lifecycle();
    lifecycle.process(to) < lifecycle.process(from)
}

/// The processes that links in Next Steps name, each once.
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

fn is_next_step(page: &Page, link: &Link) -> bool {
    let before = page.sections.iter().take(link.section.position() + 1);
    // A heading without meaning of its own belongs to the section it stands in.
    let owner = before.rev().find(|section| section.kind != SectionKind::Other);
    matches!(owner.map(|section| &section.kind), Some(SectionKind::Known(key)) if key.as_str() == "next-steps")
}

fn ordered<'a>(playbook: &'a Playbook, page: &'a Page) -> Option<Step<'a>> {
    let lifecycle = playbook.lifecycle();
    let to = lifecycle.processes.get(lifecycle.process(&page.key).checked_add(1)?)?.clone();
    let span = page.sections("next-steps").next().map_or_else(Span::default, |section| section.heading);
    Some(Step { from: page, to, via: Via::Order, text: String::new(), repaired: false, back: false, span })
}

/// The process page of a key in a language, else in English, else in any.
#[must_use]
pub fn process_page<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    let chosen = crate::query::Choice::Prefer(vec![lang.clone()]).pages(playbook, key);
    chosen.into_iter().map(|chosen| chosen.page).find(|page| page.kind == PageKind::Process)
}

/// The sentence a link stands in: its list item or paragraph, led by the item above where that ends
/// with a colon; of a long paragraph only the sentence.
fn sentence(page: &Page, link: &Link) -> String {
    let text = page.text.as_str();
    let start = link.span.start as usize;
    let block = block_around(text, start);
    let own = shown(text.get(block.0..block.1).unwrap_or_default());
    let own = if own.chars().count() > 300 { narrowed(&own, &link.text) } else { own };
    match lead(text, block.0) {
        Some(lead) => format!("{lead} {own}"),
        None => own,
    }
}

fn shown(block: &str) -> String {
    let item = block.trim_start();
    inline::plain(list::bullet_item(item).unwrap_or(item).trim()).into_owned()
}

/// The list item or paragraph around a byte.
fn block_around(text: &str, at: usize) -> (usize, usize) {
    let start_of = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = |start: usize| text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
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
        let below = rest.split('\n').next().unwrap_or_default();
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

/// The list item above a nested one, when it ends with a colon and so leads to it.
fn lead(text: &str, start: usize) -> Option<String> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(text.get(start..)?);
    let mut above = text.get(..start)?.lines().rev().take_while(|line| !line.trim().is_empty());
    let parent = above.find(|line| begins_block(line) && indent(line) < own)?;
    let parent = shown(parent);
    parent.ends_with([':', '：']).then_some(parent)
}

/// The sentence of a paragraph that holds a text.
fn narrowed(paragraph: &str, text: &str) -> String {
    let at = paragraph.find(text).unwrap_or_default();
    let ends = |section: &str| {
        section.match_indices(['.', '。', '!', '?']).map(|(end, mark)| end + mark.len()).collect::<Vec<_>>()
    };
    let is_end = |end: &usize| {
        let before = paragraph.get(..end.saturating_sub(1)).unwrap_or_default();
        let word = before.rsplit([' ', '(', '.']).next().unwrap_or_default();
        paragraph.get(*end..).is_some_and(|rest| rest.starts_with(' ') || rest.is_empty() || !rest.is_ascii())
            && word.chars().count() > 2
    };
    let all: Vec<usize> = ends(paragraph).into_iter().filter(is_end).collect();
    let start = all.iter().copied().filter(|end| *end <= at).max().unwrap_or_default();
    let stop = all.iter().copied().find(|end| *end >= at + text.len()).unwrap_or(paragraph.len());
    paragraph.get(start..stop).unwrap_or(paragraph).trim().to_owned()
}
