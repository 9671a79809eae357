//! What rules look at: the playbook, its pages, and what several rules ask for, worked out once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::playbook::{Contents, Page, Playbook};
use crate::source::Tag;

use crate::check::differences::Differences;
use crate::check::front_matter::CommonFrontMatter;
use crate::check::links::{ResolvedLink, resolve_all};
use crate::check::rendered::Rendered;
use crate::check::titles::Titles;

/// A playbook under examination.
pub struct Context<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// All its pages, in the order of their files.
    pub pages: Vec<&'a Page>,
    looked: HashMap<&'a str, Looked<'a>>,
    contents: OnceLock<Vec<Contents>>,
    differences: OnceLock<Differences>,
    matter: OnceLock<CommonFrontMatter>,
    titles: OnceLock<HashMap<Tag, Titles<'a>>>,
}

impl<'a> Context<'a> {
    /// Looks at a playbook; every page is read.
    #[must_use]
    pub fn of(playbook: &'a Playbook) -> Self {
        let pages = playbook.pages(&[]);
        let looked = pages.iter().map(|page| (page.file.as_str(), Looked::default())).collect();
        Self {
            playbook,
            pages,
            looked,
            contents: OnceLock::new(),
            differences: OnceLock::new(),
            matter: OnceLock::new(),
            titles: OnceLock::new(),
        }
    }

    /// The pages of a key, in the order of their files.
    pub fn pages_of(&self, key: &str) -> impl Iterator<Item = &'a Page> {
        self.playbook.lazy_pages_of(key).into_iter().filter_map(|lazy_page| lazy_page.page(self.playbook))
    }

    /// The page of a file, where there is one.
    pub fn page(&self, file: &str) -> Option<&'a Page> {
        self.playbook.lazy_page(file)?.page(self.playbook)
    }

    /// The links of a page, each with what it leads to.
    pub fn links<'s>(&'s self, page: &'s Page) -> Cow<'s, [ResolvedLink<'s>]> {
        match self.looked(page) {
            Some((own, looked)) => {
                looked.links.get_or_init(|| resolve_all(self.playbook, own)).as_slice().into()
            }
            None => resolve_all(self.playbook, page).into(),
        }
    }

    /// What Markdown makes of a page.
    pub fn rendered<'s>(&'s self, page: &Page) -> Cow<'s, Rendered> {
        match self.looked(page) {
            Some((own, looked)) => Cow::Borrowed(looked.rendered.get_or_init(|| Rendered::of(own))),
            None => Cow::Owned(Rendered::of(page)),
        }
    }

    /// Whether a page is the one that the playbook holds, and was not fixed in memory.
    pub fn holds(&self, page: &Page) -> bool {
        self.looked(page).is_some()
    }

    /// The place to keep what was found out about a page; none for a page that was fixed in memory and
    /// is not the one that the playbook holds.
    fn looked(&self, page: &Page) -> Option<(&'a Page, &Looked<'a>)> {
        let own = self.playbook.lazy_page(&page.file)?.page(self.playbook)?;
        let looked = self.looked.get(page.file.as_str())?;
        std::ptr::eq(own, page).then_some((own, looked))
    }

    /// The tables of contents.
    pub fn contents(&self) -> &[Contents] {
        self.contents.get_or_init(|| self.playbook.contents())
    }

    /// What translations say otherwise than the English pages.
    pub fn differences(&self) -> &Differences {
        self.differences.get_or_init(|| Differences::of(self.playbook))
    }

    /// The titles of a language's processes.
    pub fn titles(&self, lang: &Tag) -> Option<&Titles<'a>> {
        self.titles.get_or_init(|| Titles::of(&self.pages)).get(lang)
    }

    /// What the front matter of all pages has in common.
    pub fn matter(&self) -> &CommonFrontMatter {
        self.matter.get_or_init(|| CommonFrontMatter::of(&self.pages))
    }
}

/// What was found out about a page.
#[derive(Default)]
struct Looked<'a> {
    links: OnceLock<Vec<ResolvedLink<'a>>>,
    rendered: OnceLock<Rendered>,
}
