//! Links and what is wrong with each, judged once for all rules about links.

use std::ops::Range;

use crate::playbook::links::{LinkKind, LinkState, kind_of, resolve_link};
use crate::playbook::model::Link;
use crate::playbook::{LazyPage, Page, Playbook};
use crate::source::Span;
use crate::source::fold::is_invisible;

/// What a link's target turns out to be.
#[derive(Clone, Debug)]
pub enum Verdict<'a> {
    /// It leads there, or where ftpb does not look.
    Fine,
    /// It leads to this page.
    Leads(&'a LazyPage),
    /// It leads nowhere, and no one page can be meant.
    Broken,
    /// It leads nowhere, but this page is plainly meant.
    Meant(&'a LazyPage),
    /// It names a page of another language; the translation, where there is one.
    WrongLanguage(Option<&'a LazyPage>),
    /// It names a file that is written with other capitals: its name.
    WrongCase(String),
    /// An image that is not there.
    MissingImage,
    /// It is no address at all: why.
    Malformed(&'static str),
}

/// A link with its verdict.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The link.
    pub link: Link,
    /// Where its target is written.
    pub target: Span,
    /// What the target turns out to be.
    pub verdict: Verdict<'a>,
}

/// Judges all links of a page.
#[must_use]
pub fn judge<'a>(playbook: &'a Playbook, page: &Page) -> Vec<Judged<'a>> {
    let judged = |link: &Link| Judged {
        target: target_span(page, link),
        verdict: verdict(playbook, page, link),
        link: link.clone(),
    };
    page.links().iter().map(judged).collect()
}

fn verdict<'a>(playbook: &'a Playbook, page: &Page, link: &Link) -> Verdict<'a> {
    let target = link.target.as_str();
    if let Some(why) = malformed(target) {
        return Verdict::Malformed(why);
    }
    if kind_of(target) != LinkKind::Internal || target.is_empty() {
        return Verdict::Fine;
    }
    let Some(file) = file_of(page, link) else { return Verdict::Fine };
    if link.image || is_image(&file) {
        return asset(playbook, &file);
    }
    let resolution = resolve_link(playbook, page, link);
    match (resolution.state, resolution.page) {
        (LinkState::Ok, Some(lazy_page)) => Verdict::Leads(lazy_page),
        (LinkState::WrongLanguage, Some(lazy_page)) if is_at_home(playbook, page, lazy_page) => {
            Verdict::Leads(lazy_page)
        }
        (LinkState::WrongLanguage, Some(lazy_page)) => {
            Verdict::WrongLanguage(translation(playbook, page, lazy_page))
        }
        _ if is_outside(playbook, &file) => Verdict::Fine,
        (_, Some(lazy_page)) if lazy_page.file.eq_ignore_ascii_case(&file) => {
            Verdict::WrongCase(lazy_page.file.clone())
        }
        (_, Some(lazy_page)) if lacks_suffix_only(playbook, &lazy_page.file, &file) => {
            Verdict::WrongLanguage(Some(lazy_page))
        }
        (_, Some(lazy_page)) => Verdict::Meant(lazy_page),
        _ => Verdict::Broken,
    }
}

/// Why a target is no address.
fn malformed(target: &str) -> Option<&'static str> {
    let visible = target.trim_start_matches(is_invisible);
    let lower = visible.to_ascii_lowercase();
    let slips = ["http//", "https//", "http:/", "https:/", "http:", "https:", "htttp:", "htttps:", "htps:"];
    let proper = ["http://", "https://"].iter().any(|scheme| lower.starts_with(scheme));
    match () {
        () if visible.len() != target.len() && proper => Some("begins with characters that nobody sees"),
        () if proper
            && (lower.matches("http://").count() + lower.matches("https://").count() > 1)
            && !lower.contains('?')
            && !lower.contains("web.archive.org") =>
        {
            Some("holds two addresses")
        }
        () if !proper && slips.iter().any(|slip| lower.starts_with(slip)) => Some("has a slip in `https://`"),
        () if kind_of(target) == LinkKind::Mail && !lower.starts_with("mailto:") => Some("lacks `mailto:`"),
        () if lower.starts_with("www.") => Some("lacks `https://`"),
        () if visible.starts_with(['(', '<', '[']) => Some("begins with a bracket too many"),
        () => None,
    }
}

/// A page that stands in another language's folder may link to its neighbours, which are most of the pages there.
fn is_at_home(playbook: &Playbook, page: &Page, lazy_page: &LazyPage) -> bool {
    let lang = lazy_page.lang(playbook);
    let folder = page.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let around: Vec<&LazyPage> = playbook.lazy_pages_in(folder).collect();
    let same = around.iter().filter(|lazy_page| lazy_page.lang(playbook) == lang).count();
    same * 2 > around.len()
}

fn translation<'a>(playbook: &'a Playbook, page: &Page, lazy_page: &LazyPage) -> Option<&'a LazyPage> {
    let mut own =
        playbook.lazy_pages_of(lazy_page.key()).into_iter().filter(|own| own.lang(playbook) == page.lang);
    let first = own.next()?;
    own.next().is_none().then_some(first)
}

/// Whether a target is a page's file name without its language suffix: the name its original has.
fn lacks_suffix_only(playbook: &Playbook, file: &str, target: &str) -> bool {
    let stem = |file: &str| file.strip_suffix(".md").map(str::to_owned);
    let (Some(own), Some(named)) = (stem(file), stem(target)) else { return false };
    let suffix = own.strip_prefix(&named).and_then(|rest| rest.strip_prefix('-'));
    suffix.is_some_and(|suffix| playbook.lexicons().by_suffix(suffix).is_some())
}

/// The folders that pages stand in are the playbook's; what lies beside them is another site's.
fn is_outside(playbook: &Playbook, file: &str) -> bool {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    playbook.lazy_pages_in(folder).next().is_none()
}

fn is_image(file: &str) -> bool {
    let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "bmp"))
}

/// An image is looked for in its folder; a playbook that came without that folder came without images.
fn asset<'a>(playbook: &'a Playbook, file: &str) -> Verdict<'a> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let names = playbook.names_in(folder);
    if names.iter().any(|own| own == name) || names.is_empty() {
        return Verdict::Fine;
    }
    match names.iter().find(|own| own.eq_ignore_ascii_case(name)) {
        Some(own) => {
            Verdict::WrongCase(if folder.is_empty() { own.clone() } else { format!("{folder}/{own}") })
        }
        None => Verdict::MissingImage,
    }
}

/// The file that a target names, relative to the playbook's folder; nothing where it leaves the folder.
fn file_of(page: &Page, link: &Link) -> Option<String> {
    let path = link.target.split(['#', '?']).next().unwrap_or_default();
    crate::playbook::links::file_of(page.file_of(link.span), path)
}

/// Where a link's target is written; the whole link where it is written elsewhere.
fn target_span(page: &Page, link: &Link) -> Span {
    let written = page.text.slice(link.span);
    let range: Option<Range<usize>> = written.rfind("](").and_then(|at| {
        let rest = written.get(at + 2..)?;
        let inner = rest.trim_start().strip_prefix('<').unwrap_or(rest.trim_start());
        let start = at + 2 + (rest.len() - inner.len());
        let end = inner.find([' ', '\t', '\n', '>']).unwrap_or(inner.len());
        let inner = inner.get(..end)?;
        Some(start..start + inner.strip_suffix(')').unwrap_or(inner).len())
    });
    let base = link.span.start as usize;
    range.map_or(link.span, |range| Span::new(base + range.start, base + range.end))
}

/// The target that leads from a page to a file, with what follows the path kept.
#[must_use]
pub fn leading_to(page: &Page, old: &str, file: &str) -> String {
    let rest = old.find(['#', '?']).and_then(|at| old.get(at..)).unwrap_or_default();
    let from: Vec<&str> = page.file.split('/').collect();
    let to: Vec<&str> = file.split('/').collect();
    let (from, to) = (from.split_last().map_or(&[][..], |(_, folders)| folders), to);
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len().saturating_sub(1));
    let up = "../".repeat(from.len() - shared);
    format!("{up}{}{rest}", to.get(shared..).unwrap_or_default().join("/"))
}
