//! The hits of `ftpb search` as things of the browser.

use serde_json::Value;

use crate::browse::answer::Hit;
use crate::browse::thing::{Kind, Thing};
use crate::cli::browsing::things;
use crate::cli::session::Session;
use crate::playbook::ActivityIndex;
use crate::source::lexicon::Group;

/// The hits of an answer in JSON.
pub(super) fn hits(session: &Session, json: &str) -> Vec<Hit> {
    let records: Vec<Value> = serde_json::from_str(json).unwrap_or_else(|_| Vec::new());
    records.iter().filter_map(|record| hit(session, record)).collect()
}

fn hit(session: &Session, record: &Value) -> Option<Hit> {
    let text = |field: &str| record.get(field).and_then(Value::as_str).unwrap_or_default();
    let (kind, id, title) = (text("kind"), text("id"), text("title"));
    let page = session.playbook.page(text("file"))?;
    let place = page.activities.iter().position(|activity| activity.title == text("activity"));
    let (thing, find) = match (kind, place) {
        ("task", _) => {
            let reference = session.resolver().reference_to_task(&page.key, id);
            let [page, id, title] = [&page.key, id, title].map(str::to_owned);
            (Thing { kind: Kind::Task, page, id, reference, title }, None)
        }
        ("activity", Some(place)) => {
            (things::of_activity(session, &page.key, ActivityIndex::new(place)), None)
        }
        ("page", _) => (things::of_page(session, &page.key), None),
        _ => (things::of_page(session, &page.key), Some(title.to_owned())),
    };
    let word = session.playbook.lexicons().word(&session.lang, Group::Kinds, kind).to_owned();
    let phase = page.phase.as_ref().map(|phase| session.playbook.phase_title(&page.lang, phase.as_str()));
    let above = (kind != "page").then(|| page.title.clone());
    let trail: Vec<String> = phase.into_iter().chain(above).collect();
    let below = [word, trail.join(" › ")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let title = if kind == "task" { format!("{id}  {title}") } else { title.to_owned() };
    Some(Hit { thing, title, below: below.join(" · "), find })
}
