//! Links of a page, and the pages they mean, broken targets included where only one page can be meant.

use percent_encoding::percent_decode_str;

use crate::playbook::identity::key_of_file;
use crate::playbook::model::{Link, Page};
use crate::playbook::path::join;
use crate::playbook::{LazyPage, Playbook};
use crate::source::markdown::inline;
use crate::source::{Lexicons, Span};

/// What kind of target a link has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Another site.
    External,
    /// Something of the playbook's own folder.
    Internal,
    /// A mail address.
    Mail,
    /// A place in the same page.
    Anchor,
    /// An image.
    Image,
}

impl LinkKind {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::External => "external",
            Self::Internal => "internal",
            Self::Mail => "mail",
            Self::Anchor => "anchor",
            Self::Image => "image",
        }
    }
}

/// Whether a link leads where it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It does, or leads out of the playbook, where ftpb does not look.
    Ok,
    /// It leads nowhere, and no one page can be meant.
    Broken,
    /// It leads to a page in another language.
    WrongLanguage,
    /// It leads nowhere, but one page is plainly meant.
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
#[derive(Clone, Copy, Debug)]
pub struct Resolution<'a> {
    /// What kind of target it is.
    pub kind: LinkKind,
    /// Whether it leads there.
    pub state: LinkState,
    /// The page it means, for internal targets.
    pub page: Option<&'a LazyPage>,
}

impl Resolution<'_> {
    fn without_page(kind: LinkKind, state: LinkState) -> Self {
        Self { kind, state, page: None }
    }
}

/// The kind of a target by its form alone.
#[must_use]
pub fn kind_of(target: &str) -> LinkKind {
    let target = target.trim();
    let scheme = target.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("mailto") => LinkKind::Mail,
        Some(scheme)
            if scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c)) =>
        {
            LinkKind::External
        }
        _ if target.starts_with("//") || target.to_ascii_lowercase().starts_with("www.") => {
            LinkKind::External
        }
        _ if target.starts_with('#') => LinkKind::Anchor,
        _ if target.contains('@') && !target.contains('/') => LinkKind::Mail,
        _ => LinkKind::Internal,
    }
}

/// Resolves a target that stands on a page.
#[must_use]
pub fn resolve<'a>(playbook: &'a Playbook, page: &Page, target: &str, image: bool) -> Resolution<'a> {
    resolve_from(playbook, page, &page.file, target, image)
}

fn resolve_from<'a>(
    playbook: &'a Playbook,
    page: &Page,
    from: &str,
    target: &str,
    image: bool,
) -> Resolution<'a> {
    let kind = kind_of(target);
    if image || kind != LinkKind::Internal {
        return Resolution::without_page(if image { LinkKind::Image } else { kind }, LinkState::Ok);
    }
    let decoded = percent_decode_str(target.trim()).decode_utf8_lossy().into_owned();
    let path = decoded.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() {
        return Resolution::without_page(LinkKind::Anchor, LinkState::Ok);
    }
    let Some(file) = join(from, path) else {
        return Resolution::without_page(kind, LinkState::Broken);
    };
    if let Some(lazy_page) = playbook.lazy_page(&file) {
        let same = lazy_page.lang(playbook) == page.lang;
        let state = if same { LinkState::Ok } else { LinkState::WrongLanguage };
        return Resolution { kind, state, page: Some(lazy_page) };
    }
    match meant(playbook, page, &file) {
        Some(lazy_page) => Resolution { kind, state: LinkState::Repaired, page: Some(lazy_page) },
        None => Resolution::without_page(kind, LinkState::Broken),
    }
}

/// Resolves a link of a page. In what a page includes, paths begin where the included file stands.
#[must_use]
pub fn resolve_link<'a>(playbook: &'a Playbook, page: &Page, link: &Link) -> Resolution<'a> {
    resolve_from(playbook, page, page.file_of(link.span), &link.target, link.image)
}

/// The file that a path in a target means from a page; nothing where it leaves the playbook.
#[must_use]
pub fn file_of(page: &str, path: &str) -> Option<String> {
    join(page, &percent_decode_str(path.trim()).decode_utf8_lossy())
}

/// The one page that a file that is not there can mean: of the same key in the page's language, else of
/// the nearest key.
fn meant<'a>(playbook: &'a Playbook, page: &Page, file: &str) -> Option<&'a LazyPage> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let known = folder.is_empty() || playbook.lazy_pages_in(folder).next().is_some();
    if !known || is_no_page(file) {
        return None;
    }
    let (wanted, _) = key_of_file(file, playbook.lexicons());
    let may_be = |lazy_page: &&LazyPage| {
        let own = lazy_page.place().is_none_or(|lang| *lang == page.lang);
        own && (lazy_page.file != page.file || lazy_page.key() == wanted)
    };
    let exact = playbook.lazy_pages_alike(&wanted).filter(may_be);
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
    // Where two pages are as near, nobody knows which one is meant.
    let (_, lazy_pages) = nearest.next().filter(|_| nearest.next().is_none())?;
    best_of(lazy_pages, playbook, page)
}

/// Of several files of one key the one of the page's language and, then, of its folder.
fn best_of<'a>(mut lazy_pages: Vec<&'a LazyPage>, playbook: &Playbook, page: &Page) -> Option<&'a LazyPage> {
    let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    lazy_pages.sort_by_key(|lazy_page| (lazy_page.lang(playbook) != page.lang, lazy_page.folder() != folder));
    lazy_pages.into_iter().next()
}

/// Whether a target names a file that is plainly something else than a page.
fn is_no_page(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| {
        let letters = !extension.is_empty()
            && extension.len() <= 4
            && extension.chars().all(|c| c.is_ascii_alphanumeric());
        letters && !matches!(extension.as_str(), "md" | "m" | "mdx" | "html" | "htm")
    })
}

impl Page {
    /// All links and images of the page, in its order.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        self.links.get_or_init(|| links_of(self))
    }
}

/// The links and images of a page, section by section.
fn links_of(page: &Page) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, section) in page.sections.iter().enumerate() {
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

/// The key that a target's file name holds, for tables of contents.
#[must_use]
pub(super) fn key_of_target(target: &str, lexicons: &Lexicons) -> String {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    key_of_file(path, lexicons).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_tell_their_kind() {
        let cases = [
            ("https://a.b/c", LinkKind::External),
            ("//a.b", LinkKind::External),
            ("mailto:a@b.c", LinkKind::Mail),
            ("a@b.c", LinkKind::Mail),
            ("#top", LinkKind::Anchor),
            ("a-b.md#c", LinkKind::Internal),
            ("../x/y.md", LinkKind::Internal),
            ("C:/x.md", LinkKind::Internal),
        ];
        for (target, kind) in cases {
            assert_eq!(kind_of(target), kind, "{target}");
        }
    }
}
