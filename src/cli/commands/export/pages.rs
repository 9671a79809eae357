//! The text of each page, with links to the other pages of the file.

use foldhash::{HashMap, HashMapExt};

use crate::cli::commands::export::Ticks;
use crate::cli::commands::export::places::{PagePlaces, id};
use crate::output::document::{Version, in_language};
use crate::output::page::{self, Options};
use crate::playbook::repaired::{self, TableWords};
use crate::playbook::{Page, Playbook, links};
use crate::query::compare::differences::revisions::updated;
use crate::query::compare::supplement::{self, Part};
use crate::query::search::translation::Translations;
use crate::source::{Span, Tag};

/// A page that is shown.
pub(super) struct Shown<'a> {
    /// The page.
    pub page: &'a Page,
    /// The English page that has what a translation may lack.
    pub filler: Option<&'a Page>,
    /// The key of the article.
    pub key: String,
}

impl<'a> Shown<'a> {
    /// The page, and the one that fills in.
    pub(super) fn pages(&self) -> impl Iterator<Item = &'a Page> + use<'a> {
        std::iter::once(self.page).chain(self.filler)
    }
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Html,
    Markdown,
}

/// What writes the pages of a file.
pub(super) struct Renderer<'a> {
    format: Format,
    playbook: &'a Playbook,
    translations: Translations<'a>,
    ticks: Option<&'a Ticks>,
    /// The id and language of each version, by the key of its article.
    versions: HashMap<String, Vec<(Tag, String)>>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new<'s>(
        format: Format,
        playbook: &'a Playbook,
        shown: impl Iterator<Item = &'s Shown<'a>>,
        ticks: Option<&'a Ticks>,
    ) -> Self
    where
        'a: 's,
    {
        let mut versions: HashMap<String, Vec<(Tag, String)>> = HashMap::new();
        for shown in shown {
            versions.entry(shown.key.clone()).or_default().push((shown.page.lang.clone(), prefix(shown)));
        }
        Self { format, playbook, translations: Translations::of(playbook), ticks, versions }
    }

    /// A page in the format of the file.
    pub(super) fn version(&self, shown: &Shown<'a>) -> Version {
        let (page, id) = (shown.page, prefix(shown));
        let word = self.playbook.lexicons().table(&page.lang, "updated");
        let mut places = PagePlaces::new(page, &id, &self.translations, self.ticks);
        let text = self.text(shown, &mut places, &id);
        Version {
            lang: page.lang.to_string(),
            language: self.playbook.lexicons().name(&page.lang).to_owned(),
            title: page.title.clone(),
            updated: updated(self.playbook, page).map(|date| format!("{word} {date}")).unwrap_or_default(),
            activities: places.activities,
            text,
            id,
        }
    }

    /// The words of a page's language for its task tables.
    fn words<'t>(&'t self, page: &'t Page) -> TableWords<'t> {
        TableWords::new(self.playbook.lexicons(), &page.lang)
    }

    /// The format of the picture of the flow.
    pub(super) fn picture(&self) -> &'static str {
        match self.format {
            Format::Html => "svg",
            Format::Markdown => "mermaid",
        }
    }

    /// The link to an article in a language, or to the version that stands in for it.
    pub(super) fn link(&self, key: &str, lang: &Tag) -> Option<String> {
        let (_, id) = in_language(self.versions.get(key)?, lang.as_str(), |(own, _)| own.as_str())?;
        Some(format!("#{id}"))
    }

    fn text(&self, shown: &Shown<'a>, own: &mut PagePlaces<'a>, id: &str) -> String {
        let page = shown.page;
        let start = page.sections.first().map_or(0, |section| section.body.start as usize);
        let mut level = page::places::BELOW;
        let parts = shown.filler.and_then(|filler| {
            Some((filler, supplement::parts(page, filler, start, self.words(page), &[])?))
        });
        let body = if let Some((filler, parts)) = parts {
            self.filled((page, filler), parts, &mut level, own, id)
        } else {
            let whole = Span::new(start, page.text.as_str().len());
            self.part(page, &repaired::markdown(page, whole, self.words(page), &[]), &mut level, own)
        };
        // A row that Markdown takes for something else is a task all the same.
        let left = own.left();
        if left.is_empty() {
            return body;
        }
        body + &self.part(page, &supplement::table(page, &left, self.words(page)), &mut level, own)
    }

    /// A page with what its source has and it lacks, each part in its language.
    fn filled(
        &self,
        (page, filler): (&Page, &'a Page),
        parts: Vec<Part<'a>>,
        level: &mut usize,
        own: &mut PagePlaces<'a>,
        id: &str,
    ) -> String {
        let mut theirs =
            PagePlaces::new(filler, &format!("{id}/{}", filler.lang), &self.translations, self.ticks);
        let (mut text, mut whole) = (String::new(), String::new());
        for part in parts {
            let markdown = match part {
                Part::Own(markdown) => {
                    text.push_str(&markdown);
                    continue;
                }
                Part::Section(markdown) => markdown,
                Part::Rows(tasks) => supplement::table(filler, &tasks, self.words(filler)),
            };
            whole += &self.part(page, &std::mem::take(&mut text), level, own);
            let part = self.part(filler, &markdown, level, &mut theirs);
            let name = self.playbook.lexicons().name(&filler.lang);
            let part = match self.format {
                Format::Html => page::html::filled(filler.lang.as_str(), name, &part),
                Format::Markdown => format!("*{name}:*\n\n{part}\n"),
            };
            whole += &part;
        }
        whole + &self.part(page, &text, level, own)
    }

    fn part(&self, page: &Page, markdown: &str, level: &mut usize, places: &mut PagePlaces<'a>) -> String {
        let alerts = self.playbook.lexicons().alert_words(&page.lang);
        let leads = |target: &str| self.leads(page, target);
        let options = Options { alerts, leads: &leads, ..Options::default() };
        match self.format {
            Format::Html => page::html::html(markdown, &options, level, places),
            Format::Markdown => page::markdown::markdown(markdown, &options, level, places),
        }
    }

    /// The place in the file that a link of a page leads to.
    fn leads(&self, page: &Page, target: &str) -> Option<String> {
        if let Some(anchor) = target.strip_prefix('#') {
            return self.link(&page.key, &page.lang).map(|own| within(&own, page, anchor));
        }
        let found = links::resolve_written(self.playbook, page, target).page()?;
        let link = self.link(found.key(), &page.lang)?;
        let anchor = target.split_once('#').map(|(_, anchor)| anchor);
        Some(match (anchor, found.page(self.playbook)) {
            (Some(anchor), Some(page)) => within(&link, page, anchor),
            _ => link,
        })
    }
}

/// The id of a version: its language and the key of its article.
fn prefix(shown: &Shown<'_>) -> String {
    format!("{}/{}", shown.page.lang, id(&shown.key))
}

/// The link to a heading of a page; to the page itself where no heading has the anchor.
fn within(link: &str, page: &Page, anchor: &str) -> String {
    match page.anchor_of_heading(anchor) {
        Some(anchor) => format!("{link}/{}", id(&anchor)),
        None => link.to_owned(),
    }
}
