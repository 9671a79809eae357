//! A file of the playbook that is a page, read no further than it is asked for.

use std::sync::{Arc, OnceLock};

use crate::playbook::identity::{Identity, PageKind, identify, kind_of};
use crate::playbook::{Page, Playbook, include, reader};
use crate::source::encoding::{Oddity, decode};
use crate::source::{Lexicons, SourceText, Tag};

/// A page's text, and what was odd about its bytes.
type Written = (Arc<SourceText>, Vec<Oddity>);

/// A page's file: its name tells key and place; its text and its model are read on demand.
#[derive(Debug)]
pub struct LazyPage {
    /// The file, relative to the playbook's folder, with `/`.
    pub file: String,
    identity: Identity,
    decoded: OnceLock<Result<Written, String>>,
    lang: OnceLock<Tag>,
    page: OnceLock<Option<Page>>,
    /// Whether it may be a process's page although its name does not say so, told without reading it.
    may_be_process: OnceLock<bool>,
}

impl LazyPage {
    pub(super) fn new(file: &str, lexicons: &Lexicons) -> Self {
        Self {
            file: file.to_owned(),
            identity: identify(file, lexicons),
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

    /// The folder the file stands in.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The language that the place promises, known without reading the page.
    #[must_use]
    pub fn place(&self) -> Option<&Tag> {
        self.identity.place.as_ref()
    }

    /// The language the page is written in.
    #[must_use]
    pub fn lang(&self, playbook: &Playbook) -> Tag {
        let lang = self.lang.get_or_init(|| match &self.identity {
            Identity { place: Some(tag), suffixed, .. } if *suffixed || playbook.is_built_in() => tag.clone(),
            identity => reader::language(self.text(playbook), identity, playbook.lexicons()),
        });
        lang.clone()
    }

    /// The text as decoded; nothing where the file cannot be read.
    #[must_use]
    pub fn text(&self, playbook: &Playbook) -> &str {
        self.decoded(playbook).as_ref().map_or("", |(text, _)| text.as_str())
    }

    /// The page; nothing where the file cannot be read, which is then among the playbook's faults.
    #[must_use]
    pub fn page(&self, playbook: &Playbook) -> Option<&Page> {
        let page = self.page.get_or_init(|| {
            let (text, oddities) = self.decoded(playbook).as_ref().ok()?;
            let lang = self.lang(playbook);
            let (text, unresolved) = match include::expand(&self.file, text, &|file| included(playbook, file))
            {
                Some((woven, findings)) => (Arc::new(woven), findings),
                None => (Arc::clone(text), Vec::new()),
            };
            let mut page = reader::read(text, &lang, &self.identity, playbook.lexicons());
            page.noted.extend(unresolved);
            page.file.clone_from(&self.file);
            reader::oddities(&mut page, oddities);
            Some(page)
        });
        page.as_ref()
    }

    /// The page, where it is a process's. What is plainly another page is told without reading the whole of it.
    pub(super) fn as_process(&self, playbook: &Playbook) -> Option<&Page> {
        let told = || {
            let text = self.text(playbook);
            include::is_asked_for(text) || reader::may_be_process(text, playbook.lexicons())
        };
        let may_be = || *self.may_be_process.get_or_init(told);
        let likely = match kind_of(self.key()).0 {
            PageKind::Process => true,
            PageKind::Other => self.is_read() || may_be(),
            _ => false,
        };
        let page = if likely { self.page(playbook) } else { None };
        page.filter(|page| page.kind == PageKind::Process)
    }

    /// Whether the page was asked for so far.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.page.get().is_some()
    }

    /// Why the file could not be read, when it was tried.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.decoded.get()?.as_ref().err().map(String::as_str)
    }

    fn decoded(&self, playbook: &Playbook) -> &Result<Written, String> {
        self.decoded.get_or_init(|| {
            let decoded = playbook.read(&self.file).map(decode).map_err(|error| error.to_string())?;
            Ok((Arc::new(SourceText::new(decoded.text)), decoded.oddities))
        })
    }
}

/// The page that another one includes, whatever the case of its name.
fn included(playbook: &Playbook, file: &str) -> Result<(String, Arc<SourceText>), &'static str> {
    let same = |lazy_page: &&LazyPage| lazy_page.file.eq_ignore_ascii_case(file);
    let lazy_page = playbook.lazy_page(file).or_else(|| playbook.lazy_pages().iter().find(same));
    let lazy_page = lazy_page.ok_or("names no page of the playbook")?;
    let (text, _) = lazy_page.decoded(playbook).as_ref().map_err(|_| "names a page that cannot be read")?;
    Ok((lazy_page.file.clone(), Arc::clone(text)))
}
