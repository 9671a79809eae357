//! Layer 1, what the pages mean: the model, the reader, and the playbook with all its pages.

mod adoption;
mod anchors;
pub mod cross_check;
pub mod date;
mod dating;
mod heading_links;
pub mod identity;
mod include;
mod index;
pub mod lazy_page;
pub mod lifecycle;
pub mod links;
pub mod model;
pub mod nearest;
pub mod own_phases;
pub(crate) mod path;
pub mod period;
pub mod reader;
pub mod reading_rules;
mod removable;
pub mod rendering;
pub mod repaired;
mod shown_marks;
mod task_numbers;
pub mod titles;

use std::borrow::Cow;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use foldhash::HashMap;

use crate::source::encoding::decode;
use crate::source::lexicon::Group;
use crate::source::parallel;
use crate::source::store::{self, Store, StoreError, is_lexicon, is_page};
use crate::source::{Lexicons, SourceText, Tag};

pub use identity::PageKind;
use index::Index;
pub use lazy_page::LazyPage;
pub use lifecycle::Lifecycle;
pub use model::{
    Activity, ActivityIndex, Label, Page, Requirement, Revision, Section, SectionIndex, SectionKind, Task,
};
use path::folder_of;
use titles::Titles;

/// All pages of all languages, each read on first use.
pub struct Playbook {
    store: Box<dyn Store>,
    lexicons: Lexicons,
    lazy_pages: Vec<LazyPage>,
    index: Index,
    /// A cache: the names of the files in a folder.
    names: Mutex<HashMap<String, Arc<[String]>>>,
    lifecycle: OnceLock<Lifecycle>,
    /// A cache: the titles of the processes in a language.
    titles: Mutex<HashMap<Tag, Arc<Titles>>>,
    /// A cache: the order of day and month in a language.
    orders: Mutex<HashMap<Tag, Option<date::Order>>>,
    problems: Vec<StoreError>,
}

impl std::fmt::Debug for Playbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Playbook")
            .field("origin", &self.store.origin())
            .field("lazy_pages", &self.lazy_pages)
            .finish_non_exhaustive()
    }
}

/// A table of contents.
#[derive(Clone, Debug)]
pub struct Contents {
    /// The file, relative to the playbook's folder.
    pub file: String,
    /// Its text.
    pub text: Arc<SourceText>,
}

/// Locks a cache. A thread that panicked cannot have left it half changed.
fn locked<T>(cache: &Mutex<T>) -> MutexGuard<'_, T> {
    cache.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The pages among the files, which are sorted. What the names of folders tell is asked once for neighbours.
fn lazy_pages(files: &[String], lexicons: &Lexicons) -> Vec<LazyPage> {
    let of_folder = |files: &[String]| {
        let first = files.first().map_or("", String::as_str);
        let folder = identity::Folder::of(first, lexicons);
        let pages = files.iter().filter(|file| is_page(file));
        pages.map(|file| LazyPage::new(file, &folder, lexicons)).collect::<Vec<_>>()
    };
    files.chunk_by(|a, b| folder_of(a) == folder_of(b)).flat_map(of_folder).collect()
}

impl Playbook {
    /// Opens a playbook: lists its pages and reads its own lexicons, but no page yet.
    #[must_use]
    pub fn open(store: Box<dyn Store>) -> Self {
        Self::open_with(store, &[])
    }

    /// The same, with further names of folders whose pages are no longer, or not yet, current.
    #[must_use]
    pub fn open_with(store: Box<dyn Store>, archive_folders: &[String]) -> Self {
        let mut lexicons = Lexicons::default();
        lexicons.add_archive_folders(archive_folders);
        let mut problems = Vec::new();
        for file in store.files().iter().filter(|file| is_lexicon(file.as_ref())) {
            let added = store.read(file).and_then(|bytes| {
                let yaml = String::from_utf8_lossy(&bytes);
                let added = lexicons.add(&yaml);
                added.map_err(|why| StoreError::NoLexicon { file: file.clone(), reason: why.to_string() })
            });
            problems.extend(added.err());
        }
        let lazy_pages = lazy_pages(store.files(), &lexicons);
        let (index, names, lifecycle) = (Index::default(), Mutex::default(), OnceLock::new());
        let (titles, orders) = (Mutex::default(), Mutex::default());
        Self { store, lexicons, lazy_pages, index, names, lifecycle, titles, orders, problems }
    }

    /// The playbook as it is on the disk by now.
    ///
    /// # Errors
    /// When it is gone, or cannot be read any more.
    pub fn read_again(&self) -> Result<Self, StoreError> {
        Ok(Self::open_with(store::open(self.root())?, self.lexicons.own_archive_folders()))
    }

    /// The words of all languages.
    #[must_use]
    pub fn lexicons(&self) -> &Lexicons {
        &self.lexicons
    }

    /// Where the pages come from, for messages.
    #[must_use]
    pub fn origin(&self) -> String {
        self.store.origin()
    }

    /// Whether it is the built-in playbook. Its pages are known to be in the folder of their language, and to be what their
    /// names say.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.store.is_built_in()
    }

    /// All pages, sorted by file.
    #[must_use]
    pub fn lazy_pages(&self) -> &[LazyPage] {
        &self.lazy_pages
    }

    /// The page of a file, read if it has not been.
    #[must_use]
    pub fn page(&self, file: &str) -> Option<&Page> {
        self.lazy_page(file)?.page(self)
    }

    /// The page of a file.
    #[must_use]
    pub fn lazy_page(&self, file: &str) -> Option<&LazyPage> {
        // A store lists its files sorted.
        let at = self.lazy_pages.binary_search_by(|lazy_page| lazy_page.file.as_str().cmp(file)).ok()?;
        self.lazy_pages.get(at)
    }

    /// The pages of a key in all languages, sorted by file.
    #[must_use]
    pub fn lazy_pages_of(&self, key: &str) -> Vec<&LazyPage> {
        self.at(self.index.key(&self.lazy_pages, key)).collect()
    }

    /// The pages of a folder, without those of its subfolders.
    pub fn lazy_pages_in(&self, folder: &str) -> impl Iterator<Item = &LazyPage> {
        self.at(self.index.folder(&self.lazy_pages, folder))
    }

    /// The pages whose keys differ from this one only in dashes and plurals.
    pub(super) fn lazy_pages_with_similar_key(&self, key: &str) -> impl Iterator<Item = &LazyPage> {
        self.at(self.index.similar(&self.lazy_pages, key))
    }

    /// The keys that are at most `most` edits away from a key, with their distances.
    pub(super) fn keys_near(&self, key: &str, most: usize) -> Vec<(usize, &str)> {
        self.index.near(&self.lazy_pages, key, most)
    }

    /// The keys that have all words of a key in their order, and others between them.
    pub(super) fn longer_keys(&self, key: &str) -> Vec<&str> {
        self.index.longer(&self.lazy_pages, key)
    }

    fn at<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a LazyPage> {
        places.iter().filter_map(|place| self.lazy_pages.get(*place))
    }

    /// Maps every page and keeps what is `Some`, on all processors if that takes long.
    pub fn filter_map<'a, T: Send>(&'a self, ask: impl Fn(&'a LazyPage) -> Option<T> + Sync) -> Vec<T> {
        let lazy_pages: Vec<&'a LazyPage> = self.lazy_pages.iter().collect();
        parallel::filter_map(&lazy_pages, |lazy_page| ask(lazy_page))
    }

    /// Reads pages and their findings in parallel: those that `named` accepts by their name and `wanted` accepts, which may
    /// look at their text.
    pub fn read_ahead(&self, named: impl Fn(&LazyPage) -> bool, wanted: impl Fn(&LazyPage) -> bool + Sync) {
        let unread: Vec<&LazyPage> =
            self.lazy_pages.iter().filter(|lazy_page| named(lazy_page) && !lazy_page.is_read()).collect();
        parallel::map(&unread, |lazy_page| {
            let page = if wanted(lazy_page) { lazy_page.page(self) } else { None };
            page.map(Page::findings)
        });
    }

    /// The language that a folder names.
    #[must_use]
    pub fn language_of_folder(&self, folder: &str) -> Option<Tag> {
        folder.rsplit('/').find_map(|section| self.lexicons.by_folder(section)).cloned()
    }

    /// The pages of these languages, or of all languages if there are none, sorted by file.
    #[must_use]
    pub fn pages(&self, langs: &[Tag]) -> Vec<&Page> {
        self.filter_map(|lazy_page| {
            let takes = langs.is_empty() || langs.contains(&lazy_page.lang(self));
            takes.then(|| lazy_page.page(self)).flatten()
        })
    }

    /// The pages of these languages that have a task.
    ///
    /// Pages that cannot have the id are not read, unless none has it.
    #[must_use]
    pub fn pages_with_task(&self, langs: &[Tag], id: &str) -> Vec<&Page> {
        let has = |page: &&Page| page.task(id).is_some();
        let takes = |lazy_page: &LazyPage| langs.is_empty() || langs.contains(&lazy_page.lang(self));
        let found = self.filter_map(|lazy_page| {
            let near = takes(lazy_page) && lazy_page.may_have_task(self, id);
            near.then(|| lazy_page.page(self)).flatten().filter(has)
        });
        if found.is_empty() { self.pages(langs).into_iter().filter(has).collect() } else { found }
    }

    /// The processes of these languages, in the order of the lifecycle.
    #[must_use]
    pub fn processes(&self, langs: &[Tag]) -> Vec<&Page> {
        let mut pages = self.pages(langs);
        pages.retain(|page| page.kind == PageKind::Process);
        let order = self.lifecycle();
        pages.sort_by_key(|page| (order.process(&page.key), page.lang.clone()));
        pages
    }

    /// Reads the processes and detects the language of all pages, in parallel.
    pub fn read_processes(&self) {
        let (processes, others): (Vec<&LazyPage>, Vec<&LazyPage>) = self
            .lazy_pages
            .iter()
            .partition(|lazy_page| identity::kind_of(lazy_page.key()).0 == PageKind::Process);
        // The slow ones come first, so that no thread is left with one at the end.
        parallel::map(&[processes, others].concat(), |lazy_page| {
            lazy_page.as_process(self);
            lazy_page.lang(self)
        });
    }

    /// The languages that pages are written in, sorted.
    #[must_use]
    pub fn languages(&self) -> Vec<Tag> {
        let mut tags = self.filter_map(|lazy_page| Some(lazy_page.lang(self)));
        tags.sort();
        tags.dedup();
        tags
    }

    /// The order of phases and processes.
    #[must_use]
    pub fn lifecycle(&self) -> &Lifecycle {
        self.lifecycle.get_or_init(|| lifecycle::of(self))
    }

    /// The title of a phase: the lexicon's word; of another phase the title of its page, or what pages call it.
    #[must_use]
    pub fn phase_title(&self, lang: &Tag, key: &str) -> String {
        let word = self.lexicons.word(lang, Group::Phases, key);
        if word != key {
            return word.to_owned();
        }
        let pages = self.lazy_pages_of(&format!("phase-{key}"));
        let page = pages.iter().find(|page| page.lang(self) == *lang).or(pages.first());
        let title = page.and_then(|page| page.title(self));
        title.or_else(|| self.lifecycle().titles.get(key).cloned()).unwrap_or_else(|| key.to_owned())
    }

    /// The titles of the processes in a language.
    #[must_use]
    pub fn titles(&self, lang: &Tag) -> Arc<Titles> {
        let lifecycle = self.lifecycle();
        let mut known = locked(&self.titles);
        let collect = || {
            let mut titles = Titles::default();
            for key in &lifecycle.processes {
                let may_be = |lazy_page: &&LazyPage| lazy_page.named_lang().is_none_or(|named| named == lang);
                let pages = self.lazy_pages_of(key).into_iter().filter(may_be);
                for lazy_page in pages.filter(|lazy_page| lazy_page.lang(self) == *lang) {
                    titles.add(&lazy_page.title(self).unwrap_or_default(), key);
                }
            }
            Arc::new(titles)
        };
        Arc::clone(known.entry(lang.clone()).or_insert_with(collect))
    }

    /// The order of day and month that the pages of a language prove.
    fn order_of_dates(&self, lang: &Tag) -> Option<date::Order> {
        let mut known = locked(&self.orders);
        *known.entry(lang.clone()).or_insert_with(|| {
            let proofs = self.filter_map(|lazy_page| {
                let may_be = lazy_page.named_lang().is_none_or(|named| named == lang);
                let is_own = may_be && lazy_page.lang(self) == *lang;
                is_own.then(|| dating::Proofs::of(lazy_page.text(self), &self.lexicons))
            });
            dating::proven_order(&proofs)
        })
    }

    /// What could not be read so far.
    pub fn problems(&self) -> impl Iterator<Item = &StoreError> {
        let own = self.store.skipped().iter().chain(&self.problems);
        own.chain(self.lazy_pages.iter().filter_map(LazyPage::problem))
    }

    /// The names of the files in a folder, images included; none if there is no such folder.
    #[must_use]
    pub fn names_in(&self, folder: &str) -> Arc<[String]> {
        let known = || locked(&self.names);
        if let Some(names) = known().get(folder) {
            return Arc::clone(names);
        }
        // Nobody waits while the folder is listed; to list it twice does no harm.
        let names: Arc<[String]> = self.store.names_in(folder).into();
        Arc::clone(known().entry(folder.to_owned()).or_insert(names))
    }

    /// The playbook's folder as a path below the nearest folder above that has a `docfx.json`; empty if none has.
    #[must_use]
    pub fn folder_below_docfx(&self) -> &str {
        self.store.folder_below_docfx().unwrap_or("")
    }

    /// The path of the folder or page that was opened; `None` for the built-in playbook.
    #[must_use]
    pub fn root(&self) -> Option<&std::path::Path> {
        self.store.root()
    }

    /// The path of a file; `None` for the built-in playbook.
    #[must_use]
    pub fn path(&self, file: &str) -> Option<&std::path::Path> {
        self.store.path(file)
    }

    fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, StoreError> {
        self.store.read(file)
    }

    /// Tables of contents, those of English folders first.
    #[must_use]
    pub fn contents(&self) -> Vec<Contents> {
        let mut files: Vec<&String> =
            self.store.files().iter().filter(|file| !is_page(file) && !is_lexicon(file.as_ref())).collect();
        let foreign = |file: &str| {
            let lang = identity::identify(file, &self.lexicons).named_lang;
            lang.is_some_and(|lang| lang != Tag::english())
        };
        files.sort_by_key(|file| (foreign(file), file.as_str()));
        let texts = files.into_iter().filter_map(|file| {
            let decoded = decode(self.read(file).ok()?);
            Some(Contents { file: file.clone(), text: Arc::new(SourceText::new(decoded.text)) })
        });
        texts.collect()
    }
}
