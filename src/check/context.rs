//! What rules look at: the playbook, its pages, and what several rules need, computed once.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock};

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::links::Resolution;
use crate::playbook::model::Link;
use crate::playbook::reading_rules::{INVALID_ENCODING, MERGE_CONFLICT, UNKNOWN_ROLE, UTF16};
use crate::playbook::{Contents, Page, PageKind, Playbook};
use crate::query::compare::differences::{Side, kinds_of_counterparts};
use crate::query::flow::{self, Step};
use crate::source::fold::fold;
use crate::source::{Finding, Rule, SourceText, Span, Tag};

use crate::check::differences::Differences;
use crate::check::front_matter::CommonFrontMatter;
use crate::check::links::{ResolvedLink, resolutions, resolve_all};

/// The playbook that is checked.
pub struct Context<'a> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// All its pages, in the order of their files.
    pub pages: Vec<&'a Page>,
    caches: HashMap<&'a str, PageCache<'a>>,
    contents: OnceLock<Vec<Contents>>,
    differences: OnceLock<Differences>,
    front_matter: OnceLock<CommonFrontMatter>,
    unknown_roles: OnceLock<HashMap<String, BTreeSet<&'a str>>>,
    tasks_of_processes: OnceLock<HashSet<Cow<'a, str>>>,
}

impl<'a> Context<'a> {
    /// Reads every page of a playbook.
    #[must_use]
    pub fn of(playbook: &'a Playbook) -> Self {
        let pages = playbook.pages(&[]);
        let caches = pages.iter().map(|page| (page.file.as_str(), PageCache::default())).collect();
        Self {
            playbook,
            pages,
            caches,
            contents: OnceLock::new(),
            differences: OnceLock::new(),
            front_matter: OnceLock::new(),
            unknown_roles: OnceLock::new(),
            tasks_of_processes: OnceLock::new(),
        }
    }

    /// The pages of a key, in the order of their files.
    pub fn pages_of(&self, key: &str) -> impl Iterator<Item = &'a Page> {
        self.playbook.lazy_pages_of(key).into_iter().filter_map(|lazy_page| lazy_page.page(self.playbook))
    }

    /// The page of a file.
    pub fn page(&self, file: &str) -> Option<&'a Page> {
        self.playbook.page(file)
    }

    /// The links of a page, resolved.
    pub fn links<'s>(&'s self, page: &'s Page) -> Cow<'s, [ResolvedLink<'s>]> {
        match self.cache(page) {
            Some((own, cache)) => {
                cache.links.get_or_init(|| resolve_all(self.playbook, own)).as_slice().into()
            }
            None => self.links_of_version(page).into(),
        }
    }

    /// One of the links of a page by its index, resolved.
    pub fn link<'s>(&'s self, page: &'s Page, at: usize) -> Option<ResolvedLink<'s>> {
        if self.is_loaded(page) {
            return self.links(page).get(at).cloned();
        }
        let resolution = self.resolutions_of_version(page).get(at)?.clone();
        Some(ResolvedLink { link: page.links().get(at)?, resolution })
    }

    fn links_of_version<'s>(&'s self, page: &'s Page) -> Vec<ResolvedLink<'s>> {
        let resolved = |(link, resolution): (&'s Link, &Resolution<'a>)| ResolvedLink {
            link,
            resolution: resolution.clone(),
        };
        page.links().iter().zip(self.resolutions_of_version(page).iter()).map(resolved).collect()
    }

    /// What the links of a version of a page lead to that was fixed in memory. Many rules ask for those of the same one.
    fn resolutions_of_version(&self, page: &Page) -> Arc<[Resolution<'a>]> {
        let resolve = || resolutions(self.playbook, page).into();
        let known = self.caches.get(page.file.as_str()).and_then(|cache| cache.version.lock().ok());
        let Some(mut known) = known else { return resolve() };
        let same = known.as_ref().filter(|(text, _)| Arc::ptr_eq(text, &page.text));
        let resolutions = same.map_or_else(resolve, |(_, resolutions)| Arc::clone(resolutions));
        *known = Some((Arc::clone(&page.text), Arc::clone(&resolutions)));
        resolutions
    }

    /// The kind of the English page's alert whose counterpart begins on the line at a byte of a translation.
    pub fn kind_in_english(&self, page: &Page, line: u32) -> Option<String> {
        let mut pages = self.pages_of(&page.key).filter(|_| page.lang != Tag::english());
        let english = pages.find(|other| other.lang == Tag::english())?;
        let mut known = self.caches.get(page.file.as_str())?.alerts.lock().ok()?;
        let same = known.take().filter(|(text, _)| Arc::ptr_eq(text, &page.text));
        let side = |page| Side { playbook: self.playbook, page };
        let kinds = || (Arc::clone(&page.text), kinds_of_counterparts(side(english), side(page)));
        let (text, kinds) = same.unwrap_or_else(kinds);
        let kind = kinds.get(&line).cloned();
        *known = Some((text, kinds));
        kind
    }

    /// The steps that a page's Next Steps name.
    pub fn steps<'s>(&'s self, page: &'s Page) -> Cow<'s, [Step<'s>]> {
        match self.cache(page) {
            Some((own, cache)) => {
                cache.steps.get_or_init(|| flow::named(self.playbook, own)).as_slice().into()
            }
            None => flow::named(self.playbook, page).into(),
        }
    }

    /// Whether a page is the one in the playbook, and not a version of it that was fixed in memory.
    pub fn is_loaded(&self, page: &Page) -> bool {
        self.cache(page).is_some()
    }

    /// Whether a page has merge conflicts, invalid UTF-8 or includes, and is not fixed.
    pub fn is_left_alone(&self, page: &Page) -> bool {
        let closed = [&MERGE_CONFLICT, &INVALID_ENCODING, &UTF16];
        let has_closed = || page.findings().iter().any(|finding| closed.contains(&finding.rule));
        let is = || page.text.has_includes() || has_closed();
        self.cache(page).map_or_else(is, |(_, cache)| *cache.left_alone.get_or_init(is))
    }

    /// Keeps what a rule has found on a page, unless it is a version that was fixed in memory.
    pub fn keep_found(&self, page: &Page, rule: &'static Rule, findings: &[Finding]) {
        if let Some((_, cache)) = self.cache(page)
            && let Ok(mut found) = cache.found.lock()
        {
            found.insert(rule.name, findings.to_vec());
        }
    }

    /// Takes what was kept of a rule and a page: it is asked for once.
    pub fn take_found(&self, page: &Page, rule: &Rule) -> Option<Vec<Finding>> {
        self.cache(page)?.1.found.lock().ok()?.remove(rule.name)
    }

    /// The cache of a page; `None` for a version that was fixed in memory.
    fn cache(&self, page: &Page) -> Option<(&'a Page, &PageCache<'a>)> {
        let own = self.playbook.page(&page.file)?;
        let cache = self.caches.get(page.file.as_str())?;
        std::ptr::eq(own, page).then_some((own, cache))
    }

    /// The tables of contents.
    pub fn contents(&self) -> &[Contents] {
        self.contents.get_or_init(|| self.playbook.contents())
    }

    /// The differences between translations and the English pages.
    pub fn differences(&self) -> &Differences {
        self.differences.get_or_init(|| Differences::of(self.playbook))
    }

    /// On how many pages, without their translations, a role stands that the lexicon does not know.
    pub fn pages_with_role(&self, role: &str) -> usize {
        let roles = self.unknown_roles.get_or_init(|| {
            let mut roles: HashMap<String, BTreeSet<&str>> = HashMap::new();
            for page in &self.pages {
                let unknown = page.findings().iter().filter(|found| *found.rule == UNKNOWN_ROLE);
                for span in unknown.map(|finding| finding.span).collect::<BTreeSet<Span>>() {
                    roles.entry(fold(&page.plain(span))).or_default().insert(&page.key);
                }
            }
            roles
        });
        roles.get(&fold(role)).map_or(0, BTreeSet::len)
    }

    /// Whether a process has a task, in any language.
    pub fn is_of_process(&self, id: &str) -> bool {
        let tasks = self.tasks_of_processes.get_or_init(|| {
            let processes = self.pages.iter().filter(|page| page.kind == PageKind::Process);
            processes.flat_map(|page| page.tasks.iter().map(|task| page.id(task))).collect()
        });
        tasks.contains(id)
    }

    /// What the front matter of all pages has in common.
    pub fn front_matter(&self) -> &CommonFrontMatter {
        self.front_matter.get_or_init(|| CommonFrontMatter::of(&self.pages))
    }
}

/// The text of a version of a page, and what its links lead to.
type Version<'a> = (Arc<SourceText>, Arc<[Resolution<'a>]>);

/// The text of a version of a page, and the kinds of English alerts by the lines of their counterparts.
type KindsOfAlerts = (Arc<SourceText>, HashMap<u32, String>);

/// What was computed for a page.
#[derive(Default)]
struct PageCache<'a> {
    links: OnceLock<Vec<ResolvedLink<'a>>>,
    steps: OnceLock<Vec<Step<'a>>>,
    left_alone: OnceLock<bool>,
    /// The findings of a rule, by its name.
    found: Mutex<HashMap<&'static str, Vec<Finding>>>,
    /// The last version of the page that was fixed in memory.
    version: Mutex<Option<Version<'a>>>,
    /// The kinds of English alerts by the lines of their counterparts, for the last version that asked.
    alerts: Mutex<Option<KindsOfAlerts>>,
}
