//! Which language's page answers: the preferred one, or a fallback.

use foldhash::HashSet;

use crate::playbook::{LazyPage, Page, PageKind, Playbook};
use crate::source::Tag;

/// A language preference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// These languages only.
    Strict(Vec<Tag>),
    /// The first of these that exists, else English, else any.
    Prefer(Vec<Tag>),
    /// Every language.
    All,
}

/// A page that was chosen by a language preference.
#[derive(Clone, Debug)]
pub struct Chosen<'a> {
    /// The page.
    pub page: &'a Page,
    /// The language that was asked for; the page's own if none was.
    pub requested: Tag,
    /// Whether the page is in another language than the one asked for.
    pub fallback: bool,
}

impl Choice {
    /// The preferred languages; empty if every language answers.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        match self {
            Self::Strict(tags) | Self::Prefer(tags) => tags,
            Self::All => &[],
        }
    }

    /// The languages that were asked for explicitly; empty if others may answer too.
    #[must_use]
    pub fn strict_tags(&self) -> &[Tag] {
        match self {
            Self::Strict(tags) => tags,
            Self::Prefer(_) | Self::All => &[],
        }
    }

    /// Whether pages of several languages answer together.
    #[must_use]
    pub fn is_several(&self) -> bool {
        match self {
            Self::Strict(tags) => tags.len() > 1,
            Self::Prefer(_) => false,
            Self::All => true,
        }
    }

    /// The language of headings and words: the first preferred one, else English.
    #[must_use]
    pub fn lang(&self) -> Tag {
        self.tags().first().cloned().unwrap_or_else(Tag::english)
    }

    /// The pages of a key that answer: none, one, or one for each language.
    #[must_use]
    pub fn pages<'a>(&self, playbook: &'a Playbook, key: &str) -> Vec<Chosen<'a>> {
        let lazy_pages: Vec<&LazyPage> = playbook.lazy_pages_of(key);
        match self {
            Self::Strict(tags) => tags.iter().filter_map(|tag| exact(playbook, &lazy_pages, tag)).collect(),
            Self::Prefer(tags) => preferred(playbook, &lazy_pages, tags).into_iter().collect(),
            Self::All => {
                let mut tags: Vec<Tag> =
                    lazy_pages.iter().map(|lazy_page| lazy_page.lang(playbook)).collect();
                tags.sort();
                tags.dedup();
                tags.iter().filter_map(|tag| exact(playbook, &lazy_pages, tag)).collect()
            }
        }
    }

    /// The pages with a row of a task that answer; archived ones only if there are no others.
    #[must_use]
    pub fn pages_with_task<'a>(&self, playbook: &'a Playbook, id: &str) -> Vec<&'a Page> {
        let english = Tag::english();
        let preferences: Vec<&[Tag]> = match self {
            Self::Prefer(tags) => {
                tags.iter().chain([&english]).map(std::slice::from_ref).chain([&[][..]]).collect()
            }
            _ => vec![self.tags()],
        };
        let mut archived: Vec<Vec<&Page>> = Vec::new();
        for langs in preferences {
            let (old, current): (Vec<&Page>, Vec<&Page>) =
                playbook.pages_with_task(langs, id).into_iter().partition(|page| page.archived);
            if !current.is_empty() {
                return current;
            }
            archived.push(old);
        }
        archived.into_iter().find(|pages| !pages.is_empty()).unwrap_or_else(Vec::new)
    }

    /// The pages that answer for each of the keys, in the order of the keys.
    #[must_use]
    pub fn all_pages<'a>(&self, playbook: &'a Playbook, keys: &[String]) -> Vec<Chosen<'a>> {
        let keyed: HashSet<&str> = keys.iter().map(String::as_str).collect();
        let likely = |lazy_page: &LazyPage| match self {
            Self::Strict(tags) => tags.contains(&lazy_page.lang(playbook)),
            Self::Prefer(_) => lazy_page.lang(playbook) == self.lang(),
            Self::All => true,
        };
        playbook.read_ahead(|lazy_page| keyed.contains(lazy_page.key()), likely);
        keys.iter().flat_map(|key| self.pages(playbook, key)).collect()
    }
}

/// The page of a key in a language; none where the language lacks it.
#[must_use]
pub fn page_in<'a>(playbook: &'a Playbook, key: &str, lang: &Tag) -> Option<&'a Page> {
    exact(playbook, &playbook.lazy_pages_of(key), lang).map(|chosen| chosen.page)
}

/// The processes in other files with the key and the language of a page: where it answers, they do not.
pub fn duplicates<'a>(playbook: &'a Playbook, page: &'a Page) -> impl Iterator<Item = &'a Page> {
    let others = playbook.lazy_pages_of(&page.key).into_iter().filter(|other| other.file != page.file);
    let is_current = |other: &&LazyPage| !other.is_archived() && !is_copy(playbook, other, &page.lang);
    let same = others.filter(is_current).filter(|other| other.lang(playbook) == page.lang);
    same.filter_map(|other| other.page(playbook)).filter(|other| other.kind == PageKind::Process)
}

/// The files of a key in a language: first the one that answers, last those of archives.
#[must_use]
pub fn files(playbook: &Playbook, key: &str, lang: &Tag) -> Vec<String> {
    let mut own = playbook.lazy_pages_of(key);
    own.retain(|lazy_page| lazy_page.lang(playbook) == *lang);
    own.sort_by_key(|lazy_page| rank(playbook, lazy_page, lang));
    own.into_iter().map(|lazy_page| lazy_page.file.clone()).collect()
}

/// The order of the files of a page. A copy in another language's folder comes after the page in its own.
fn rank<'a>(playbook: &Playbook, lazy_page: &'a LazyPage, lang: &Tag) -> (bool, bool, &'a str) {
    (lazy_page.is_archived(), is_copy(playbook, lazy_page, lang), &lazy_page.file)
}

/// Whether a page stands in the folder of another language than its own.
fn is_copy(playbook: &Playbook, lazy_page: &LazyPage, lang: &Tag) -> bool {
    playbook.language_of_folder(lazy_page.folder()).is_some_and(|of_folder| of_folder != *lang)
}

fn exact<'a>(playbook: &'a Playbook, lazy_pages: &[&'a LazyPage], tag: &Tag) -> Option<Chosen<'a>> {
    let own = lazy_pages.iter().filter(|lazy_page| lazy_page.lang(playbook) == *tag);
    let page = own.min_by_key(|lazy_page| rank(playbook, lazy_page, tag))?.page(playbook)?;
    Some(Chosen { page, requested: tag.clone(), fallback: false })
}

fn preferred<'a>(playbook: &'a Playbook, lazy_pages: &[&'a LazyPage], tags: &[Tag]) -> Option<Chosen<'a>> {
    let english = Tag::english();
    let choose = |lazy_pages: &[&'a LazyPage]| {
        let preferred = tags.iter().chain([&english]).find_map(|tag| exact(playbook, lazy_pages, tag));
        preferred.or_else(|| {
            let any = lazy_pages.first()?.page(playbook)?;
            Some(Chosen { page: any, requested: any.lang.clone(), fallback: false })
        })
    };
    let (archived, current): (Vec<_>, Vec<_>) =
        lazy_pages.iter().copied().partition(|lazy_page| lazy_page.is_archived());
    let chosen = choose(&current).or_else(|| choose(&archived))?;
    let requested = tags.first().cloned().unwrap_or_else(|| chosen.page.lang.clone());
    let fallback = requested != chosen.page.lang;
    Some(Chosen { requested, fallback, ..chosen })
}
