//! The reader against real pages. Their folder comes from `FTPB_CORPUS`; without it these tests are ignored.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails where something is missing"
)]

mod encodings;
mod flow;
mod glossary;
mod languages;
mod numbers;
mod published;
mod rows;

use std::collections::BTreeSet;
use std::path::PathBuf;

use ftpb::playbook::{Page, Playbook, Requirement};
use ftpb::source::{Tag, store};

fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
}

/// One folder of the corpus as a playbook of its own.
fn open(folder: &str) -> Playbook {
    Playbook::open(store::open(Some(&corpus().join(folder))).unwrap())
}

fn english() -> Playbook {
    open("english-playbook")
}

fn german() -> Playbook {
    open("german-playbook")
}

fn processes<'a>(playbook: &'a Playbook, lang: &str) -> Vec<&'a Page> {
    playbook.processes(&[Tag::new(lang)])
}

fn count(page: &Page, requirement: Requirement) -> usize {
    page.tasks.iter().filter(|task| task.requirement == requirement).count()
}

fn ids(pages: &[&Page]) -> BTreeSet<String> {
    pages.iter().flat_map(|page| page.tasks.iter().map(|task| page.id(task).into_owned())).collect()
}
