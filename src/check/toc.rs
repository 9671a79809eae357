//! Tables of contents: their entries, and the pages they leave out.

use std::collections::HashSet;

use crate::playbook::LazyPage;
use crate::playbook::links::{LinkKind, file_of, kind_of};
use crate::source::{Span, Tag};

use crate::check::context::Context;

/// Where an entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To a page or folder, or out of the playbook, where ftpb does not look.
    There,
    /// Nowhere.
    Nowhere,
    /// To a page in this language, which is not that of most entries.
    WrongLanguage(Tag),
}

/// An entry of a table of contents.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The table of contents.
    pub file: String,
    /// The target as written.
    pub target: &'a str,
    /// Where it is written.
    pub span: Span,
    /// Where it leads.
    pub leads: Leads,
    /// The file that it names.
    names: Option<String>,
}

/// A page that the table of contents above it does not name.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// The page.
    pub file: String,
    /// The table of contents.
    pub contents: String,
}

/// The entries of all tables of contents.
#[must_use]
pub fn entries<'a>(context: &'a Context<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for contents in context.contents() {
        let mut own: Vec<Entry<'a>> = targets(contents.text.as_str())
            .into_iter()
            .map(|found| entry(context, &contents.file, found))
            .collect();
        judge_languages(context, &mut own);
        entries.extend(own);
    }
    entries
}

/// The values of `href:`, with their places.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let written = line.trim_start().trim_start_matches("- ").trim_start();
        if let Some(value) = written.strip_prefix("href:") {
            let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            let at = line.find(value).filter(|_| !value.is_empty());
            found.extend(at.map(|at| (start + at, value)));
        }
        start += line.len() + 1;
    }
    found
}

fn entry<'a>(context: &Context<'_>, file: &str, (at, target): (usize, &'a str)) -> Entry<'a> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let internal = kind_of(target) == LinkKind::Internal && !path.is_empty();
    let names = file_of(file, path).filter(|_| internal);
    let is_read = |lazy_page: &LazyPage| lazy_page.page(context.playbook).is_some();
    let known = |named: &String| context.playbook.lazy_pages_in(folder(named)).any(is_read);
    let is_there = |named: &String| {
        named.ends_with(['/'])
            || !named.contains('.')
            || context.playbook.lazy_page(named).is_some()
            || context.contents().iter().any(|contents| contents.file == *named)
    };
    let nowhere = names.as_ref().is_some_and(|named| !is_there(named) && known(named));
    let leads = if nowhere { Leads::Nowhere } else { Leads::There };
    Entry { file: file.to_owned(), target, span: Span::new(at, at + target.len()), leads, names }
}

/// The folder that a file stands in.
fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A table of contents is of the language of most of its pages; the others are out of place.
fn judge_languages(context: &Context<'_>, entries: &mut [Entry<'_>]) {
    let lang = |entry: &Entry<'_>| {
        let lazy_page = context.playbook.lazy_page(entry.names.as_deref()?)?;
        Some(lazy_page.lang(context.playbook))
    };
    let all: Vec<Tag> = entries.iter().filter_map(lang).collect();
    let count = |tag: &Tag| all.iter().filter(|other| *other == tag).count();
    let Some(own) = all.iter().find(|tag| count(tag) * 2 > all.len()).cloned() else { return };
    for entry in entries {
        if let Some(other) = lang(entry).filter(|other| *other != own) {
            entry.leads = Leads::WrongLanguage(other);
        }
    }
}

/// The pages beside a table of contents that it does not name.
#[must_use]
pub fn orphans(context: &Context<'_>) -> Vec<Orphan> {
    let entries = entries(context);
    let named: HashSet<&str> = entries.iter().filter_map(|entry| entry.names.as_deref()).collect();
    let mut orphans = Vec::new();
    for contents in context.contents() {
        let beside = context.pages.iter().filter(|page| folder(&page.file) == folder(&contents.file));
        let unnamed = beside.filter(|page| !named.contains(page.file.as_str()));
        orphans
            .extend(unnamed.map(|page| Orphan { file: page.file.clone(), contents: contents.file.clone() }));
    }
    orphans
}
