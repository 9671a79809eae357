//! What `show` adds to a record: all that a terminal shows of the thing.

use serde_json::{Value, json};

use crate::cli::addresses::{Within, addresses};
use crate::cli::detail::page::text;
use crate::cli::detail::process;
use crate::cli::rows::{activity, keys, page, phase, process as row, task};
use crate::cli::session::Session;
use crate::output::{FieldType, Listing, Record, Schema, SchemaField};
use crate::playbook::Page;
use crate::query::flow;

const GUIDANCE: SchemaField =
    SchemaField::new("guidance", FieldType::Text, "How it is done, as Markdown: of a page its whole text")
        .or_null();
const TEXT: SchemaField =
    SchemaField::new("guidance_text", FieldType::Text, "The same as plain text").or_null();
const ADDRESSES: SchemaField =
    SchemaField::new("addresses", FieldType::Links, "The web and mail addresses that it links to");
const COMMON: &[SchemaField] = &[GUIDANCE, TEXT, ADDRESSES];

/// The schema of a task that is shown.
pub static TASK: Schema = Schema {
    kind: "task",
    about: "A task, with the guidance of its activity",
    fields: &SchemaField::joined::<{ task::SHAPE.fields.len() + 5 }>(
        task::SHAPE.fields,
        &[
            GUIDANCE,
            TEXT,
            ADDRESSES,
            SchemaField::new(
                "guidance_tasks",
                FieldType::Texts,
                "The ids of all tasks that the guidance is for",
            ),
            SchemaField::new(
                "places",
                FieldType::Texts,
                "The file and line of each of its rows in this language",
            ),
        ],
    ),
};

/// The schema of an activity that is shown.
pub static ACTIVITY: Schema = Schema {
    kind: "activity",
    about: "A step of a process, with its guidance",
    fields: &SchemaField::joined::<{ activity::SHAPE.fields.len() + 3 }>(activity::SHAPE.fields, COMMON),
};

/// The schema of a page that is shown.
pub static PAGE: Schema = Schema {
    kind: "page",
    about: "A page of the playbook, with its text",
    fields: &SchemaField::joined::<{ page::SHAPE.fields.len() + 3 }>(page::SHAPE.fields, COMMON),
};

/// The schema of a phase that is shown.
pub static PHASE: Schema = Schema {
    kind: "phase",
    about: "A phase of the lifecycle, with the text of its page",
    fields: &SchemaField::joined::<{ phase::SHAPE.fields.len() + 3 }>(phase::SHAPE.fields, COMMON),
};

/// The schema of a process that is shown.
pub static PROCESS: Schema = Schema {
    kind: "process",
    about: "A process of the playbook, with its text",
    fields: &SchemaField::joined::<{ row::SHAPE.fields.len() + 6 }>(
        row::SHAPE.fields,
        &[
            GUIDANCE,
            TEXT,
            ADDRESSES,
            SchemaField::new("roles", FieldType::Texts, "The keys of all who work on it"),
            SchemaField::new("before", FieldType::Texts, "The keys of the processes that lead to it"),
            SchemaField::new("after", FieldType::Texts, "The keys of the processes that it leads to"),
        ],
    ),
};

/// A listing with the fields of a schema.
#[must_use]
pub fn with(shape: &'static Schema, listing: Listing) -> Listing {
    Listing { shape, fields: shape.names(), ..listing }
}

/// A record with the Markdown of a part of a page, and the addresses there.
pub fn guided(session: &Session, record: Record, page: &Page, markdown: &str, within: &Within<'_>) -> Record {
    let found = addresses(page, within).into_iter();
    let found: Value = found.map(|address| json!({"text": address.text, "url": address.url})).collect();
    let markdown = Some(markdown.trim_matches('\n').trim_end()).filter(|text| !text.is_empty());
    let plain = markdown.map(|markdown| text(session, page, markdown).trim_end().to_owned());
    record.with("guidance", markdown).with("guidance_text", plain).with("addresses", found)
}

/// The record of a process with who works on it, and what comes before and after.
pub fn placed(session: &Session, record: Record, page: &Page) -> Record {
    let before = process::previous(session, page);
    let before: Value = before.iter().map(|step| step.from.key.as_str()).collect();
    let after: Value = flow::next(&session.playbook, page).into_iter().map(|step| step.to).collect();
    record.with("roles", keys(&process::roles(page))).with("before", before).with("after", after)
}
