//! A route as a record: one line from process to process.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField};
use crate::query::flow::{Step, process_page};

/// The schema of the record of a route holds.
pub static SHAPE: Schema = Schema {
    kind: "route",
    about: "A route from one process to another",
    fields: &[
        SchemaField::new("route", FieldType::Count, "Its number, from 1"),
        SchemaField::new("steps", FieldType::Count, "How many steps it has"),
        SchemaField::new(
            "processes",
            FieldType::Texts,
            "The keys of its processes, from the first to the last",
        ),
        SchemaField::new("back", FieldType::Flag, "Whether one of its steps leads back in the lifecycle"),
        SchemaField::new("repaired", FieldType::Flag, "Whether one of its links had to be repaired"),
        SchemaField::new("lang", FieldType::Text, "The language of its first page").or_null(),
    ],
};

/// An empty listing of routes.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let columns = vec![column("steps").right(), column("processes")];
    Listing::new(&SHAPE, columns)
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
