//! The flow: what comes after a process, by the links in its Next Steps, else by the order of the lifecycle.

pub mod graph;
pub mod routes;
mod written;

use foldhash::HashSet;

use crate::playbook::links::{Destination, Resolution, key_of_target, resolve};
use crate::playbook::model::Link;
use crate::playbook::rendering::{at, is_in};
use crate::playbook::{
    LazyPage, Page, PageKind, Playbook, Requirement, Section, SectionIndex, SectionKind, Task,
};
use crate::source::markdown::{blocks, inline, list};
use crate::source::text::union;
use crate::source::{Span, Tag};

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

/// Where struck words stand in sections: a step among them is none any more.
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
    let says = |line: &str| playbook.lexicons().nothing_follows(&plain_item(line));
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

/// The sections of Next Steps. An unknown heading belongs to the known section above it.
fn next_steps(page: &Page) -> Vec<SectionIndex> {
    let mut is_below = false;
    let mut belongs = |section: &Section| {
        if section.kind != SectionKind::Other {
            is_below = matches!(&section.kind, SectionKind::Known(key) if key.as_str() == "next-steps");
        }
        is_below
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

/// The list item or paragraph of a link or a title, after the item above it if that ends with a colon; of a long
/// paragraph only the sentence.
fn sentence(page: &Page, span: Span, words: &str) -> String {
    let text = page.text.as_str();
    let start = span.start as usize;
    let block = block_around(text, start);
    let own = text.get(block.0..block.1).map_or_else(String::new, plain_item);
    let own = if own.chars().count() > 300 { sentence_of(&own, words) } else { own };
    match introduction(text, block.0) {
        Some(introduction) => format!("{introduction} {own}"),
        None => own,
    }
}

/// A list item or paragraph as plain text, without its marker.
fn plain_item(block: &str) -> String {
    let item = block.trim_start();
    let heading = item.trim_start_matches('#');
    let item = if heading.starts_with(' ') { heading } else { list::bullet_item(item).unwrap_or(item) };
    inline::plain(item.trim()).into_owned()
}

/// The list item or paragraph around a byte.
fn block_around(text: &str, at: usize) -> (usize, usize) {
    let start_of = |at: usize| text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = |start: usize| text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
    let mut start = start_of(at);
    while start > 0 && !begins_block(line(start)) {
        let above = start_of(start - 1);
        if ends_block(line(above)) || line(above).starts_with('#') {
            break;
        }
        start = above;
    }
    let mut end = start + line(start).len();
    while let Some(rest) = text.get(end + 1..).filter(|rest| !rest.is_empty()) {
        let below = rest.split('\n').next().unwrap_or(rest);
        if ends_block(below) || begins_block(below) {
            break;
        }
        end += 1 + below.len();
    }
    (start, end.min(text.len()))
}

/// Whether a line parts blocks: an empty one, or a marker of a merge conflict.
fn ends_block(line: &str) -> bool {
    line.trim().is_empty() || blocks::conflict_marker(line).is_some()
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
        let before = paragraph.get(..mark).unwrap_or_default().chars().rev();
        let letters = before.take_while(|c| !matches!(c, ' ' | '(' | '.')).take(3).count();
        let next = paragraph.get(end..).and_then(|rest| rest.chars().next());
        let is_ideographic = end - mark > 1;
        letters > 2 && (is_ideographic || next.is_none_or(|next| next == ' ' || !next.is_ascii()))
    };
    let marks = paragraph
        .match_indices(['.', '!', '?', '。', '！', '？'])
        .map(|(mark, own)| (mark, mark + own.len()));
    let ends: Vec<usize> = marks.filter(|(mark, end)| is_end(*mark, *end)).map(|(_, end)| end).collect();
    let start = ends.iter().copied().filter(|end| *end <= at).max().unwrap_or(0);
    let stop = ends.iter().copied().find(|end| *end >= at + text.len()).unwrap_or(paragraph.len());
    paragraph.get(start..stop).unwrap_or(paragraph).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::sentence_of;

    #[test]
    fn a_sentence_ends_at_a_mark_behind_a_word_with_a_blank_or_another_script_behind_it() {
        let cases = [
            ("Do this first. Then do that! And über all, rest.", "that", "Then do that!"),
            ("Öffnen Sie enable-water.md, dann enable-plan.md für alle.", "dann", ""),
            ("See e.g. the plan. Go on.", "plan", "See e.g. the plan."),
            ("準備を始めます。Teams を設定！次に進みます。", "Teams", "Teams を設定！"),
            ("Plan.次に進みます。", "次", "次に進みます。"),
        ];
        for (paragraph, text, sentence) in cases {
            let whole = if sentence.is_empty() { paragraph } else { sentence };
            assert_eq!(sentence_of(paragraph, text), whole, "{paragraph}");
        }
    }
}
