//! A difference as a record.

use serde_json::Value;

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::query::drift::{Drift, Level, Said};

const FIELDS: [&str; 12] =
    ["kind", "level", "page", "id", "lang_a", "lang_b", "a", "b", "file_a", "line_a", "file_b", "line_b"];

/// An empty listing of differences; the columns of values are headed by what is compared.
pub fn listing(session: &Session, heads: (&str, &str), several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let page = column("page", "page");
    Listing::new(
        "difference",
        &FIELDS,
        vec![
            if several { page } else { page.wide() },
            column("level", "level"),
            column("kind", "difference"),
            column("id", "id").tone(Tone::Id),
            Column::new("a", heads.0),
            Column::new("b", heads.1),
            column("file_a", "file").wide().tone(Tone::Faint),
            column("line_a", "line").wide().right().tone(Tone::Faint),
            column("file_b", "file").wide().tone(Tone::Faint),
            column("line_b", "line").wide().right().tone(Tone::Faint),
        ],
    )
}

/// The record of a difference.
pub fn record(drift: &Drift) -> Record {
    let tone = if drift.level == Level::Red { Tone::Bad } else { Tone::Warning };
    let file = |said: &Said| match said.file.as_str() {
        "" => Value::Null,
        file => Value::from(file),
    };
    let line = |said: &Said| if said.line == 0 { Value::Null } else { Value::from(said.line) };
    Record::new()
        .with("kind", drift.kind.as_str())
        .with("level", Field::new(drift.level.as_str()).tone(tone))
        .with("page", drift.page.as_str())
        .with("id", drift.id.as_str())
        .with("lang_a", drift.lang_a.as_str())
        .with("lang_b", drift.lang_b.as_str())
        .with("a", drift.a.value.as_str())
        .with("b", drift.b.value.as_str())
        .with("file_a", file(&drift.a))
        .with("line_a", line(&drift.a))
        .with("file_b", file(&drift.b))
        .with("line_b", line(&drift.b))
}
