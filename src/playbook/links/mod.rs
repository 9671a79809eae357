//! Links of a page and what they lead to. Every command that asks whether a link is broken asks [`resolve`].

mod target;

use percent_encoding::percent_decode_str;

use crate::playbook::identity::key_of_file;
use crate::playbook::model::{Link, Page};
use crate::playbook::path::join;
use crate::playbook::{LazyPage, Playbook};
use crate::source::markdown::inline;
use crate::source::{Lexicons, Span};

pub use target::{LinkKind, kind_of};
use target::{is_image, is_other_file, malformed, path_and_anchor};

/// Whether a link leads where it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It does, or it leads out of the playbook, where ftpb does not look.
    Ok,
    /// It leads nowhere, and no single page can be meant.
    Broken,
    /// It names a page in another language.
    WrongLanguage,
    /// It leads nowhere, but one page or image is plainly meant.
    Repaired,
}

impl LinkState {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Broken => "broken",
            Self::WrongLanguage => "wrong_language",
            Self::Repaired => "repaired",
        }
    }
}

/// What a link leads to.
#[derive(Clone, Debug)]
pub struct Resolution<'a> {
    /// What kind of target it has.
    pub kind: LinkKind,
    /// What the target turns out to be.
    pub destination: Destination<'a>,
}

/// What the target of a link turns out to be.
#[derive(Clone, Debug)]
pub enum Destination<'a> {
    /// A heading of the same page, a file that exists, or something outside the playbook, where ftpb does not look.
    Fine,
    /// A page.
    Page(&'a LazyPage),
    /// A heading that the page does not have: another page, or `None` for the link's own.
    MissingAnchor(Option<&'a LazyPage>),
    /// Nothing, and no single page can be meant.
    Broken,
    /// Nothing, but this page is plainly meant.
    Meant(&'a LazyPage),
    /// A page in another language.
    WrongLanguage {
        /// The page.
        page: &'a LazyPage,
        /// Its only translation into the language of the link's page.
        translation: Option<&'a LazyPage>,
    },
    /// Nothing: the name of this page without its language suffix, as the original is named.
    MissingSuffix(&'a LazyPage),
    /// A file whose name is written with other capitals.
    WrongCase {
        /// The file, relative to the playbook's folder.
        file: String,
        /// The page of that file; `None` for an image.
        page: Option<&'a LazyPage>,
    },
    /// An image that does not exist.
    MissingImage,
    /// A malformed address.
    Malformed {
        /// What is wrong with it, to follow the address in a sentence.
        why: &'static str,
        /// The page that is plainly meant.
        page: Option<&'a LazyPage>,
    },
}

impl<'a> Resolution<'a> {
    /// Whether the link leads where it says.
    #[must_use]
    pub fn state(&self) -> LinkState {
        match self.destination {
            Destination::Fine | Destination::Page(_) => LinkState::Ok,
            Destination::WrongLanguage { .. } | Destination::MissingSuffix(_) => LinkState::WrongLanguage,
            Destination::Meant(_)
            | Destination::WrongCase { .. }
            | Destination::Malformed { page: Some(_), .. } => LinkState::Repaired,
            Destination::Broken
            | Destination::MissingAnchor(_)
            | Destination::MissingImage
            | Destination::Malformed { page: None, .. } => LinkState::Broken,
        }
    }

    /// The page that the link leads to or plainly means.
    #[must_use]
    pub fn page(&self) -> Option<&'a LazyPage> {
        match self.destination {
            Destination::Page(page)
            | Destination::Meant(page)
            | Destination::MissingSuffix(page)
            | Destination::WrongLanguage { page, .. } => Some(page),
            Destination::MissingAnchor(page)
            | Destination::WrongCase { page, .. }
            | Destination::Malformed { page, .. } => page,
            Destination::Fine | Destination::Broken | Destination::MissingImage => None,
        }
    }

    /// Whether the target as written does not lead to [`Self::page`].
    #[must_use]
    pub fn is_repaired(&self) -> bool {
        self.state() == LinkState::Repaired || matches!(self.destination, Destination::MissingSuffix(_))
    }

    /// The file that the link should name instead of what it names.
    #[must_use]
    pub fn intended_file(&self) -> Option<&str> {
        match &self.destination {
            Destination::Meant(page)
            | Destination::MissingSuffix(page)
            | Destination::WrongLanguage { translation: Some(page), .. } => Some(&page.file),
            Destination::WrongCase { file, .. } => Some(file),
            _ => None,
        }
    }
}

/// Resolves a link of a page.
#[must_use]
pub fn resolve<'a>(playbook: &'a Playbook, page: &Page, link: &Link) -> Resolution<'a> {
    resolve_target(playbook, page, page.file_of(link.span), &link.target, link.image)
}

/// Resolves a target that is written in `file`: the page's own file, or one that the page includes.
#[must_use]
pub fn resolve_target<'a>(
    playbook: &'a Playbook,
    page: &Page,
    file: &str,
    target: &str,
    image: bool,
) -> Resolution<'a> {
    let (path, anchor) = path_and_anchor(target);
    let kind = match kind_of(target) {
        _ if image => LinkKind::Image,
        LinkKind::Internal if path.is_empty() => LinkKind::Anchor,
        kind => kind,
    };
    let found = match (kind, kind_of(target)) {
        (LinkKind::Anchor, _) if !page.has_anchor(anchor) => Destination::MissingAnchor(None),
        (LinkKind::Internal, _) | (LinkKind::Image, LinkKind::Internal) => match file_of(file, path) {
            Some(named) if image || is_image(&named) => image_at(playbook, &named),
            Some(named) => page_at(playbook, page, &named, anchor),
            None => Destination::Fine,
        },
        _ => Destination::Fine,
    };
    let resolution = Resolution { kind, destination: found };
    match malformed(target) {
        Some(why) => {
            Resolution { kind, destination: Destination::Malformed { why, page: resolution.page() } }
        }
        None => resolution,
    }
}

/// The file that a path means from another file; `None` where it leads out of the playbook.
#[must_use]
pub fn file_of(from: &str, path: &str) -> Option<String> {
    join(from, &percent_decode_str(path.trim()).decode_utf8_lossy())
}

/// What a link of a page to a file leads to.
fn page_at<'a>(playbook: &'a Playbook, page: &Page, file: &str, anchor: &str) -> Destination<'a> {
    if let Some(found) = playbook.lazy_page(file) {
        if found.lang(playbook) != page.lang && !is_in_main_language(playbook, page, found) {
            let translation = only_translation(playbook, page, found);
            return Destination::WrongLanguage { page: found, translation };
        }
        let has_anchor = || found.page(playbook).is_none_or(|found| found.has_anchor(anchor));
        return if anchor.is_empty() || has_anchor() {
            Destination::Page(found)
        } else {
            Destination::MissingAnchor(Some(found))
        };
    }
    match meant(playbook, page, file) {
        Some(meant) if meant.file.eq_ignore_ascii_case(file) => {
            Destination::WrongCase { file: meant.file.clone(), page: Some(meant) }
        }
        Some(meant) if lacks_suffix_only(playbook, &meant.file, file) => Destination::MissingSuffix(meant),
        Some(meant) => Destination::Meant(meant),
        None if is_outside(playbook, file) || exists(playbook, file) => Destination::Fine,
        None => Destination::Broken,
    }
}

/// What a link to an image leads to. A playbook that came without the image's folder came without images.
fn image_at<'a>(playbook: &Playbook, file: &str) -> Destination<'a> {
    let (folder, name) = split_folder(file);
    let names = playbook.names_in(folder);
    if names.is_empty() || names.iter().any(|own| own == name) {
        return Destination::Fine;
    }
    match names.iter().find(|own| own.eq_ignore_ascii_case(name)) {
        Some(own) if folder.is_empty() => Destination::WrongCase { file: own.clone(), page: None },
        Some(own) => Destination::WrongCase { file: format!("{folder}/{own}"), page: None },
        None => Destination::MissingImage,
    }
}

/// The folder of a file, and its name in that folder.
fn split_folder(file: &str) -> (&str, &str) {
    file.rsplit_once('/').unwrap_or(("", file))
}

/// Whether a file that is no page exists.
fn exists(playbook: &Playbook, file: &str) -> bool {
    let (folder, name) = split_folder(file);
    is_other_file(file) && playbook.names_in(folder).iter().any(|own| own == name)
}

/// Whether a file is in a folder without pages, which another site may have.
fn is_outside(playbook: &Playbook, file: &str) -> bool {
    playbook.lazy_pages_in(split_folder(file).0).next().is_none()
}

/// Whether most pages in the folder of `page` have the language of the page that it links to: then `page` is the one
/// that is out of place, and may link to its neighbours.
fn is_in_main_language(playbook: &Playbook, page: &Page, linked: &LazyPage) -> bool {
    let lang = linked.lang(playbook);
    let neighbours: Vec<&LazyPage> = playbook.lazy_pages_in(split_folder(&page.file).0).collect();
    let same = neighbours.iter().filter(|neighbour| neighbour.lang(playbook) == lang).count();
    same * 2 > neighbours.len()
}

/// The translation of a linked page into the language of `page`, where there is exactly one.
fn only_translation<'a>(playbook: &'a Playbook, page: &Page, linked: &LazyPage) -> Option<&'a LazyPage> {
    let pages = playbook.lazy_pages_of(linked.key()).into_iter();
    let mut translations = pages.filter(|other| other.lang(playbook) == page.lang);
    translations.next().filter(|_| translations.next().is_none())
}

/// Whether a target is a page's file name without its language suffix.
fn lacks_suffix_only(playbook: &Playbook, file: &str, target: &str) -> bool {
    let suffix = || file.strip_suffix(".md")?.strip_prefix(target.strip_suffix(".md")?)?.strip_prefix('-');
    suffix().is_some_and(|suffix| playbook.lexicons().by_suffix(suffix).is_some())
}

/// The only page that the name of a missing file can mean: the one with its key in the language of the link's page, else the
/// one with the nearest key.
fn meant<'a>(playbook: &'a Playbook, page: &Page, file: &str) -> Option<&'a LazyPage> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let known = folder.is_empty() || playbook.lazy_pages_in(folder).next().is_some();
    if !known || is_other_file(file) {
        return None;
    }
    let (wanted, _) = key_of_file(file, playbook.lexicons());
    let may_be = |lazy_page: &&LazyPage| {
        let own = lazy_page.named_lang().is_none_or(|lang| *lang == page.lang);
        own && (lazy_page.file != page.file || lazy_page.key() == wanted)
    };
    let exact = playbook.lazy_pages_with_similar_key(&wanted).filter(may_be);
    if let Some(lazy_page) = best_of(exact.collect(), playbook, page) {
        return Some(lazy_page);
    }
    let allowed = (wanted.chars().count() / 8).clamp(1, 4);
    let mut close: Vec<(usize, Vec<&LazyPage>)> = Vec::new();
    for (distance, key) in playbook.keys_near(&wanted, allowed) {
        let lazy_pages: Vec<&LazyPage> = playbook.lazy_pages_of(key).into_iter().filter(may_be).collect();
        close.extend((!lazy_pages.is_empty()).then_some((distance, lazy_pages)));
    }
    let least = close.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = close.into_iter().filter(|(distance, _)| *distance == least);
    // If two keys are equally near, either may be meant.
    let (_, lazy_pages) = nearest.next().filter(|_| nearest.next().is_none())?;
    best_of(lazy_pages, playbook, page)
}

/// The best of several pages of one key: in the language of the link's page, then in its folder.
fn best_of<'a>(mut lazy_pages: Vec<&'a LazyPage>, playbook: &Playbook, page: &Page) -> Option<&'a LazyPage> {
    let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    lazy_pages.sort_by_key(|lazy_page| (lazy_page.lang(playbook) != page.lang, lazy_page.folder() != folder));
    lazy_pages.into_iter().next()
}

impl Page {
    /// The links and images of the page, in its order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links_of(self))
    }
}

/// The links and images of a page, section by section.
fn links_of(page: &Page) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, section) in page.indexed_sections() {
        for span in [section.heading, section.body] {
            let base = span.start as usize;
            links.extend(inline::links(page.text.slice(span)).into_iter().map(|link| Link {
                span: Span::new(base + link.range.start, base + link.range.end),
                text: link.text,
                target: link.target,
                image: link.image,
                section: index,
            }));
        }
    }
    links
}

/// The key of the file that a target names.
#[must_use]
pub(super) fn key_of_target(target: &str, lexicons: &Lexicons) -> String {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    key_of_file(path, lexicons).0
}
