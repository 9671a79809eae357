//! The flow: what comes after a process, by the links in its Next Steps, else by the order of the lifecycle.

pub mod graph;
pub mod routes;
mod sentence;
mod written;

use foldhash::HashSet;

use crate::playbook::links::{Destination, Resolution, key_of_target, resolve};
use crate::playbook::model::Link;
use crate::playbook::rendering::{at, is_in};
use crate::playbook::{
    LazyPage, Page, PageKind, Playbook, Requirement, Section, SectionIndex, SectionKind, Task,
};
use crate::source::markdown::{inline, list};
use crate::source::text::union;
use crate::source::{Span, Tag};

use crate::query::flow::sentence::{plain_item, sentence};

/// How a step is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// A link in Next Steps names it.
    Link,
    /// Next Steps name it by its title, whatever they link.
    Title,
    /// Next Steps name no process; it is the next in the lifecycle.
    Order,
}

impl Via {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Title => "title",
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
    /// Whether Markdown makes a link of it.
    pub linked: bool,
    /// Whether it leads back in the lifecycle.
    pub back: bool,
    /// The link or the title, or the heading of Next Steps for the order of the lifecycle.
    pub span: Span,
}

/// What comes after a process, in the order of its text.
#[must_use]
pub fn next<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<Step<'a>> {
    let steps = named(playbook, page);
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

/// The steps to processes that Next Steps name, by a link or by their title, each process once.
#[must_use]
pub fn named<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<Step<'a>> {
    let mut steps: Vec<Step<'a>> = Vec::new();
    // What leads to a page of the playbook is no title, whatever it says.
    let mut linked: Vec<Span> = Vec::new();
    let sections = next_steps(page);
    let struck = struck(page, &sections);
    for (link, is_mistyped) in &written::links(playbook, page, &sections) {
        if is_in(&struck, link.span) {
            continue;
        }
        let resolution = resolve(playbook, page, link);
        let Some(lazy_page) = resolution.page().or_else(|| original(playbook, &resolution, link)) else {
            continue;
        };
        linked.push(link.span);
        let repaired = *is_mistyped || resolution.is_repaired() || resolution.page().is_none();
        let key = lazy_page.key();
        let known = key == page.key || steps.iter().any(|step| step.to == key);
        if !known && playbook.lifecycle().has(key) {
            let text = sentence(page, link.span, &link.text);
            let step = step(playbook, page, key, (Via::Link, link.span), text);
            steps.push(Step { repaired, linked: !is_mistyped, ..step });
        }
    }
    linked.sort_by_key(|link| link.start);
    for (key, span) in titles(playbook, page, &sections) {
        let is_linked = at(&linked, |link| *link, span.start).is_some_and(|link| span.end <= link.end);
        if !is_linked && !is_in(&struck, span) && key != page.key && !steps.iter().any(|step| step.to == key)
        {
            let text = sentence(page, span, page.text.slice(span));
            steps.push(step(playbook, page, &key, (Via::Title, span), text));
        }
    }
    steps.sort_by_key(|step| step.span.start);
    steps
}

/// Where struck words stand in sections: a step among them no longer counts.
fn struck(page: &Page, sections: &[SectionIndex]) -> Vec<Span> {
    let bodies = sections.iter().filter_map(|index| Some(page.section(*index)?.body));
    let struck = bodies.flat_map(|body| {
        let base = body.start as usize;
        inline::struck(page.text.slice(body))
            .into_iter()
            .map(move |range| Span::new(base + range.start, base + range.end))
    });
    union(struck.collect())
}

/// The page that a broken link names, in another language: it is not translated yet.
fn original<'a>(playbook: &'a Playbook, resolution: &Resolution<'a>, link: &Link) -> Option<&'a LazyPage> {
    let key = key_of_target(&link.target, playbook.lexicons());
    let is_broken = matches!(resolution.destination, Destination::Broken);
    playbook.lazy_pages_with_similar_key(&key).next().filter(|_| is_broken)
}

/// The processes that Next Steps name by their titles in the page's language or in English.
fn titles(playbook: &Playbook, page: &Page, sections: &[SectionIndex]) -> Vec<(String, Span)> {
    let english = Tag::english();
    let langs = std::iter::once(&page.lang).chain((page.lang != english).then_some(&english));
    let titles: Vec<_> = langs.map(|lang| playbook.titles(lang)).collect();
    let mut found = Vec::new();
    let mut hidden = None;
    for section in sections.iter().filter_map(|index| page.section(*index)) {
        // A heading below that of Next Steps may be the title.
        let is_below = section.kind == SectionKind::Other;
        let start = if is_below { section.heading.start } else { section.body.start };
        let text = page.text.slice(Span { start, ..section.body });
        for mention in titles.iter().flat_map(|titles| titles.find_in(text)) {
            let start = (start + mention.span.start) as usize;
            let span = Span::new(start, start + mention.span.range().len());
            if is_in(hidden.get_or_insert_with(|| page.hidden()), span) {
                continue;
            }
            found.extend(meant(playbook, page, mention.keys).map(|key| (key.to_owned(), span)));
        }
    }
    found
}

/// The process that a title means: of several the one in the page's own phase, else none.
fn meant<'k>(playbook: &Playbook, page: &Page, keys: &'k [String]) -> Option<&'k str> {
    let phase = |key: &str| process_page(playbook, key, &page.lang).and_then(|other| other.phase.as_ref());
    let mut near = keys.iter().filter(|key| keys.len() == 1 || phase(key) == page.phase.as_ref());
    near.next().filter(|_| near.next().is_none()).map(String::as_str)
}

fn step<'a>(
    playbook: &Playbook,
    from: &'a Page,
    to: &str,
    (via, span): (Via, Span),
    text: String,
) -> Step<'a> {
    let back = playbook.lifecycle().leads_back(&from.key, to);
    Step { from, to: to.to_owned(), via, text, repaired: false, linked: false, back, span }
}

/// Whether Next Steps say that nothing follows.
#[must_use]
pub fn ends(playbook: &Playbook, page: &Page) -> bool {
    let says = |line: &str| playbook.lexicons().nothing_follows(&plain_item(page, line));
    page.sections("next-steps").any(|section| page.text.slice(section.body).lines().any(says))
}

/// Why no step leads on from a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadEnd {
    /// Its Next Steps say so.
    Said,
    /// It is the last process of the lifecycle.
    Last,
    /// Its Next Steps name no process, and its phase has no place in the lifecycle.
    Unplaced,
}

/// Why no step leads on from a process.
#[must_use]
pub fn why_nothing_follows(playbook: &Playbook, page: &Page) -> DeadEnd {
    match ends(playbook, page) {
        true => DeadEnd::Said,
        false if playbook.lifecycle().is_placed(&page.key) => DeadEnd::Last,
        false => DeadEnd::Unplaced,
    }
}

/// How many items of Next Steps none of these steps of the page comes from: what else is to be done.
#[must_use]
pub fn other_items<'s>(page: &Page, steps: impl IntoIterator<Item = &'s Step<'s>>) -> usize {
    let places: Vec<u32> = steps.into_iter().map(|step| step.span.start).collect();
    let of_section = |section: &Section| {
        let items = outer_items(page, section);
        let inside = places.iter().filter(|place| section.body.range().contains(&(**place as usize)));
        let item_of = |place: &u32| items.partition_point(|start| start <= place);
        let with_step: HashSet<usize> = inside.map(item_of).filter(|item| *item > 0).collect();
        // Of two sections, that without a step of its own is the other's copy.
        if with_step.is_empty() && !places.is_empty() { 0 } else { items.len() - with_step.len() }
    };
    page.sections("next-steps").map(of_section).sum()
}

/// Where the items of a section begin that are in no other item and have words.
fn outer_items(page: &Page, section: &Section) -> Vec<u32> {
    let mut items: Vec<(usize, u32)> = Vec::new();
    let mut start = section.body.start as usize;
    for line in page.text.slice(section.body).split_inclusive('\n') {
        let content = line.trim_start();
        if list::item(content).is_some_and(|item| item.contains(char::is_alphanumeric)) {
            items.push((line.len() - content.len(), Span::new(start, start).start));
        }
        start += line.len();
    }
    let outer = items.iter().map(|(indent, _)| *indent).min().unwrap_or_default();
    items.into_iter().filter(|(indent, _)| *indent == outer).map(|(_, start)| start).collect()
}

/// The sections of Next Steps: that of the heading, and those of smaller unknown headings below it.
fn next_steps(page: &Page) -> Vec<SectionIndex> {
    let mut above = None;
    let mut belongs = |section: &Section| {
        match &section.kind {
            SectionKind::Known(key) if key.as_str() == "next-steps" => above = Some(section.level.max(2)),
            SectionKind::Other => above = above.filter(|above| section.level > *above),
            _ => above = None,
        }
        above.is_some()
    };
    page.indexed_sections().filter(|(_, section)| belongs(section)).map(|(index, _)| index).collect()
}

fn ordered<'a>(playbook: &'a Playbook, page: &'a Page) -> Option<Step<'a>> {
    let lifecycle = playbook.lifecycle();
    let is_archived =
        |key: &str| playbook.lazy_pages_of(key).into_iter().all(crate::playbook::LazyPage::is_archived);
    let mut after = lifecycle.after(&page.key).iter();
    let to = after.find(|key| is_archived(&page.key) || !is_archived(key))?.clone();
    let span = page.sections("next-steps").next().map_or_else(Span::default, |section| section.heading);
    let step = step(playbook, page, &to, (Via::Order, span), String::new());
    Some(Step { back: false, ..step })
}

/// The process page of a key in a language, else in English, else in any.
#[must_use]
pub fn process_page<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    let chosen = crate::query::Choice::Prefer(vec![lang.clone()]).pages(playbook, key);
    chosen.into_iter().map(|chosen| chosen.page).find(|page| page.kind == PageKind::Process)
}
