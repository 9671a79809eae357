//! History: the revisions that pages record, each once even if several languages record it.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::playbook::links::resolve_target;
use crate::playbook::{Page, Playbook, Revision};
use crate::query::compare::differences::revisions::{author, date};
use crate::source::lexicon::Group;
use crate::source::markdown::inline;
use crate::source::{Lexicons, Tag};

/// A revision of a page, in all languages that record it.
#[derive(Clone, Debug)]
pub struct Event<'a> {
    /// The page whose words are shown: in the preferred language, if it records the event.
    pub page: &'a Page,
    /// Its revision.
    pub revision: &'a Revision,
    /// The languages that record it.
    pub langs: Vec<Tag>,
    /// The ids of tasks that its text names.
    pub tasks: Vec<String>,
    /// The keys of pages that it links to.
    pub pages: Vec<String>,
}

/// The events of pages, the newest first; within a day in the order of the lifecycle and of the pages.
#[must_use]
pub fn events<'a>(playbook: &'a Playbook, pages: &[&'a Page], preferred: &Tag) -> Vec<Event<'a>> {
    let mut pages = pages.to_vec();
    let lifecycle = playbook.lifecycle();
    let english = Tag::english();
    // The words of the first page are shown.
    pages.sort_by_key(|page| {
        let foreign = if page.lang == *preferred { 0 } else { 1 + usize::from(page.lang != english) };
        (lifecycle.process(&page.key), &page.key, foreign, &page.lang, &page.file)
    });
    let mut events: Vec<Event<'a>> = Vec::new();
    let mut known: HashMap<(&str, String, String, usize), usize> = HashMap::new();
    for page in pages {
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        for revision in &page.revisions {
            let (day, who) = (date(page, revision), author(page, revision));
            // Two revisions on a page with the same day and author are two events.
            let nth = seen.entry((day.clone(), who.clone())).or_default();
            *nth += 1;
            let at = *known.entry((&page.key, day, who, *nth)).or_insert(events.len());
            match events.get_mut(at) {
                Some(event) if event.langs.contains(&page.lang) => {}
                Some(event) => event.langs.push(page.lang.clone()),
                None => events.push(event(page, revision)),
            }
        }
    }
    add_references(playbook, &mut events);
    events.sort_by_key(|event| std::cmp::Reverse(event.revision.date));
    events
}

fn event<'a>(page: &'a Page, revision: &'a Revision) -> Event<'a> {
    Event { page, revision, langs: vec![page.lang.clone()], tasks: Vec::new(), pages: Vec::new() }
}

/// Adds what the events refer to: ids of tasks that the playbook still has, and links to its pages.
fn add_references(playbook: &Playbook, events: &mut [Event<'_>]) {
    let ids: HashSet<_> = playbook
        .pages(&[])
        .into_iter()
        .flat_map(|page| page.tasks.iter().map(|task| page.id(task)))
        .collect();
    for event in events {
        let words = event.page.text.slice(event.revision.what);
        event.tasks = named_tasks(words, &ids).into_iter().map(str::to_owned).collect();
        let file = event.page.file_of(event.revision.what);
        for link in inline::links(words, Some(event.page.references())).iter().filter(|link| !link.image) {
            let named = resolve_target(playbook, event.page, file, &link.target, false).page();
            if let Some(lazy_page) =
                named.filter(|lazy_page| !event.pages.iter().any(|key| key == lazy_page.key()))
            {
                event.pages.push(lazy_page.key().to_owned());
            }
        }
    }
}

/// The tasks that a text names, of those with these ids; each once.
pub(super) fn named_tasks<'t>(words: &'t str, ids: &HashSet<Cow<'_, str>>) -> Vec<&'t str> {
    let mut known = HashSet::new();
    let numbers = words.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| number.len() >= 3 && ids.contains(*number) && known.insert(*number)).collect()
}

/// Whether an event says nothing but that somebody looked after the page.
#[must_use]
pub fn is_maintenance(event: &Event<'_>, lexicons: &Lexicons) -> bool {
    let said = event.page.plain(event.revision.what);
    let said = said.trim_matches(|c: char| c.is_whitespace() || ".。".contains(c));
    lexicons.keys(Group::Changes, said).iter().any(|key| key.as_str() == "maintenance")
}

/// The number of events of each month, the newest first; months without any are included.
#[must_use]
pub fn by_month(events: &[Event<'_>]) -> Vec<(String, usize)> {
    let month = |event: &Event<'_>| Some(event.revision.date?.to_string().get(..7)?.to_owned());
    let months: Vec<String> = events.iter().filter_map(month).collect();
    let (Some(last), Some(first)) = (months.iter().max(), months.iter().min()) else { return Vec::new() };
    let mut counted = Vec::new();
    let mut current = last.clone();
    loop {
        counted.push((current.clone(), months.iter().filter(|month| **month == current).count()));
        match before(&current) {
            Some(earlier) if current > *first => current = earlier,
            _ => return counted,
        }
    }
}

/// The month before `2020-01`: `2019-12`.
fn before(month: &str) -> Option<String> {
    let (year, number) = month.split_once('-')?;
    let (year, number): (u16, u8) = (year.parse().ok()?, number.parse().ok()?);
    Some(if number > 1 {
        format!("{year:04}-{:02}", number - 1)
    } else {
        format!("{:04}-12", year.checked_sub(1)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_before_january_is_december() {
        assert_eq!(before("2020-01").as_deref(), Some("2019-12"));
        assert_eq!(before("2020-12").as_deref(), Some("2020-11"));
    }
}
