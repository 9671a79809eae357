//! A page that is read when something asks for it.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::playbook::identity::{Folder, Identity, PageKind, identify_in, kind_of};
use crate::playbook::path::folder_of;
use crate::playbook::reading_rules::FRONT_MATTER_MISSING;
use crate::playbook::{Page, Playbook, adoption, dating, include, own_phases, reader, task_numbers};
use crate::source::encoding::{EncodingIssue, decode};
use crate::source::store::StoreError;
use crate::source::{Key, Lexicons, SourceText, Tag};

/// A page's text, and the problems of its encoding.
type Decoded = (Arc<SourceText>, Vec<EncodingIssue>);

/// A page's file: the name gives its key; text, language and model are read on demand.
#[derive(Debug)]
pub struct LazyPage {
    /// The file, relative to the playbook's folder, with `/`.
    pub file: String,
    identity: Identity,
    /// Whether a folder says that the page is no longer, or not yet, current.
    archived: bool,
    decoded: OnceLock<Result<Decoded, StoreError>>,
    lang: OnceLock<Tag>,
    page: OnceLock<Option<Page>>,
    /// Whether it may be a process although its name does not say so, known without reading the page.
    may_be_process: OnceLock<bool>,
}

impl LazyPage {
    pub(super) fn new(file: &str, folder: &Folder, lexicons: &Lexicons) -> Self {
        Self {
            file: file.to_owned(),
            identity: identify_in(folder, file, lexicons),
            archived: folder.is_archive,
            decoded: OnceLock::new(),
            lang: OnceLock::new(),
            page: OnceLock::new(),
            may_be_process: OnceLock::new(),
        }
    }

    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.identity.key
    }

    /// The file's folder.
    #[must_use]
    pub fn folder(&self) -> &str {
        folder_of(&self.file)
    }

    /// Whether a folder says that the page is no longer, or not yet, current.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.archived
    }

    /// The language that the suffix or the folder names, known without reading the page.
    #[must_use]
    pub fn named_lang(&self) -> Option<&Tag> {
        self.identity.named_lang.as_ref()
    }

    /// The language the page is written in.
    #[must_use]
    pub fn lang(&self, playbook: &Playbook) -> Tag {
        let lang = self.lang.get_or_init(|| match &self.identity {
            Identity { named_lang: Some(tag), .. } if playbook.is_built_in() => tag.clone(),
            identity => reader::language(self.text(playbook), identity, playbook.lexicons()),
        });
        lang.clone()
    }

    /// The decoded text; empty if the file cannot be read.
    #[must_use]
    pub fn text(&self, playbook: &Playbook) -> &str {
        self.decoded(playbook).as_ref().map_or("", |(text, _)| text.as_str())
    }

    /// Whether the page may show the text of others, which its own text lacks.
    #[must_use]
    pub fn has_includes(&self, playbook: &Playbook) -> bool {
        include::has_include(self.text(playbook))
    }

    /// Whether the page may have a task whose id begins with these digits. Others need not be read.
    #[must_use]
    pub fn may_have_task(&self, playbook: &Playbook, digits: &str) -> bool {
        task_numbers::may_have(self.text(playbook), digits) || self.has_includes(playbook)
    }

    /// Whether the file can be read and holds nothing that is shown: an editor or a full disk has emptied it, perhaps.
    #[must_use]
    pub fn is_blank(&self, playbook: &Playbook) -> bool {
        let is_nothing =
            |c: char| c.is_whitespace() || c.is_control() || ['\u{feff}', '\u{fffd}'].contains(&c);
        self.decoded(playbook).is_ok() && self.text(playbook).chars().all(is_nothing)
    }

    /// The page; `None` if the file cannot be read, which is then among the playbook's problems.
    #[must_use]
    pub fn page(&self, playbook: &Playbook) -> Option<&Page> {
        let page = self.page.get_or_init(|| {
            let decoded = self.decoded(playbook).as_ref().ok()?;
            Some(self.read(decoded, playbook))
        });
        page.as_ref()
    }

    /// The page as it would be if its file had these bytes, in the same language.
    #[must_use]
    pub fn read_version(&self, bytes: &[u8], playbook: &Playbook) -> Page {
        self.read(&decoded(bytes.to_vec()), playbook)
    }

    fn read(&self, decoded: &Decoded, playbook: &Playbook) -> Page {
        let mut page = self.read_alone(decoded, playbook);
        own_phases::drop_proven(&mut page, playbook);
        if adoption::has_unknown(&page) || page.has_open_dates {
            self.ask_translations(&mut page, playbook);
        }
        if page.has_open_dates {
            dating::follow_language(&mut page, playbook);
        }
        page
    }

    /// Takes keys for unknown words and the order of dates from the English page; for an English page from the others.
    fn ask_translations(&self, page: &mut Page, playbook: &Playbook) {
        let is_english = page.lang == Tag::english();
        for other in playbook.lazy_pages_of(self.key()) {
            let lang = other.lang(playbook);
            if lang == page.lang || !is_english && lang != Tag::english() {
                continue;
            }
            let fresh = if other.is_read() { None } else { other.unasked(playbook) };
            if let Some(translation) = fresh.as_ref().or_else(|| other.page.get()?.as_ref()) {
                adoption::adopt(page, translation, !is_english);
                if page.has_open_dates {
                    dating::follow(page, translation, playbook.lexicons());
                }
            }
        }
    }

    /// The page, read without its translations.
    pub(super) fn unasked(&self, playbook: &Playbook) -> Option<Page> {
        let decoded = self.decoded(playbook).as_ref().ok()?;
        Some(self.read_alone(decoded, playbook))
    }

    fn read_alone(&self, (text, issues): &Decoded, playbook: &Playbook) -> Page {
        let lang = self.lang(playbook);
        let (text, unresolved) = match include::expand(&self.file, text, &|file| included(playbook, file)) {
            Some((expanded, findings)) => (Arc::new(expanded), findings),
            None => (Arc::clone(text), Vec::new()),
        };
        let mut page = reader::read(text, &lang, &self.identity, playbook.lexicons());
        page.reader_findings.extend(unresolved);
        if self.folder().rsplit('/').next() == Some("includes") {
            // What is only a part of pages has no front matter.
            page.reader_findings.retain(|finding| *finding.rule != FRONT_MATTER_MISSING);
        }
        page.file.clone_from(&self.file);
        page.archived = self.archived;
        reader::report_encoding(&mut page, issues);
        page
    }

    /// The page, if it is a process. Most others are recognized without reading the page.
    pub(super) fn as_process(&self, playbook: &Playbook) -> Option<&Page> {
        let named = kind_of(self.key()).0;
        let check = || {
            let text = self.text(playbook);
            self.has_includes(playbook) || reader::may_be_process(text, named, playbook.lexicons())
        };
        let may_be = || *self.may_be_process.get_or_init(check);
        let likely = match named {
            PageKind::Process => true,
            PageKind::Phase | PageKind::Landing => false,
            _ => self.is_read() || may_be(),
        };
        let page = if likely { self.page(playbook) } else { None };
        page.filter(|page| page.kind == PageKind::Process)
    }

    /// Whether it is a process; pages that say so plainly need not be read.
    pub(super) fn is_process(&self, playbook: &Playbook) -> bool {
        let is_plain = kind_of(self.key()).0 == PageKind::Process
            && !self.is_read()
            && (playbook.is_built_in()
                || reader::has_process_heading(self.text(playbook), playbook.lexicons()));
        is_plain || self.as_process(playbook).is_some()
    }

    /// The phase that a page whose name begins with one belongs to; most pages need not be read for it.
    pub(super) fn phase_at_top(&self, playbook: &Playbook) -> Option<Key> {
        if playbook.is_built_in() {
            return None;
        }
        if self.is_read() || self.has_includes(playbook) {
            return self.page(playbook)?.phase.clone();
        }
        let lang = self.lang(playbook);
        reader::phase_at_top(self.text(playbook), &lang, &self.identity, playbook.lexicons())
    }

    /// The title; most pages need not be read for it.
    pub(super) fn title(&self, playbook: &Playbook) -> Option<String> {
        let plain = || reader::title(self.text(playbook), &self.lang(playbook), playbook.lexicons());
        let plain = if self.is_read() || self.has_includes(playbook) { None } else { plain() };
        plain.or_else(|| Some(self.page(playbook)?.title.clone()))
    }

    /// Whether the page has been read.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.page.get().is_some()
    }

    /// Why reading the file failed.
    #[must_use]
    pub fn problem(&self) -> Option<&StoreError> {
        self.decoded.get()?.as_ref().err()
    }

    fn decoded(&self, playbook: &Playbook) -> &Result<Decoded, StoreError> {
        self.decoded.get_or_init(|| playbook.read(&self.file).map(decoded))
    }
}

fn decoded(bytes: impl Into<Cow<'static, [u8]>>) -> Decoded {
    let decoded = decode(bytes);
    (Arc::new(SourceText::new(decoded.text)), decoded.issues)
}

/// The file and the text of a page to include, whatever the case of its name; or why there is none.
fn included(playbook: &Playbook, file: &str) -> Result<(String, Arc<SourceText>), &'static str> {
    let same = |lazy_page: &&LazyPage| lazy_page.file.eq_ignore_ascii_case(file);
    let lazy_page = playbook.lazy_page(file).or_else(|| playbook.lazy_pages().iter().find(same));
    let lazy_page = lazy_page.ok_or("names no page of the playbook")?;
    let (text, _) = lazy_page.decoded(playbook).as_ref().map_err(|_| "names a page that cannot be read")?;
    Ok((lazy_page.file.clone(), Arc::clone(text)))
}
