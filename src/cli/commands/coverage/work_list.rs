//! `ftpb coverage --work-list`: what translators have to do, as Markdown in their language.

use std::io::Write;

use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::page::markdown::escaped;
use crate::playbook::Page;
use crate::query::compare::differences::{Difference, Said, revisions};
use crate::query::compare::work::{self, PageWork, WorkItem};
use crate::query::page_in;
use crate::source::lexicon::Message;
use crate::source::{Lexicons, Tag};

/// Writes the lists of some languages.
pub(super) fn run(
    session: &Session,
    source: &Tag,
    langs: &[Tag],
    keys: &[String],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Nothing;
    for (at, lang) in langs.iter().enumerate() {
        let page = |key: &str, lang: &Tag| page_in(&session.playbook, key, lang);
        let of_key =
            |key: &String| Some(work::of_page(&session.playbook, page(key, source)?, page(key, lang)));
        let mut all: Vec<PageWork<'_>> = keys.iter().filter_map(of_key).collect();
        all.retain(|work| work.translation.is_none() || !work.items.is_empty());
        let list = List { lexicons: session.playbook.lexicons(), lang, source };
        writeln!(out, "{}{}", if at > 0 { "\n" } else { "" }, list.lines(&all).join("\n"))?;
        if !all.is_empty() {
            outcome = Outcome::Found;
        }
    }
    Ok(outcome)
}

struct List<'a> {
    lexicons: &'a Lexicons,
    lang: &'a Tag,
    source: &'a Tag,
}

impl List<'_> {
    fn say(&self, message: &Message) -> String {
        self.lexicons.say(self.lang, message)
    }

    fn lines(&self, all: &[PageWork<'_>]) -> Vec<String> {
        let name = self.lexicons.name(self.lang);
        let items: usize = all.iter().map(|work| work.items.len().max(1)).sum();
        let counts = match items {
            0 => Message::new("work-list-nothing"),
            _ => Message::new("work-list-counts").with("items", items).with("pages", all.len()),
        };
        let title = Message::new("work-list").with("language", name.to_owned());
        let mut lines = vec![format!("# {}", self.say(&title)), String::new(), self.say(&counts)];
        for work in all {
            lines.extend(self.page(work));
        }
        lines
    }

    fn page(&self, work: &PageWork<'_>) -> Vec<String> {
        let source = work.source;
        let Some(translation) = work.translation else {
            let wanted = Message::new("work-list-page").with("tasks", source.tasks.len());
            let item = format!("- [ ] {} (`{}`)", self.say(&wanted), source.file);
            return vec![String::new(), heading(source), String::new(), item];
        };
        let since = match work.common {
            Some(date) => Message::new("work-list-since")
                .with("source", self.source.to_string())
                .with("date", date.to_string()),
            None => Message::new("work-list-never").with("source", self.source.to_string()),
        };
        let place = format!("`{}` · {}", translation.file, self.say(&since));
        let mut lines = vec![String::new(), heading(translation), String::new(), place, String::new()];
        for item in &work.items {
            lines.extend(Self::item(work, item));
        }
        lines
    }

    /// A box, and below it what is known of the change.
    fn item(work: &PageWork<'_>, item: &WorkItem<'_>) -> Vec<String> {
        let source = work.source;
        let name_on = |page: &Page| Some(format!(" {}", escaped(&page.plain(page.task(&item.about)?.name))));
        let name = [Some(source), work.translation].into_iter().flatten().find_map(name_on);
        let mut details: Vec<String> = item
            .revisions
            .iter()
            .map(|revision| {
                let (file, line) = source.place_of_line(revision.line);
                let words = escaped(&source.plain(revision.what));
                format!("{}: {words} (`{file}:{line}`)", revisions::date(source, revision))
            })
            .collect();
        details.extend(item.differences.iter().map(difference));
        if item.about.is_empty() {
            return details.iter().map(|detail| format!("- [ ] {detail}")).collect();
        }
        let first = format!("- [ ] **{}**{}", escaped(&item.about), name.unwrap_or_default());
        std::iter::once(first).chain(details.iter().map(|detail| format!("  - {detail}"))).collect()
    }
}

fn heading(page: &Page) -> String {
    format!("## {} (`{}`)", escaped(&page.title), page.key)
}

/// What two pages say differently, each with its place.
fn difference(own: &Difference) -> String {
    let side = |lang: &Tag, said: &Said| {
        let value = if said.value.is_empty() { "–".to_owned() } else { escaped(&said.value) };
        let place = if said.line > 0 { format!(" (`{}:{}`)", said.file, said.line) } else { String::new() };
        format!("{lang} {value}{place}")
    };
    format!("{}: {}, {}", own.kind.as_str(), side(&own.lang_a, &own.a), side(&own.lang_b, &own.b))
}
