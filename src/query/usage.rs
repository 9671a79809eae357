//! Usages: every place where a page uses a task, a role, a service, another page or an address.

use crate::playbook::links::{LinkState, resolve};
use crate::playbook::model::{Label, Task};
use crate::playbook::{Page, PageKind, Playbook};
use crate::source::lexicon::Group;
use crate::source::{Key, Span};

/// What usages are searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A task, by its id.
    Task(String),
    /// A role or a service, by its key.
    Word(Group, Key),
    /// A page, by its key.
    Page(String),
    /// An address, or a part of one.
    Address(String),
}

/// How a page uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageKind {
    /// A task row of a process.
    Row,
    /// A task row of another page.
    Mention,
    /// A label above the text of a page or an activity.
    Label,
    /// A link.
    Link,
    /// A revision that names it.
    Revision,
}

impl UsageKind {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Mention => "mention",
            Self::Label => "label",
            Self::Link => "link",
            Self::Revision => "revision",
        }
    }
}

/// A usage.
#[derive(Clone, Debug)]
pub struct Usage<'a> {
    /// The page.
    pub page: &'a Page,
    /// How the page uses it.
    pub kind: UsageKind,
    /// The id of the task, if it is a row.
    pub id: Option<String>,
    /// The text of the place.
    pub text: String,
    /// Of a link: its target as written, and its state.
    pub link: Option<(String, LinkState)>,
    /// The place.
    pub span: Span,
}

/// The usages on a page, in the order of the page.
#[must_use]
pub fn on_page<'a>(playbook: &Playbook, page: &'a Page, subject: &Subject) -> Vec<Usage<'a>> {
    let mut found: Vec<Usage<'a>> = rows(page, subject);
    found.extend(labels(page, subject));
    found.extend(links(playbook, page, subject));
    found.extend(revisions(playbook, page, subject));
    found.sort_by_key(|usage| usage.span.start);
    found
}

fn rows<'a>(page: &'a Page, subject: &Subject) -> Vec<Usage<'a>> {
    let is_it = |task: &&Task| match subject {
        Subject::Task(id) => page.id(task) == *id,
        Subject::Word(Group::Roles, key) => task.roles.contains(key),
        Subject::Word(Group::Services, key) => task.services.contains(key),
        _ => false,
    };
    let kind = if page.kind == PageKind::Process { UsageKind::Row } else { UsageKind::Mention };
    let usage = |task: &Task| Usage {
        page,
        kind,
        id: Some(page.id(task).into_owned()),
        text: page.plain(task.name),
        link: None,
        span: task.row,
    };
    page.tasks.iter().filter(is_it).map(usage).collect()
}

fn labels<'a>(page: &'a Page, subject: &Subject) -> Vec<Usage<'a>> {
    let Subject::Word(_, key) = subject else { return Vec::new() };
    let of_activities = page
        .activities
        .iter()
        .flat_map(|activity| activity.labels.iter().map(|label| (activity.title.as_str(), label)));
    let of_page = page.labels.iter().map(|label| (page.title.as_str(), label));
    let usage = |(title, label): (&str, &Label)| Usage {
        page,
        kind: UsageKind::Label,
        id: None,
        text: title.to_owned(),
        link: None,
        span: label.span,
    };
    of_page.chain(of_activities).filter(|(_, label)| label.keys.contains(key)).map(usage).collect()
}

fn links<'a>(playbook: &Playbook, page: &'a Page, subject: &Subject) -> Vec<Usage<'a>> {
    let mut found = Vec::new();
    for link in page.links() {
        let resolution = resolve(playbook, page, link);
        let is_it = match subject {
            Subject::Page(key) => resolution.page().is_some_and(|lazy_page| lazy_page.key() == key),
            Subject::Address(part) => link.target.to_lowercase().contains(&part.to_lowercase()),
            _ => false,
        };
        if is_it {
            let state = (link.target.clone(), resolution.state());
            found.push(Usage {
                page,
                kind: UsageKind::Link,
                id: None,
                text: link.text.clone(),
                link: Some(state),
                span: link.span,
            });
        }
    }
    found
}

fn revisions<'a>(playbook: &Playbook, page: &'a Page, subject: &Subject) -> Vec<Usage<'a>> {
    let words: Vec<String> = match subject {
        Subject::Task(id) => vec![id.clone()],
        Subject::Word(group, key) => {
            let lexicon = playbook.lexicons().get(&page.lang);
            let words = lexicon.into_iter().flat_map(|lexicon| lexicon.words().of_key(*group, key.as_str()));
            words.map(ToString::to_string).collect()
        }
        Subject::Page(key) => playbook
            .lazy_pages()
            .iter()
            .filter(|lazy_page| lazy_page.key() == key)
            .filter_map(|lazy_page| lazy_page.page(playbook))
            .filter(|other| other.lang == page.lang && other.key != page.key)
            .map(|other| other.title.clone())
            .collect(),
        Subject::Address(_) => Vec::new(),
    };
    let mut found = Vec::new();
    for revision in &page.revisions {
        let what = page.plain(revision.what);
        if words.iter().any(|word| mentions(&what, word)) {
            found.push(Usage {
                page,
                kind: UsageKind::Revision,
                id: None,
                text: what,
                link: None,
                span: revision.what,
            });
        }
    }
    found
}

/// Whether a text contains a word, and not as a part of a longer one. Case matters only in abbreviations.
fn mentions(text: &str, word: &str) -> bool {
    let abbreviation = word.chars().all(|c| !c.is_lowercase());
    let fold = |text: &str| if abbreviation { text.to_owned() } else { text.to_lowercase() };
    let (text, word) = (fold(text), fold(word));
    let continues = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !word.is_empty()
        && text.match_indices(&word).any(|(at, found)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
            !continues(before) && !continues(after)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_mentioned_only_as_a_whole() {
        for (text, word, expected) in [
            ("added 3735 and 3736", "3735", true),
            ("added 37351", "3735", false),
            ("moved to teams.", "Teams", true),
            ("for the few", "FE", false),
            ("FEの役割", "FE", true),
            ("anything", "", false),
        ] {
            assert_eq!(mentions(text, word), expected, "{text} / {word}");
        }
    }
}
