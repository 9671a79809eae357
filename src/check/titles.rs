//! The titles of processes, to be found in running text: a playbook may have thousands of them.

use std::collections::{HashMap, HashSet};

use crate::playbook::{Page, PageKind};
use crate::source::Tag;

/// How many letters at the beginning of a title tell that it may be one. No title that tells anything is shorter.
const FIRST: usize = 3;

/// The titles of one language's processes.
#[derive(Debug, Default)]
pub struct Titles<'a> {
    /// The pages by their titles, each by its place among all.
    pages: HashMap<&'a str, Vec<(usize, &'a Page)>>,
    /// The lengths in bytes that titles have, by what they begin with.
    lengths: HashMap<&'a str, Vec<usize>>,
    /// What titles begin with, at the very least.
    bytes: HashSet<u8>,
}

impl<'a> Titles<'a> {
    /// The titles of each language. Those that could be a word of a sentence are left out.
    pub(super) fn of(pages: &[&'a Page]) -> HashMap<Tag, Self> {
        let mut all: HashMap<Tag, Self> = HashMap::new();
        let processes = pages.iter().copied().enumerate().filter(|(_, page)| page.kind == PageKind::Process);
        for (place, page) in processes.filter(|(_, page)| is_telling(&page.title)) {
            all.entry(page.lang.clone()).or_default().add(place, page);
        }
        all
    }

    fn add(&mut self, place: usize, page: &'a Page) {
        let title = page.title.as_str();
        let Some(first) = beginning(title) else { return };
        self.pages.entry(title).or_default().push((place, page));
        self.bytes.extend(title.bytes().next());
        let lengths = self.lengths.entry(first).or_default();
        if !lengths.contains(&title.len()) {
            lengths.push(title.len());
        }
    }

    /// The pages whose titles a text holds, in the order of all pages, each with where it stands first.
    pub fn named_in(&self, text: &str) -> Vec<(&'a Page, usize)> {
        let mut first: HashMap<usize, (&'a Page, usize)> = HashMap::new();
        let starts = text.bytes().enumerate().filter(|(_, byte)| self.bytes.contains(byte));
        for (at, _) in starts {
            let rest = text.get(at..).unwrap_or_default();
            let lengths = beginning(rest).and_then(|beginning| self.lengths.get(beginning));
            for title in lengths.into_iter().flatten().filter_map(|length| rest.get(..*length)) {
                for (place, page) in self.pages.get(title).into_iter().flatten() {
                    first.entry(*place).or_insert((*page, at));
                }
            }
        }
        let mut found: Vec<(usize, (&'a Page, usize))> = first.into_iter().collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, named)| named).collect()
    }
}

/// The first letters of a text; nothing where it is shorter.
fn beginning(text: &str) -> Option<&str> {
    let (last, c) = text.char_indices().nth(FIRST - 1)?;
    text.get(..last + c.len_utf8())
}

/// Whether a title cannot be a word of the sentence around it.
fn is_telling(title: &str) -> bool {
    let unspaced = title.chars().filter(|c| *c >= '\u{3040}').count();
    title.split_whitespace().count() >= 2 || unspaced >= 5
}
