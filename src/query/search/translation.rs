//! Which things are translations of each other.

use foldhash::{HashMap, HashMapExt};

use crate::playbook::links::resolve;
use crate::playbook::{ActivityIndex, LazyPage, Page, Playbook};
use crate::query::reference::same_activity;
use crate::query::search::thing::{Thing, ThingKind};
use crate::source::Tag;

/// What a thing and its translations have in common: kind, page key and a name within the page; of a task the id
/// alone, of a link what it leads to.
pub type TranslationKey = (ThingKind, String, String);

/// Finds what translations have in common, by comparing each page with a reference page of its key.
pub struct Translations<'a> {
    playbook: &'a Playbook,
    lazy_pages: HashMap<&'a str, &'a LazyPage>,
}

impl<'a> Translations<'a> {
    /// The reference page of each key is the English one, if there is one.
    #[must_use]
    pub fn of(playbook: &'a Playbook) -> Self {
        let mut lazy_pages: HashMap<&str, &LazyPage> = HashMap::new();
        for lazy_page in playbook.lazy_pages() {
            let known = lazy_pages.entry(lazy_page.key()).or_insert(lazy_page);
            if known.named_lang() != Some(&Tag::english()) && lazy_page.named_lang() == Some(&Tag::english())
            {
                *known = lazy_page;
            }
        }
        Self { playbook, lazy_pages }
    }

    /// The key of a thing.
    #[must_use]
    pub fn key(&self, thing: &Thing<'_>) -> TranslationKey {
        let page = thing.page;
        let own = match thing.kind {
            ThingKind::Page => String::new(),
            ThingKind::Task => thing.id.clone(),
            ThingKind::Activity => {
                thing.activity.map_or_else(String::new, |index| self.activity(page, index))
            }
            ThingKind::Section => self.section(thing),
            ThingKind::Link => self.link(thing),
        };
        // A task is the same wherever it is listed, a link wherever it stands.
        let is_anywhere = matches!(thing.kind, ThingKind::Task | ThingKind::Link);
        let place = if is_anywhere { String::new() } else { page.key.clone() };
        (thing.kind, place, own)
    }

    fn reference_page(&self, page: &Page) -> Option<&'a Page> {
        self.lazy_pages.get(page.key.as_str())?.page(self.playbook)
    }

    fn activity(&self, page: &Page, index: ActivityIndex) -> String {
        match self.reference_page(page).and_then(|other| same_activity(page, index, other)) {
            Some(index) => index.position().to_string(),
            None => format!("{} {}", page.lang, index.position()),
        }
    }

    /// A known section by its key and how many of that key come before it; any other by its index, if the reference page
    /// has as many sections.
    fn section(&self, thing: &Thing<'_>) -> String {
        if let Some(earlier) = thing.earlier {
            return format!("{} {earlier}", thing.id);
        }
        let same = self
            .reference_page(thing.page)
            .is_some_and(|page| page.sections.len() == thing.page.sections.len());
        if same { thing.index.to_string() } else { format!("{} {}", thing.id, thing.index) }
    }

    fn link(&self, thing: &Thing<'_>) -> String {
        let link = thing.page.links().get(thing.index);
        let page = link.and_then(|link| resolve(self.playbook, thing.page, link).page());
        page.map_or_else(|| thing.id.clone(), |lazy_page| lazy_page.key().to_owned())
    }
}
