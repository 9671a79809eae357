//! A thing that can be shown, by its name: what `ftpb find` lists.

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Page;

const FIELDS: [&str; 5] = ["id", "name", "process", "kind", "lang"];

/// An empty listing of names.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        "name",
        &FIELDS,
        vec![
            column("id").tone(Tone::Id),
            column("name"),
            column("process"),
            column("kind").wide(),
            column("lang").wide(),
        ],
    )
}

/// The record of a name: the reference that shows the thing, the name, and the process it belongs to.
pub fn record(page: &Page, kind: &str, reference: &str, name: &str, process: Option<&str>) -> Record {
    Record::new()
        .with("id", reference)
        .with("name", name)
        .with("process", Field::new(process))
        .with("kind", kind)
        .with("lang", page.lang.as_str())
}
