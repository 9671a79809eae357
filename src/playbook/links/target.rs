//! What the target of a link says by its form alone.

use crate::source::fold::{fold, is_invisible};
use crate::source::store::is_page;

/// What kind of target a link has, by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// Another site.
    External,
    /// A file of the playbook.
    Internal,
    /// A mail address.
    Mail,
    /// An anchor of the same page.
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

/// The kind of a target.
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
        _ if is_site(target) => LinkKind::External,
        _ => LinkKind::Internal,
    }
}

/// Whether a target without scheme begins with the name of a site: `aka.ms/guide`.
fn is_site(target: &str) -> bool {
    // Also the endings of the addresses that pages of the playbook have.
    const ENDINGS: [&str; 16] = [
        "com", "org", "net", "ms", "io", "gov", "edu", "info", "de", "es", "br", "jp", "cn", "uk", "eu", "us",
    ];
    let (host, path) = target.split_once(['/', '?', '#']).unwrap_or((target, ""));
    let ending =
        host.rsplit_once('.').filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_alphanumeric()));
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let known = ending.is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
    known && host.chars().all(letters) && !is_page(path)
}

/// The path of a target and the anchor after it, without `#`.
pub(super) fn path_and_anchor(target: &str) -> (&str, &str) {
    let target = target.trim();
    let path = target.split(['#', '?']).next().unwrap_or(target);
    (path, target.split_once('#').map_or("", |(_, anchor)| anchor))
}

/// What is wrong with a malformed address, to follow the address in a sentence.
pub(super) fn malformed(target: &str) -> Option<&'static str> {
    let visible = target.trim_start_matches(is_invisible);
    let lower = visible.to_ascii_lowercase();
    let slips = ["http//", "https//", "http:/", "https:/", "http:", "https:", "htttp:", "htttps:", "htps:"];
    let proper = ["http://", "https://"].iter().any(|scheme| lower.starts_with(scheme));
    let scheme = || visible.split(['/', '／']).next().unwrap_or_default();
    let wide = || !scheme().is_ascii() && fold(scheme()).starts_with("http");
    let addresses = || lower.matches("http://").count() + lower.matches("https://").count();
    match () {
        () if visible.len() != target.len() && proper => Some("begins with invisible characters"),
        () if proper && !lower.contains('?') && !lower.contains("web.archive.org") && addresses() > 1 => {
            Some("contains two addresses")
        }
        () if !proper && slips.iter().any(|slip| lower.starts_with(slip)) => Some("has a typo in `https://`"),
        () if !proper && wide() => Some("has full-width signs in `https://`"),
        () if kind_of(target) == LinkKind::Mail && !lower.starts_with("mailto:") => {
            Some("is missing `mailto:`")
        }
        () if lower.starts_with("www.") || is_site(&lower) => Some("is missing `https://`"),
        () if visible.starts_with(['(', '<', '[']) => Some("begins with an extra bracket"),
        () => None,
    }
}

pub(super) fn is_image(file: &str) -> bool {
    let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("png" | "jpg" | "jpeg" | "gif" | "svg" | "webp" | "bmp"))
}

/// Whether a file is plainly no page, by its extension.
pub(super) fn is_other_file(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| {
        let letters = !extension.is_empty()
            && extension.len() <= 4
            && extension.chars().all(|c| c.is_ascii_alphanumeric());
        letters && !matches!(extension.as_str(), "md" | "m" | "mdx" | "html" | "htm")
    })
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
            ("aka.ms/guide", LinkKind::External),
            ("docs.example.com", LinkKind::External),
            ("v1.0/x.md", LinkKind::Internal),
            ("x.org/y.md", LinkKind::Internal),
            ("a-b.md#c", LinkKind::Internal),
            ("../x/y.md", LinkKind::Internal),
            ("C:/x.md", LinkKind::Internal),
        ];
        for (target, kind) in cases {
            assert_eq!(kind_of(target), kind, "{target}");
        }
    }
}
