//! What the target of a link leads to.

use crate::playbook::identity::key_of_file;
use crate::playbook::links::home::file_of;
use crate::playbook::links::target::{
    LinkKind, is_image, is_other_file, kind_of, malformed, path_and_anchor,
};
use crate::playbook::links::{Destination, Resolution};
use crate::playbook::model::{Link, Page};
use crate::playbook::path::{folder_of, split_folder};
use crate::playbook::{LazyPage, Playbook};
use crate::source::store::is_page;

/// Resolves a link of a page.
#[must_use]
pub fn resolve<'a>(playbook: &'a Playbook, page: &Page, link: &Link) -> Resolution<'a> {
    resolve_target(playbook, page, page.file_of(link.span), &link.target, link.image)
}

/// Resolves a target that is written somewhere on a page.
#[must_use]
pub fn resolve_written<'a>(playbook: &'a Playbook, page: &Page, target: &str) -> Resolution<'a> {
    // In an included file, paths begin where that file is.
    let link = if page.text.has_includes() { page.link_to(target) } else { None };
    let file = link.map_or(page.file.as_str(), |link| page.file_of(link.span));
    resolve_target(playbook, page, file, target, false)
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
    let kind = kind_of_link(target, image);
    let found = match kind {
        LinkKind::Anchor if !anchor.starts_with("tab/") && !page.has_anchor(anchor) => {
            Destination::MissingAnchor(None)
        }
        LinkKind::Anchor => Destination::Fine,
        LinkKind::Image if kind_of(target) != LinkKind::Internal => Destination::Elsewhere,
        LinkKind::Image if is_page(path) => {
            // It can only be meant as a link.
            let linked =
                Resolution { kind, destination: file_at(playbook, page, file, (path, anchor), false) };
            Destination::Malformed { why: "is a page, which no image shows", page: linked.page() }
        }
        LinkKind::Internal | LinkKind::Image => file_at(playbook, page, file, (path, anchor), image),
        LinkKind::External | LinkKind::Mail => Destination::Elsewhere,
    };
    let resolution = Resolution { kind, destination: found };
    match malformed(target) {
        Some(why) => {
            Resolution { kind, destination: Destination::Malformed { why, page: resolution.page() } }
        }
        None => resolution,
    }
}

/// The kind of a link or an image by its target.
#[must_use]
pub fn kind_of_link(target: &str, image: bool) -> LinkKind {
    match kind_of(target) {
        _ if image => LinkKind::Image,
        LinkKind::Internal if path_and_anchor(target).0.is_empty() => LinkKind::Anchor,
        kind => kind,
    }
}

/// What a path that is written in `from` leads to.
fn file_at<'a>(
    playbook: &'a Playbook,
    page: &Page,
    from: &str,
    (path, anchor): (&str, &str),
    image: bool,
) -> Destination<'a> {
    let Some(named) = file_of(playbook, from, path) else { return Destination::Outside };
    if let Some(found) = playbook.lazy_page(&named) {
        return page_at(playbook, page, found, anchor);
    }
    let (folder, name) = split_folder(&named);
    let beside = playbook.names_in(folder);
    if beside.iter().any(|own| own == name) || !playbook.names_in(&named).is_empty() {
        return Destination::Fine;
    }
    let is_alike = |own: &&String| {
        own.chars().flat_map(char::to_lowercase).eq(name.chars().flat_map(char::to_lowercase))
    };
    if let Some(own) = beside.iter().find(is_alike) {
        let file = if folder.is_empty() { own.clone() } else { format!("{folder}/{own}") };
        let page = playbook.lazy_page(&file);
        return Destination::WrongCase { file, page };
    }
    let is_file = image || is_other_file(&named);
    match meant(playbook, page, &named).filter(|_| !is_file) {
        Some(meant) if lacks_suffix_only(playbook, &meant.file, &named) => Destination::MissingSuffix(meant),
        Some(meant) => Destination::Meant(meant),
        None if beside.is_empty() && may_be_elsewhere(playbook, path, &named) => Destination::Outside,
        None if image || is_image(&named) => Destination::MissingImage,
        None => Destination::Broken,
    }
}

/// Whether a missing file may exist elsewhere, as its folder is not in the playbook: one of the site, an image or a
/// document that the playbook came without, a page of another tool.
fn may_be_elsewhere(playbook: &Playbook, path: &str, file: &str) -> bool {
    let has_folder = playbook.lazy_pages_in(folder_of(file)).next().is_some();
    !has_folder && (path.starts_with('/') || !is_page(file))
}

/// What a link of a page to another page leads to.
fn page_at<'a>(playbook: &'a Playbook, page: &Page, found: &'a LazyPage, anchor: &str) -> Destination<'a> {
    if found.lang(playbook) != page.lang && !is_in_main_language(playbook, page, found) {
        let translation = only_translation(playbook, page, found);
        // A page that is not translated yet, or was overwritten, is still the one to link to.
        if found.named_lang() != Some(&page.lang) || translation.is_some() {
            return Destination::WrongLanguage { page: found, translation };
        }
    }
    let has_anchor = || found.page(playbook).is_none_or(|found| found.has_anchor(anchor));
    if anchor.is_empty() || has_anchor() {
        Destination::Page(found)
    } else {
        Destination::MissingAnchor(Some(found))
    }
}

/// Whether most pages in the folder of `page` have the language of the page that it links to: then `page` is the one
/// that is out of place, and may link to its neighbours.
fn is_in_main_language(playbook: &Playbook, page: &Page, linked: &LazyPage) -> bool {
    let lang = linked.lang(playbook);
    let neighbours: Vec<&LazyPage> = playbook.lazy_pages_in(folder_of(&page.file)).collect();
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
/// one with the nearest key, else the one whose key has its words and more.
fn meant<'a>(playbook: &'a Playbook, page: &Page, file: &str) -> Option<&'a LazyPage> {
    let folder = folder_of(file);
    let known = folder.is_empty() || playbook.lazy_pages_in(folder).next().is_some();
    if !known {
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
    if close.is_empty() {
        for key in playbook.longer_keys(&wanted) {
            let lazy_pages: Vec<&LazyPage> = playbook.lazy_pages_of(key).into_iter().filter(may_be).collect();
            close.extend((!lazy_pages.is_empty()).then_some((0, lazy_pages)));
        }
    }
    let least = close.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = close.into_iter().filter(|(distance, _)| *distance == least);
    // If two keys are equally near, either may be meant.
    let (_, lazy_pages) = nearest.next().filter(|_| nearest.next().is_none())?;
    best_of(lazy_pages, playbook, page)
}

/// The best of several pages of one key: in the language of the link's page, then in its folder.
fn best_of<'a>(mut lazy_pages: Vec<&'a LazyPage>, playbook: &Playbook, page: &Page) -> Option<&'a LazyPage> {
    let folder = folder_of(&page.file);
    lazy_pages.sort_by_key(|lazy_page| {
        (lazy_page.lang(playbook) != page.lang, lazy_page.is_archived(), lazy_page.folder() != folder)
    });
    lazy_pages.into_iter().next()
}
