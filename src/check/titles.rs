//! Finds the titles of processes in text. A playbook may have thousands of them, so all are searched for at once.

use std::collections::{HashMap, HashSet};

use crate::playbook::{Page, PageKind};
use crate::source::Tag;

/// The number of characters by which titles are indexed. Distinctive titles are longer.
const PREFIX: usize = 3;

/// The titles of the processes in one language.
#[derive(Debug, Default)]
pub struct Titles<'a> {
    /// The pages by title, each with its index among all pages.
    pages: HashMap<&'a str, Vec<(usize, &'a Page)>>,
    /// The lengths of titles in bytes, by prefix.
    lengths: HashMap<&'a str, Vec<usize>>,
    /// The first bytes of titles.
    first_bytes: HashSet<u8>,
}

impl<'a> Titles<'a> {
    /// Collects the titles by language, without those that could be an ordinary word.
    pub(super) fn of(pages: &[&'a Page]) -> HashMap<Tag, Self> {
        let mut all: HashMap<Tag, Self> = HashMap::new();
        let processes = pages.iter().copied().enumerate().filter(|(_, page)| page.kind == PageKind::Process);
        for (place, page) in processes.filter(|(_, page)| is_distinctive(&page.title)) {
            all.entry(page.lang.clone()).or_default().add(place, page);
        }
        all
    }

    fn add(&mut self, place: usize, page: &'a Page) {
        let title = page.title.as_str();
        let Some(first) = prefix(title) else { return };
        self.pages.entry(title).or_default().push((place, page));
        self.first_bytes.extend(title.bytes().next());
        let lengths = self.lengths.entry(first).or_default();
        if !lengths.contains(&title.len()) {
            lengths.push(title.len());
        }
    }

    /// The pages whose titles occur in a text, in the order of all pages, each with the offset of its first occurrence.
    pub fn find_in(&self, text: &str) -> Vec<(&'a Page, usize)> {
        let mut first: HashMap<usize, (&'a Page, usize)> = HashMap::new();
        let starts = text.bytes().enumerate().filter(|(_, byte)| self.first_bytes.contains(byte));
        for (at, _) in starts {
            let rest = text.get(at..).unwrap_or_default();
            let lengths = prefix(rest).and_then(|prefix| self.lengths.get(prefix));
            for title in lengths.into_iter().flatten().filter_map(|length| rest.get(..*length)) {
                for (place, page) in self.pages.get(title).into_iter().flatten() {
                    first.entry(*place).or_insert((*page, at));
                }
            }
        }
        let mut found: Vec<(usize, (&'a Page, usize))> = first.into_iter().collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, occurrence)| occurrence).collect()
    }
}

/// The first characters of a text; `None` if it is shorter.
fn prefix(text: &str) -> Option<&str> {
    let (last, c) = text.char_indices().nth(PREFIX - 1)?;
    text.get(..last + c.len_utf8())
}

/// Whether a title cannot be mistaken for an ordinary word.
fn is_distinctive(title: &str) -> bool {
    let unspaced = title.chars().filter(|c| *c >= '\u{3040}').count();
    title.split_whitespace().count() >= 2 || unspaced >= 5
}
