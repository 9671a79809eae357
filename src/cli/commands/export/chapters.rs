//! Which pages an export has, in which languages and in which order.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashSet;

use crate::cli::commands::export::Ticks;
use crate::cli::commands::export::pages::{Format, Renderer, Shown};
use crate::cli::commands::export::words;
use crate::cli::detail::lifecycle;
use crate::output::Style;
use crate::output::document::{Article, Document, Language, Part, Term, in_language};
use crate::output::format;
use crate::output::format::picture::{self, Picture};
use crate::playbook::{LazyPage, Page, PageKind, Playbook, Task};
use crate::query::flow::graph::{Narrow, flow};
use crate::query::glossary::{Definition, glossary};
use crate::query::{Choice, Chosen, page_in};
use crate::source::{Key, Tag, parallel};

/// The pages of one key.
struct Chapter<'a> {
    key: String,
    versions: Vec<Shown<'a>>,
    is_process: bool,
}

/// What is exported.
pub(super) struct Chapters<'a> {
    playbook: &'a Playbook,
    langs: &'a [Tag],
    ticks: Option<&'a Ticks>,
    all: Vec<Chapter<'a>>,
}

impl<'a> Chapters<'a> {
    /// The pages of these keys in these languages; a page that a language lacks in English, else in any.
    pub(super) fn of(
        playbook: &'a Playbook,
        langs: &'a [Tag],
        keys: Option<&[String]>,
        ticks: Option<&'a Ticks>,
    ) -> Self {
        // They are read in parallel, all at once.
        let pages = playbook.pages(langs);
        let all = all_keys(playbook);
        let wanted = |key: &String| keys.is_none_or(|keys| keys.contains(key));
        let chapters = all.into_iter().filter(wanted).map(|key| Chapter::of(playbook, langs, key));
        let mut chapters: Vec<Chapter<'a>> =
            chapters.filter(|chapter| !chapter.versions.is_empty()).collect();
        match (keys, ticks) {
            (None, None) => chapters.extend(copies(pages, &chapters)),
            (None, Some(ticks)) => chapters.retain(|chapter| ticks.processes.contains(&chapter.key)),
            _ => {}
        }
        Self { playbook, langs, ticks, all: chapters }
    }

    /// The tasks of the checklist that none of its processes has.
    pub(super) fn lacking(&self) -> Vec<&'a str> {
        let ids: HashSet<Cow<'_, str>> = self.tasks().map(|(page, task)| page.id(task)).collect();
        let wanted = self.ticks.into_iter().flat_map(|ticks| ticks.done.keys());
        wanted.map(String::as_str).filter(|id| !ids.contains(*id)).collect()
    }

    /// The tasks of the processes, each with its page.
    fn tasks(&self) -> impl Iterator<Item = (&'a Page, &'a Task)> {
        let processes = self.all.iter().filter(|chapter| chapter.is_process);
        let pages = processes.flat_map(|chapter| &chapter.versions).flat_map(Shown::pages);
        pages.flat_map(|page| page.tasks.iter().map(move |task| (page, task)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The pages in their places.
    pub(super) fn document(&self, format: Format) -> Document {
        let shown: Vec<&Shown<'_>> = self.all.iter().flat_map(|chapter| &chapter.versions).collect();
        let renderer = Renderer::new(format, self.playbook, shown.iter().copied(), self.ticks);
        let mut texts = parallel::map(&shown, |shown| renderer.version(shown)).into_iter();
        let mut articles: Vec<(Option<Key>, Article)> = Vec::new();
        for chapter in &self.all {
            let versions = texts.by_ref().take(chapter.versions.len()).collect();
            // A copy has the key of its page: what it has in common with that is found once.
            let key = chapter.versions.first().map_or_else(String::new, |shown| shown.page.key.clone());
            let is_process = chapter.is_process;
            articles.push((chapter.phase(), Article { key, is_process, versions }));
        }
        let (roles, services) = self.keys_of_tasks();
        let pages: Vec<&Page> = shown.iter().map(|shown| shown.page).collect();
        let terms = glossary(self.playbook.lexicons(), &pages);
        let language = |lang: &Tag| self.language(lang, &renderer, (&roles, &services), &terms);
        Document {
            name: self.ticks.map(|ticks| ticks.name.clone()).unwrap_or_default(),
            languages: parallel::map(self.langs, language),
            parts: self.parts(articles),
            roles,
            services,
            has_boxes: self.ticks.is_some(),
            synonyms: words::synonyms(self.playbook.lexicons()),
        }
    }

    /// The articles by phase, and at the end those of none.
    fn parts(&self, articles: Vec<(Option<Key>, Article)>) -> Vec<Part> {
        let phases = self.playbook.lifecycle().phases.iter().cloned().map(Some).chain([None]);
        let mut parts: Vec<(Option<Key>, Part)> = phases
            .map(|phase| {
                let id = phase.as_ref().map_or_else(|| "pages".to_owned(), |key| format!("phase-{key}"));
                (phase, Part { id, articles: Vec::new() })
            })
            .collect();
        for (phase, article) in articles {
            let known = parts.iter().position(|(own, _)| *own == phase).unwrap_or(parts.len() - 1);
            if let Some((_, part)) = parts.get_mut(known) {
                part.articles.push(article);
            }
        }
        parts.into_iter().map(|(_, part)| part).filter(|part| !part.articles.is_empty()).collect()
    }

    fn language(
        &self,
        lang: &Tag,
        renderer: &Renderer<'_>,
        (roles, services): (&[String], &[String]),
        all: &BTreeMap<String, Vec<Definition>>,
    ) -> Language {
        let lexicons = self.playbook.lexicons();
        Language {
            tag: lang.to_string(),
            name: lexicons.name(lang).to_owned(),
            words: words::of(self.playbook, lang, &self.title(lang), roles, services),
            picture: self.picture(lang, renderer),
            terms: terms(all, lang),
        }
    }

    /// The title: that of the checklist, of the only page, or of the entry page.
    fn title(&self, lang: &Tag) -> String {
        if let Some(ticks) = self.ticks {
            return ticks.title.clone();
        }
        let landing = |chapter: &&Chapter<'_>| chapter.key == "index" || self.all.len() == 1;
        let page = self.all.iter().find(landing).and_then(|chapter| chapter.page(lang));
        page.map_or_else(
            || self.playbook.lexicons().table(lang, "lifecycle").to_owned(),
            |page| page.title.clone(),
        )
    }

    /// The flow between the processes, each box with a link to its page.
    fn picture(&self, lang: &Tag, renderer: &Renderer<'_>) -> Option<String> {
        let pages = self.all.iter().filter(|chapter| chapter.is_process);
        let chosen = |page: &'a Page| Chosen { page, requested: lang.clone(), fallback: page.lang != *lang };
        let pages: Vec<Chosen<'a>> = pages.filter_map(|chapter| chapter.page(lang)).map(chosen).collect();
        if pages.len() < 2 {
            return None;
        }
        let found = flow(self.playbook, &pages, &Narrow::default());
        let mut picture =
            Picture { within: Some(format!("{lang}-")), ..lifecycle::picture(self.playbook, lang, &found) };
        for node in &mut picture.boxes {
            node.link = renderer.link(&node.key, lang);
        }
        let mut drawn = Vec::new();
        format::find(picture::FORMATS, renderer.picture())?
            .write(&picture, &Style::default(), &mut drawn)
            .ok()?;
        String::from_utf8(drawn).ok()
    }

    /// The keys of the roles and services of all tasks, sorted.
    fn keys_of_tasks(&self) -> (Vec<String>, Vec<String>) {
        let roles: BTreeSet<&Key> = self.tasks().flat_map(|(_, task)| task.roles.iter()).collect();
        let services: BTreeSet<&Key> = self.tasks().flat_map(|(_, task)| task.services.iter()).collect();
        let texts = |keys: BTreeSet<&Key>| keys.into_iter().map(Key::to_string).collect();
        (texts(roles), texts(services))
    }
}

impl<'a> Chapter<'a> {
    fn of(playbook: &'a Playbook, langs: &[Tag], key: String) -> Self {
        let mut versions: Vec<Shown<'a>> = Vec::new();
        for lang in langs {
            let choice = Choice::Prefer(vec![lang.clone()]);
            for chosen in choice.pages(playbook, &key) {
                if versions.iter().all(|known| known.page.file != chosen.page.file) {
                    let filler = filler(playbook, chosen.page);
                    versions.push(Shown { page: chosen.page, filler, key: key.clone() });
                }
            }
        }
        let is_process = playbook.lifecycle().has(&key);
        Self { key, versions, is_process }
    }

    /// The page in a language, else the one that stands in for it.
    fn page(&self, lang: &Tag) -> Option<&'a Page> {
        in_language(&self.versions, lang.as_str(), |shown| shown.page.lang.as_str()).map(|shown| shown.page)
    }

    fn phase(&self) -> Option<Key> {
        let mut phased = self
            .versions
            .iter()
            .flat_map(Shown::pages)
            .filter(|page| matches!(page.kind, PageKind::Process | PageKind::Phase));
        phased.find_map(|page| page.phase.clone())
    }
}

/// The abbreviations of a language.
fn terms(all: &BTreeMap<String, Vec<Definition>>, lang: &Tag) -> Vec<Term> {
    let own = all.iter().filter_map(|(term, definitions)| {
        let own = definitions.iter().find(|definition| definition.lang == *lang)?;
        let lang = if own.fallback { "en" } else { lang.as_str() };
        Some(Term { term: term.clone(), words: own.words.clone(), lang: lang.to_owned() })
    });
    own.collect()
}

/// The English page of a process in another language, which has what a translation may lack.
fn filler<'a>(playbook: &'a Playbook, page: &Page) -> Option<&'a Page> {
    let english = page_in(playbook, &page.key, &Tag::english()).filter(|_| page.lang != Tag::english())?;
    [page.kind, english.kind].contains(&PageKind::Process).then_some(english)
}

/// All keys: pages of phases, processes in the order of the lifecycle, then the others.
fn all_keys(playbook: &Playbook) -> Vec<String> {
    let lifecycle = playbook.lifecycle();
    let keys: BTreeSet<&str> = playbook.lazy_pages().iter().map(LazyPage::key).collect();
    let (phases, others): (Vec<&str>, Vec<&str>) =
        keys.into_iter().filter(|key| !lifecycle.has(key)).partition(|key| key.starts_with("phase-"));
    let texts = |keys: Vec<&str>| keys.into_iter().map(str::to_owned).collect::<Vec<_>>();
    [texts(phases), lifecycle.processes.clone(), texts(others)].concat()
}

/// Further pages of a key and language: copies, and earlier editions in archives. No task of them is left out.
fn copies<'a>(pages: Vec<&'a Page>, chapters: &[Chapter<'a>]) -> Vec<Chapter<'a>> {
    let used: HashSet<&str> =
        chapters.iter().flat_map(|chapter| &chapter.versions).map(|shown| shown.page.file.as_str()).collect();
    let pages = pages.into_iter().filter(|page| !used.contains(page.file.as_str()));
    let copy = |page: &'a Page| Chapter {
        key: page.file.clone(),
        versions: vec![Shown { page, filler: None, key: page.file.clone() }],
        is_process: false,
    };
    pages.map(copy).collect()
}
