//! Roles and services that no lexicon knows get the keys that the same task has in other languages.

use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use crate::playbook::model::{Page, Task, WrittenKeys};
use crate::playbook::reading_rules::{UNKNOWN_ROLE, UNKNOWN_SERVICE};
use crate::source::{Key, Rule, Span};

/// The keys of a row, each with whether a lexicon knows all its words.
type RowKeys = [(Arc<[Key]>, bool); 2];

/// Whether a task of a page has roles or services that no lexicon knows.
pub(super) fn has_unknown(page: &Page) -> bool {
    let is_unknown = |rule: &Rule| [&UNKNOWN_ROLE, &UNKNOWN_SERVICE].contains(&rule);
    let own = page.reader_findings.iter().filter(|finding| is_unknown(finding.rule));
    let unknown: HashSet<Span> = own.map(|finding| finding.span).collect();
    let is_of_task = |task: &Task| unknown.contains(&task.role_text) || unknown.contains(&task.services_text);
    !unknown.is_empty() && page.tasks.iter().any(is_of_task)
}

/// Takes the keys of a translation for what is unknown on a page; those that are unknown there, too, only if `any`.
/// The findings about unknown words stay.
pub(super) fn adopt(page: &mut Page, translation: &Page, any: bool) {
    let theirs: HashMap<String, RowKeys> = rows(translation).collect();
    let ours: Vec<(String, RowKeys)> = rows(page).collect();
    for (task, (id, ours)) in page.tasks.iter_mut().zip(&ours) {
        let Some(theirs) = theirs.get(id).filter(|_| task.written.is_none()) else { continue };
        let taken = |at: usize| match (ours.get(at), theirs.get(at)) {
            (Some((_, false)), Some((keys, known))) if !keys.is_empty() && (*known || any) => {
                Some(Arc::clone(keys))
            }
            _ => None,
        };
        take(task, taken(0), taken(1));
    }
}

fn take(task: &mut Task, roles: Option<Arc<[Key]>>, services: Option<Arc<[Key]>>) {
    if roles.is_none() && services.is_none() {
        return;
    }
    let written = WrittenKeys { roles: Arc::clone(&task.roles), services: Arc::clone(&task.services) };
    task.written = Some(Box::new(written));
    task.roles = roles.unwrap_or_else(|| Arc::clone(&task.roles));
    task.services = services.unwrap_or_else(|| Arc::clone(&task.services));
}

/// The rows of a page by id, with the keys of their own words.
fn rows(page: &Page) -> impl Iterator<Item = (String, RowKeys)> + '_ {
    let spans = |rule: &Rule| {
        let own = page.reader_findings.iter().filter(move |finding| *finding.rule == *rule);
        own.map(|finding| finding.span).collect::<HashSet<Span>>()
    };
    let (roles, services) = (spans(&UNKNOWN_ROLE), spans(&UNKNOWN_SERVICE));
    page.tasks.iter().map(move |task| {
        let known = (!roles.contains(&task.role_text), !services.contains(&task.services_text));
        let (own_roles, own_services) = task.written_keys();
        (page.id(task).into_owned(), [(own_roles, known.0), (own_services, known.1)])
    })
}
