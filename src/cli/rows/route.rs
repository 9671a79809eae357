//! A route as a record: one line from process to process.

use serde_json::Value;

use crate::answer::{Column, Field, Listing, Record};
use crate::cli::session::Session;
use crate::query::flow::{Step, process_page};

const FIELDS: [&str; 6] = ["route", "steps", "processes", "back", "repaired", "lang"];

/// An empty listing of routes.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let columns = vec![column("steps").right(), column("processes")];
    Listing::new("route", &FIELDS, columns)
}

/// The record of a route; `number` counts from 1.
pub fn record(session: &Session, number: usize, route: &[&Step<'_>]) -> Record {
    let first = route.first().map(|step| step.from);
    let title = |step: &&Step<'_>| {
        let page = process_page(&session.playbook, &step.to, &step.from.lang);
        page.map_or_else(|| step.to.clone(), |page| page.title.clone())
    };
    let titles: Vec<String> =
        first.iter().map(|page| page.title.clone()).chain(route.iter().map(title)).collect();
    let keys = first.iter().map(|page| page.key.as_str()).chain(route.iter().map(|step| step.to.as_str()));
    let keys: Value = keys.collect();
    Record::new()
        .with("route", number)
        .with("steps", route.len())
        .with("processes", Field::new(keys).shown(titles.join(" → ")))
        .with("back", route.iter().any(|step| step.back))
        .with("repaired", route.iter().any(|step| step.repaired))
        .with("lang", first.map(|page| page.lang.as_str()))
}
