//! What a page says: what a fix must not change.

use crate::check::labels::all_labels;
use crate::playbook::{ActivityIndex, Page, Revision, Task};
use crate::query::compare::pairing::in_order;
use crate::source::Span;

/// What a page says, piece by piece, and where. Two pages say the same wherever it stands on them.
#[derive(Clone, Debug)]
pub struct Content {
    said: Vec<String>,
    spans: Vec<Span>,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.said == other.said
    }
}

impl Content {
    /// The content of a page.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let title = (format!("title {}", page.title), Span::default());
        let headings = page.sections.iter().map(|section| {
            (format!("heading {:?} {}", section.kind, page.heading(section)), section.heading)
        });
        let labels = all_labels(page)
            .into_iter()
            .map(|label| (format!("label {} {} {:?}", label.label, label.words, label.keys), label.span));
        // The text of an address that is written out is its target, which a fix may change.
        let links = page
            .links()
            .iter()
            .map(|link| (format!("link {} {}", link.image, link.text_of_its_own()), link.span));
        let front = page.front.iter().map(|field| (format!("key {}", field.key), field.span));
        let tasks =
            page.tasks.iter().zip(page.names()).map(|(task, name)| (of_task(page, task, name), task.row));
        let revisions =
            page.revisions.iter().map(|revision| (of_revision(page, revision), revision.date_text));
        let parts = std::iter::once(title).chain(headings).chain(labels).chain(tasks).chain(revisions);
        let (said, spans) = parts.chain(links).chain(front).unzip();
        Self { said, spans }
    }

    /// Where one of two pages says what the other does not: the places on each.
    #[must_use]
    pub fn differences(&self, other: &Self) -> (Vec<Span>, Vec<Span>) {
        let score = |at: usize, own: usize| i32::from(self.said.get(at) == other.said.get(own));
        let pairs = in_order(self.said.len(), other.said.len(), score);
        let (paired, others): (Vec<usize>, Vec<usize>) = pairs.into_iter().unzip();
        (without(&self.spans, &paired), without(&other.spans, &others))
    }
}

/// The items without those at some indexes, which are in order.
fn without(items: &[Span], indexes: &[usize]) -> Vec<Span> {
    let own = items.iter().enumerate().filter(|(at, _)| indexes.binary_search(at).is_err());
    own.map(|(_, item)| *item).collect()
}

fn of_task(page: &Page, task: &Task, name: &str) -> String {
    let (role, services) = (page.plain(task.role_text), page.plain(task.services_text));
    format!(
        "task {} {name} {:?} {role} {:?} {services} {:?} {:?}",
        page.id(task),
        task.requirement,
        task.roles,
        task.services,
        task.activity.map(ActivityIndex::position)
    )
}

fn of_revision(page: &Page, revision: &Revision) -> String {
    format!("revision {:?} {} {}", revision.date, page.plain(revision.who), page.plain(revision.what))
}
