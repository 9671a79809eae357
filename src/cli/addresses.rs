//! The web and mail addresses that a task, an activity or a page links to.

use std::env;

use crate::output::terminal::hyperlink;
use crate::playbook::model::Link;
use crate::playbook::{ActivityIndex, Page, SectionIndex, SectionKind};
use crate::query::filter::ActivityOf;
use crate::query::reference::Target;
use crate::source::markdown::safelink::address_behind;

/// An address, with the text that links to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The text of the link.
    pub text: String,
    /// The address: http, https or mailto.
    pub url: String,
}

/// Where on a page to look for links.
#[derive(Clone, Debug)]
pub enum Within<'a> {
    /// On the whole page.
    Page,
    /// In an activity, with its tasks.
    Activity(ActivityIndex),
    /// In the rows of a task, then in the guidance of its activity.
    Task(&'a str),
}

impl<'a> Within<'a> {
    /// The place of a target on a page, if it has one there; `translations` are those of an activity.
    #[must_use]
    pub fn of(target: &'a Target, translations: &[ActivityOf], page: &Page) -> Option<Self> {
        Some(match target {
            Target::Task(id) => Self::Task(id),
            Target::Activity { .. } => {
                Self::Activity(translations.iter().find(|own| own.file == page.file)?.index)
            }
            Target::Phase(_) | Target::Process(_) | Target::Page(_) => Self::Page,
        })
    }
}

/// The addresses that can be opened, each once, in the order of the page.
#[must_use]
pub fn addresses(page: &Page, within: &Within<'_>) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    for link in links(page, within).into_iter().filter(|link| !link.image) {
        let target = address_behind(&link.target).unwrap_or_else(|| link.target.clone());
        if let Some(url) = hyperlink(&target).filter(|url| found.iter().all(|known| known.url != *url)) {
            found.push(Address { text: link.text.clone(), url });
        }
    }
    found
}

/// All links there.
#[must_use]
pub fn links<'a>(page: &'a Page, within: &Within<'_>) -> Vec<&'a Link> {
    match within {
        Within::Page => page.links().iter().collect(),
        Within::Activity(activity) => of_activity(page, *activity),
        Within::Task(id) => of_task(page, id),
    }
}

fn of_activity(page: &Page, activity: ActivityIndex) -> Vec<&Link> {
    let Some(activity) = page.activity(activity) else { return Vec::new() };
    let below = page.indexed_sections().skip(activity.section.position() + 1);
    let own =
        below.take_while(|(_, section)| section.kind == SectionKind::Other && section.level > activity.level);
    let sections: Vec<SectionIndex> =
        std::iter::once(activity.section).chain(own.map(|(index, _)| index)).collect();
    page.links().iter().filter(|link| sections.contains(&link.section)).collect()
}

fn of_task<'a>(page: &'a Page, id: &str) -> Vec<&'a Link> {
    let inside = |task: &crate::playbook::Task, link: &Link| {
        task.row.start <= link.span.start && link.span.end <= task.row.end
    };
    let mut links: Vec<&Link> = Vec::new();
    let own = || page.tasks.iter().filter(|task| page.id(task) == id);
    for task in own() {
        links.extend(page.links().iter().filter(|link| inside(task, link)));
    }
    for activity in own().filter_map(|task| task.activity) {
        let guidance = of_activity(page, activity);
        links.extend(guidance.into_iter().filter(|link| !page.tasks.iter().any(|task| inside(task, link))));
    }
    links
}

/// Starts the browser or mail program, and returns whether there is one.
#[must_use]
pub fn start(address: &str) -> bool {
    has_screen(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
        && ::open::that_detached(address).is_ok()
}

/// Whether a window can appear. Without a display, a browser for terminals would take over the reader's.
fn has_screen(is_set: impl Fn(&str) -> bool) -> bool {
    let known = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
    cfg!(any(windows, target_os = "macos")) || known.into_iter().any(is_set)
}
