//! The links that Next Steps have, and what stands there in place of one.

use std::cell::LazyCell;
use std::ops::Range;

use crate::playbook::links::{file_names, mistyped_links};
use crate::playbook::model::Link;
use crate::playbook::rendering::is_in;
use crate::playbook::{Page, Playbook, SectionIndex};
use crate::source::Span;
use crate::source::store::is_page;

/// The links of sections, those included that Markdown does not know, and whether it does not.
pub(super) fn links(playbook: &Playbook, page: &Page, sections: &[SectionIndex]) -> Vec<(Link, bool)> {
    // An image of a page can only be meant as a link.
    let is_meant = |link: &&Link| !link.image || link.target.split(['#', '?']).next().is_some_and(is_page);
    let known = page.links().iter().filter(|link| sections.binary_search(&link.section).is_ok());
    let known = known.filter(is_meant).map(|link| (link.clone(), link.image));
    let mut links: Vec<(Link, bool)> = known.collect();
    // Where links begin that are no addresses written out, each with the furthest end of those up to it.
    let mut furthest = 0;
    let own = page.links().iter().filter(|own| own.target_span != own.span).map(|own| {
        furthest = own.span.end.max(furthest);
        (own.span.start, furthest)
    });
    let own: Vec<(u32, u32)> = own.collect();
    let hidden = LazyCell::new(|| page.hidden());
    for (index, section) in sections.iter().filter_map(|index| Some((*index, page.section(*index)?))) {
        let base = section.body.start as usize;
        let at = |range: Range<usize>| Span::new(base + range.start, base + range.end);
        let link = |text: String, range: Range<usize>, target: Range<usize>| {
            let (span, target_span) = (at(range), at(target));
            let target = page.text.slice(target_span).to_owned();
            Link { text, target, target_span, image: false, span, section: index }
        };
        let text = page.text.slice(section.body);
        let mistyped = mistyped_links(text)
            .into_iter()
            .map(|found| link(page.plain(at(found.range.clone())), found.range, found.target));
        let is_apart = |link: &Link| {
            let before = own.partition_point(|(start, _)| *start < link.span.end);
            before
                .checked_sub(1)
                .and_then(|last| own.get(last))
                .is_none_or(|(_, end)| *end <= link.span.start)
        };
        let named = bare_file_names(text)
            .map(|range| link(text.get(range.clone()).unwrap_or_default().to_owned(), range.clone(), range));
        let keys = bare_keys(playbook, text).map(|range| {
            let key = text.get(range.clone()).unwrap_or_default().to_owned();
            let target = format!("{key}.md");
            Link { target, ..link(key, range.clone(), range) }
        });
        let written = mistyped.chain(named).chain(keys).filter(is_apart);
        links.extend(written.filter(|link| !is_in(&hidden, link.span)).map(|link| (link, true)));
    }
    links
}

/// The names of pages' files that a text has where links are expected.
fn bare_file_names(text: &str) -> impl Iterator<Item = Range<usize>> {
    /// A longer word, in bytes without its extension, names no file.
    const LONGEST: usize = 497;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    file_names(text, LONGEST, is_part).filter(move |name| {
        let before = text.get(..name.start).unwrap_or_default();
        let is_address =
            ["http:", "https:", "ftp:", "file:", "mailto:"].iter().any(|scheme| before.ends_with(scheme));
        !is_address && text.get(name.clone()).is_some_and(is_page)
    })
}

/// The keys of processes that a text has, of three words at least: shorter ones may be ordinary words.
fn bare_keys(playbook: &Playbook, text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '#' | '=' | '@' | '%');
    let mut at = 0;
    let words = text.split(move |c| !is_part(c)).map(move |word| {
        let start = at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        // The signs of mentions, and the extension of a file elsewhere.
        let name = word.trim_start_matches(['@', '#']);
        (start + word.len() - name.len(), name.split('.').next().unwrap_or_default())
    });
    let is_key = |word: &str| word.matches('-').count() >= 2 && playbook.lifecycle().has(word);
    words.filter(move |(_, word)| is_key(word)).map(|(start, word)| start..start + word.len())
}
