//! Which things are the same thing in another language.

use std::collections::HashMap;

use crate::playbook::links::resolve;
use crate::playbook::{ActivityIndex, LazyPage, Page, Playbook};
use crate::query::reference::names::same_activity;
use crate::query::search::thing::{Thing, ThingKind};
use crate::source::Tag;

/// The name of a thing that all its languages share.
pub type TranslationKey = (ThingKind, String, String);

/// Names things across languages.
pub struct Translations<'a> {
    playbook: &'a Playbook,
    lazy_pages: HashMap<&'a str, &'a LazyPage>,
}

impl<'a> Translations<'a> {
    /// Knows of every key the page that the others are measured by: the English one, where there is one.
    #[must_use]
    pub fn of(playbook: &'a Playbook) -> Self {
        let mut lazy_pages: HashMap<&str, &LazyPage> = HashMap::new();
        for lazy_page in playbook.lazy_pages() {
            let known = lazy_pages.entry(lazy_page.key()).or_insert(lazy_page);
            if known.place() != Some(&Tag::english()) && lazy_page.place() == Some(&Tag::english()) {
                *known = lazy_page;
            }
        }
        Self { playbook, lazy_pages }
    }

    /// The name of a thing.
    #[must_use]
    pub fn identity(&self, thing: &Thing<'_>) -> TranslationKey {
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
        (thing.kind, page.key.clone(), own)
    }

    fn measure(&self, page: &Page) -> Option<&'a Page> {
        self.lazy_pages.get(page.key.as_str())?.page(self.playbook)
    }

    fn activity(&self, page: &Page, index: ActivityIndex) -> String {
        match self.measure(page).and_then(|measure| same_activity(page, index, measure)) {
            Some(index) => index.position().to_string(),
            None => format!("{} {}", page.lang, index.position()),
        }
    }

    /// A known section by its key and how often it came before; any other by its place among as many.
    fn section(&self, thing: &Thing<'_>) -> String {
        if let Some(above) = thing.above {
            return format!("{} {above}", thing.id);
        }
        let same =
            self.measure(thing.page).is_some_and(|page| page.sections.len() == thing.page.sections.len());
        if same { thing.index.to_string() } else { format!("{} {}", thing.id, thing.index) }
    }

    fn link(&self, thing: &Thing<'_>) -> String {
        let link = thing.page.links().get(thing.index);
        let page = link.and_then(|link| resolve(self.playbook, thing.page, link).page());
        page.map_or_else(|| thing.id.clone(), |lazy_page| lazy_page.key().to_owned())
    }
}
