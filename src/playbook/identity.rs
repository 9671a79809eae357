//! What the name of a file tells: the page's key, its language and its kind.

use crate::playbook::path::split_folder;
use crate::source::{Lexicons, Tag};

/// What kind of page it is, by its key, which is English in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// What a team carries out within a phase.
    Process,
    /// The overview of a phase.
    Phase,
    /// A way of working across phases.
    Approach,
    /// Guidance for notes and portals.
    Guidance,
    /// Guidance for statuses.
    StatusGuidance,
    /// One reason of a status (`l1l2l3-…`).
    StatusReason,
    /// Links and contacts.
    Resources,
    /// An entry page.
    Landing,
    /// Anything else.
    Other,
}

impl PageKind {
    /// All kinds, in the order of listings.
    pub const ALL: [Self; 9] = [
        Self::Process,
        Self::Phase,
        Self::Approach,
        Self::Guidance,
        Self::StatusGuidance,
        Self::StatusReason,
        Self::Resources,
        Self::Landing,
        Self::Other,
    ];

    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Phase => "phase",
            Self::Approach => "approach",
            Self::Guidance => "guidance",
            Self::StatusGuidance => "status-guidance",
            Self::StatusReason => "status-reason",
            Self::Resources => "resources",
            Self::Landing => "landing",
            Self::Other => "other",
        }
    }
}

/// The lifecycle's phases in their order; `multiple-phases` comes last.
pub const PHASES: [&str; 7] =
    ["initiate", "assess", "remediate", "enable", "migrate", "success", "multiple-phases"];

/// What a file's name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The key: the name without language suffix and `-partner`.
    pub key: String,
    /// The language of the suffix, else of the nearest folder that has one.
    pub named_lang: Option<Tag>,
    /// Whether the file's own name has a language suffix.
    pub suffixed: bool,
    /// The language of the nearest folder that has one.
    pub folder_lang: Option<Tag>,
}

/// Reads a file's identity from its name (`german-playbook/success-…-partner-de.md`).
#[must_use]
pub fn identify(file: &str, lexicons: &Lexicons) -> Identity {
    identify_in(&Folder::of(file, lexicons), file, lexicons)
}

/// The same, where the folder is known.
pub(super) fn identify_in(folder: &Folder, file: &str, lexicons: &Lexicons) -> Identity {
    let (key, suffix) = key_of_file(file, lexicons);
    let folder_lang = folder.lang.clone();
    Identity {
        key,
        suffixed: suffix.is_some(),
        named_lang: suffix.or_else(|| folder_lang.clone()),
        folder_lang,
    }
}

/// What the names of a file's folders tell.
pub(super) struct Folder {
    /// The language of the nearest one that has one.
    pub(super) lang: Option<Tag>,
    /// Whether one says that its pages are no longer, or not yet, current.
    pub(super) is_archive: bool,
}

impl Folder {
    /// The folder of a file.
    pub(super) fn of(file: &str, lexicons: &Lexicons) -> Self {
        let parts = || file.rsplit('/').skip(1);
        let known = parts().find_map(|part| lexicons.by_folder(part)).cloned();
        let lang = known.or_else(|| parts().find_map(tag_of_folder));
        Self { lang, is_archive: parts().any(|part| lexicons.is_archive_folder(part)) }
    }
}

/// The key of a file, and the language of its suffix.
pub(super) fn key_of_file(file: &str, lexicons: &Lexicons) -> (String, Option<Tag>) {
    let (_, name) = split_folder(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    key_of(&stem.to_lowercase(), lexicons)
}

/// The language of a folder whose name is a tag of a language without a lexicon.
fn tag_of_folder(folder: &str) -> Option<Tag> {
    const LANGUAGES: &str = " ar bg bs ca cs cy da el et eu fa fi fr ga gl he hi hr hu hy id is it ka kk ko \
        lt lv mk ms nb nl nn no pl ro ru sk sl sq sr sv th tr uk ur vi ";
    let (language, region) =
        folder.split_once('-').map_or((folder, None), |(first, rest)| (first, Some(rest)));
    let named = language.len() == 2 && LANGUAGES.contains(&format!(" {} ", language.to_lowercase()));
    let plain = region.is_none_or(|region| (2..=8).contains(&region.len()) && region.is_ascii());
    (named && plain).then(|| Tag::new(folder))
}

/// The key of a stem, and the language of its suffix, before or after `-partner`.
fn key_of(stem: &str, lexicons: &Lexicons) -> (String, Option<Tag>) {
    let mut rest = stem;
    let mut language = None;
    // Only an ending is dropped, since a page may be about partners (`…-partner-engagement`), and never the whole name.
    for _ in 0..3 {
        if let Some(shorter) = rest.strip_suffix("-partner").filter(|shorter| !shorter.is_empty()) {
            rest = shorter;
        } else if let Some((shorter, tag)) = without_suffix(rest, lexicons).filter(|_| language.is_none()) {
            rest = shorter;
            language = Some(tag.clone());
        } else {
            break;
        }
    }
    (rest.to_owned(), language)
}

/// The stem without its language suffix, which may itself hold a dash (`-pt-br`).
fn without_suffix<'a, 'l>(stem: &'a str, lexicons: &'l Lexicons) -> Option<(&'a str, &'l Tag)> {
    let last = stem.rfind('-')?;
    let before = stem.get(..last).and_then(|rest| rest.rfind('-'));
    before.into_iter().chain([last]).find_map(|at| {
        let suffix = stem.get(at + 1..)?;
        let tag = lexicons.by_suffix(suffix)?;
        stem.get(..at).filter(|rest| !rest.is_empty()).map(|rest| (rest, tag))
    })
}

/// The kind of a page by a prefix of its key, and the phase of a process. What the page holds goes before.
#[must_use]
pub fn kind_of(key: &str) -> (PageKind, Option<&'static str>) {
    let starts = |prefix: &str| key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
    if let Some(phase) = PHASES.into_iter().find(|phase| starts(phase)) {
        return (PageKind::Process, Some(phase));
    }
    if let Some(rest) = key.strip_prefix("phase-") {
        return (PageKind::Phase, PHASES.into_iter().find(|phase| *phase == rest));
    }
    let kind = match key {
        _ if starts("approach") => PageKind::Approach,
        _ if starts("status-guidance") || key == "status-guidance" => PageKind::StatusGuidance,
        _ if starts("guidance") => PageKind::Guidance,
        _ if starts("l1l2l3") => PageKind::StatusReason,
        _ if starts("resources") => PageKind::Resources,
        _ if key == "index" || key.contains("landing") => PageKind::Landing,
        _ => PageKind::Other,
    };
    (kind, None)
}

/// The phase of a phase page, one of the lifecycle or another.
#[must_use]
pub fn phase_of_page(key: &str) -> Option<&str> {
    key.strip_prefix("phase-").filter(|phase| !phase.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_key_and_language() {
        let lexicons = Lexicons::default();
        let cases = [
            (
                "german-playbook/success-conduct-success-review-partner-de.md",
                "success-conduct-success-review",
                Some("de"),
            ),
            ("x/success-conduct-success-review-jp-partner.md", "success-conduct-success-review", Some("ja")),
            ("pt-BR/phase-assess.md", "phase-assess", Some("pt-BR")),
            ("a/phase-assess-pt-br.md", "phase-assess", Some("pt-BR")),
            (
                "german-playbook/l1l2l3-blocked-partner-engagement.md",
                "l1l2l3-blocked-partner-engagement",
                Some("de"),
            ),
            ("german-playbook/x-partner-en.md", "x", Some("en")),
            ("index.md", "index", None),
            ("partner.md", "partner", None),
            ("docs/de.md", "de", None),
            ("fr/phase-assess.md", "phase-assess", Some("fr")),
            ("fr-CA/de/phase-assess.md", "phase-assess", Some("de")),
            ("ab/cd-docs/phase-assess.md", "phase-assess", None),
        ];
        for (file, key, place) in cases {
            let identity = identify(file, &lexicons);
            assert_eq!(
                (identity.key.as_str(), identity.named_lang.as_ref().map(Tag::as_str)),
                (key, place),
                "{file}"
            );
        }
    }

    #[test]
    fn keys_tell_kind_and_phase() {
        let cases = [
            ("success-conduct-success-review", PageKind::Process, Some("success")),
            ("multiple-phases-automated-onboarding-assistance", PageKind::Process, Some("multiple-phases")),
            ("phase-assess", PageKind::Phase, Some("assess")),
            ("approach-get-modern", PageKind::Approach, None),
            ("status-guidance", PageKind::StatusGuidance, None),
            ("guidance-fm-notes", PageKind::Guidance, None),
            ("l1l2l3-blocked", PageKind::StatusReason, None),
            ("resources-bvd", PageKind::Resources, None),
            ("lifecycle-phases-landing", PageKind::Landing, None),
            ("covid-response", PageKind::Other, None),
            ("growth-engagement", PageKind::Other, None),
        ];
        for (key, kind, phase) in cases {
            assert_eq!(kind_of(key), (kind, phase), "{key}");
        }
    }
}
