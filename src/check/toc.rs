//! Tables of contents: their entries, and the pages that they do not list.

use foldhash::HashSet;

use crate::playbook::LazyPage;
use crate::playbook::links::{LinkKind, file_of, kind_of};
use crate::playbook::path::folder_of;
use crate::source::{Span, Tag};

use crate::check::context::Context;
use crate::check::misplaced::is_misplaced;

/// The result of checking an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TocEntryState {
    /// It leads to a page or folder, or out of the playbook, where ftpb does not look.
    Fine,
    /// Its target does not exist.
    Broken,
    /// It leads to a page in this language, unlike most entries.
    WrongLanguage(Tag),
}

/// An entry of a table of contents.
#[derive(Clone, Debug)]
pub struct TocEntry<'a> {
    /// The table of contents.
    pub file: String,
    /// The target as written.
    pub target: &'a str,
    /// The span of the target.
    pub span: Span,
    /// Whether the target exists.
    pub state: TocEntryState,
    /// The file that it names.
    pub names: Option<String>,
}

/// A page that is not in the table of contents of its folder.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// The page.
    pub file: String,
    /// The table of contents.
    pub contents: String,
}

/// The entries of all tables of contents.
#[must_use]
pub fn entries<'a>(context: &'a Context<'_>) -> Vec<TocEntry<'a>> {
    let mut entries = Vec::new();
    for contents in context.contents() {
        let mut own: Vec<TocEntry<'a>> = targets(contents.text.as_str())
            .into_iter()
            .map(|found| entry(context, &contents.file, found))
            .collect();
        mark_wrong_languages(context, &mut own);
        entries.extend(own);
    }
    entries
}

/// The values of `href:` with their offsets.
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

fn entry<'a>(context: &Context<'_>, file: &str, (at, target): (usize, &'a str)) -> TocEntry<'a> {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let internal = kind_of(target) == LinkKind::Internal && !path.is_empty();
    let names = file_of(context.playbook, file, path).filter(|_| internal);
    let is_read = |lazy_page: &LazyPage| lazy_page.page(context.playbook).is_some();
    let known = |named: &String| context.playbook.lazy_pages_in(folder_of(named)).any(is_read);
    let exists = |named: &String| {
        named.ends_with(['/'])
            || !named.contains('.')
            || context.playbook.lazy_page(named).is_some()
            || context.contents().iter().any(|contents| contents.file == *named)
    };
    let broken = names.as_ref().is_some_and(|named| !exists(named) && known(named));
    let state = if broken { TocEntryState::Broken } else { TocEntryState::Fine };
    TocEntry { file: file.to_owned(), target, span: Span::new(at, at + target.len()), state, names }
}

/// Marks the entries whose language differs from that of most entries.
fn mark_wrong_languages(context: &Context<'_>, entries: &mut [TocEntry<'_>]) {
    let lang = |entry: &TocEntry<'_>| {
        let lazy_page = context.playbook.lazy_page(entry.names.as_deref()?)?;
        Some(lazy_page.lang(context.playbook))
    };
    let all: Vec<Tag> = entries.iter().filter_map(lang).collect();
    let count = |tag: &Tag| all.iter().filter(|other| *other == tag).count();
    let Some(own) = all.iter().find(|tag| count(tag) * 2 > all.len()).cloned() else { return };
    for entry in entries {
        if let Some(other) = lang(entry).filter(|other| *other != own) {
            entry.state = TocEntryState::WrongLanguage(other);
        }
    }
}

/// The pages that are not in the table of contents of their folder.
#[must_use]
pub fn orphans(context: &Context<'_>) -> Vec<Orphan> {
    let entries = entries(context);
    let named: HashSet<&str> = entries.iter().filter_map(|entry| entry.names.as_deref()).collect();
    let mut orphans = Vec::new();
    for contents in context.contents() {
        let neighbours =
            context.pages.iter().filter(|page| folder_of(&page.file) == folder_of(&contents.file));
        // A page in the wrong language is a finding of its own, and does not belong there.
        let unlisted = neighbours.filter(|page| !named.contains(page.file.as_str()) && !is_misplaced(page));
        orphans
            .extend(unlisted.map(|page| Orphan { file: page.file.clone(), contents: contents.file.clone() }));
    }
    orphans
}
