//! Finds pages by key, by folder, and by a misspelled key.

use std::sync::{Mutex, OnceLock, PoisonError};

use foldhash::{HashMap, HashMapExt};

use crate::playbook::LazyPage;

/// Positions of pages; each map is built on first use.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_key: OnceLock<HashMap<String, Vec<usize>>>,
    by_folder: OnceLock<HashMap<String, Vec<usize>>>,
    by_simplified: OnceLock<HashMap<String, Vec<usize>>>,
    keys: OnceLock<Vec<(String, Letters)>>,
    near: Mutex<NearKeys>,
}

/// A cache: for a key and a number of edits the keys that are near, each with its distance and its place among all keys.
type NearKeys = HashMap<(String, usize), Vec<(usize, usize)>>;

impl Index {
    /// The pages of a key, in the order of their files.
    pub(super) fn key(&self, lazy_pages: &[LazyPage], key: &str) -> &[usize] {
        let by_key = self.by_key.get_or_init(|| grouped(lazy_pages, |lazy_page| lazy_page.key().to_owned()));
        by_key.get(key).map(Vec::as_slice).unwrap_or_default()
    }

    /// The pages of a folder, without those of its subfolders.
    pub(super) fn folder(&self, lazy_pages: &[LazyPage], folder: &str) -> &[usize] {
        let by_folder =
            self.by_folder.get_or_init(|| grouped(lazy_pages, |lazy_page| lazy_page.folder().to_owned()));
        by_folder.get(folder).map(Vec::as_slice).unwrap_or_default()
    }

    /// The pages whose keys differ only in dashes and plurals.
    pub(super) fn similar(&self, lazy_pages: &[LazyPage], key: &str) -> &[usize] {
        let by_simplified =
            self.by_simplified.get_or_init(|| grouped(lazy_pages, |lazy_page| simplified(lazy_page.key())));
        by_simplified.get(&simplified(key)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The keys that are at most `most` edits away from a key, with their distances.
    pub(super) fn near(&self, lazy_pages: &[LazyPage], key: &str, most: usize) -> Vec<(usize, &str)> {
        let keys = self.keys(lazy_pages);
        let mut known = self.near.lock().unwrap_or_else(PoisonError::into_inner);
        let near = known.entry((key.to_owned(), most)).or_insert_with(|| {
            let own = Letters::of(key);
            let similar =
                keys.iter().enumerate().filter(|(_, (_, letters))| letters.least_edits(own) <= most);
            let distances = similar.map(|(at, (other, _))| (strsim::osa_distance(other, key), at));
            distances.filter(|(distance, _)| *distance <= most).collect()
        });
        near.iter().filter_map(|(distance, at)| Some((*distance, keys.get(*at)?.0.as_str()))).collect()
    }

    /// The keys that have all words of a key in their order, and others between them.
    pub(super) fn longer(&self, lazy_pages: &[LazyPage], key: &str) -> Vec<&str> {
        let own = Letters::of(key);
        let keys = self.keys(lazy_pages).iter();
        let candidates =
            keys.filter(|(_, letters)| own.count < letters.count && own.which & !letters.which == 0);
        candidates.map(|(other, _)| other.as_str()).filter(|other| has_words(other, key)).collect()
    }

    fn keys(&self, lazy_pages: &[LazyPage]) -> &[(String, Letters)] {
        self.keys.get_or_init(|| {
            let mut keys: Vec<&str> = lazy_pages.iter().map(LazyPage::key).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter().map(|key| (key.to_owned(), Letters::of(key))).collect()
        })
    }
}

/// Whether a key begins and ends as another one does, and has all its words in their order.
fn has_words(key: &str, wanted: &str) -> bool {
    const FEWEST: usize = 2;
    let mut words = key.split('-');
    let wanted: Vec<&str> = wanted.split('-').collect();
    wanted.len() >= FEWEST
        && key.split('-').next() == wanted.first().copied()
        && key.rsplit('-').next() == wanted.last().copied()
        && wanted.iter().all(|word| words.any(|own| own == *word))
}

fn grouped(lazy_pages: &[LazyPage], by: impl Fn(&LazyPage) -> String) -> HashMap<String, Vec<usize>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, lazy_page) in lazy_pages.iter().enumerate() {
        groups.entry(by(lazy_page)).or_default().push(at);
    }
    groups
}

/// A key without what writers of links often get wrong: dashes and the plural's `s`.
fn simplified(key: &str) -> String {
    key.split('-').map(|word| word.strip_suffix('s').unwrap_or(word)).collect()
}

/// Which letters a word has, and how many: a cheap lower bound for the distance of two words.
#[derive(Clone, Copy, Debug)]
struct Letters {
    which: u64,
    count: usize,
}

impl Letters {
    fn of(word: &str) -> Self {
        let which = word.chars().fold(0, |which, c| which | 1 << (u32::from(c) % 64));
        Self { which, count: word.chars().count() }
    }

    /// A lower bound for the edits between two words: an edit removes one letter and adds one.
    fn least_edits(self, other: Self) -> usize {
        let apart = |a: u64, b: u64| (a & !b).count_ones() as usize;
        apart(self.which, other.which)
            .max(apart(other.which, self.which))
            .max(self.count.abs_diff(other.count))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_key_may_leave_out_words_between_the_first_and_the_last() {
        assert!(has_words("success-conduct-success-review", "success-success-review"));
        assert!(has_words("success-conduct-success-review", "success-review"));
        for other in
            ["conduct-success-review", "success-review-conduct", "success", "success-success-success-review"]
        {
            assert!(!has_words("success-conduct-success-review", other), "{other}");
        }
    }

    #[test]
    fn plurals_and_dashes_make_no_other_key() {
        assert_eq!(simplified("assess-services-workshops"), simplified("assess-service-work-shop"));
        assert_ne!(simplified("assess"), simplified("access"));
    }

    proptest! {
        #[test]
        fn no_word_is_nearer_than_its_letters_say(a in "[a-e-]{0,9}", b in "[a-e-]{0,9}") {
            prop_assert!(Letters::of(&a).least_edits(Letters::of(&b)) <= strsim::osa_distance(&a, &b));
        }
    }
}
