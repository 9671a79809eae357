//! `ftpb glossary`: what abbreviations stand for, in each language, and where that is written.

use std::io::Write;

use clap::Args;
use serde_json::Value;

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::beside::{self, Twin};
use crate::cli::error::Error;
use crate::cli::outcome::Outcome;
use crate::cli::session::Session;
use crate::query::glossary::{Definition, glossary};
use crate::query::reference::{Name, closest};
use crate::source::Tag;

const EXAMPLES: &str = "Examples:
  ftpb glossary AU
  ftpb glossary --lang de,ja
  ftpb glossary --missing";

/// Arguments of `ftpb glossary`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Glossary {
    /// An abbreviation; all of them without it
    #[arg(value_name = "TERM")]
    term: Option<String>,

    /// Only those that a language uses elsewhere and this one does not define
    #[arg(long)]
    missing: bool,
}

const FIELDS: [&str; 8] = ["term", "definition", "state", "count", "lang", "page", "file", "line"];

/// Lists abbreviations by term.
pub(super) fn run(args: &Glossary, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let pages = session.playbook.pages(&[]);
    let mut all = glossary(session.playbook.lexicons(), &pages);
    if let Some(term) = &args.term {
        let names: Vec<Name> = all.keys().map(|known| Name::new(known)).collect();
        all.retain(|known, _| known.eq_ignore_ascii_case(term));
        if all.is_empty() {
            return Err(unknown(term, &names));
        }
    }
    let langs = langs(args, session);
    let mut twins: Vec<Twin> = Vec::new();
    for (term, definitions) in &all {
        for lang in &langs {
            let own = definitions.iter().find(|definition| definition.lang == *lang);
            if own.is_some() != args.missing {
                let record = record(session, term, own, lang);
                twins.push(Twin { key: term.clone(), lang: lang.clone(), record });
            }
        }
    }
    let mut listing = listing(session, langs.len() > 1);
    beside::fill(session, &mut listing, "definition", twins);
    session.list(listing, out)
}

/// The languages that are asked for: the wished ones; of one term, or of what is missing, all.
fn langs(args: &Glossary, session: &Session) -> Vec<Tag> {
    let wished = session.choice.strict_tags();
    let all = args.missing || args.term.is_some() || session.choice.is_several();
    match wished {
        [] if all => session.playbook.languages(),
        [] => vec![session.voice.clone()],
        wished => wished.to_vec(),
    }
}

fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let mut columns = vec![column("term", "term").tone(Tone::Id), column("definition", "definition")];
    let lang = column("lang", "lang");
    columns.insert(1, if several { lang } else { lang.wide() });
    columns.extend([
        column("page", "page").wide(),
        column("file", "file").wide().tone(Tone::Faint),
        column("line", "line").wide().right().tone(Tone::Faint),
    ]);
    Listing::new("term", &FIELDS, columns)
}

fn record(session: &Session, term: &str, own: Option<&Definition>, lang: &Tag) -> Record {
    let or_null = |value: Option<Value>| value.unwrap_or(Value::Null);
    let missing = || Field::new(Value::Null).shown(session.word("missing")).tone(Tone::Warning);
    Record::new()
        .with("term", term)
        .with("definition", own.map_or_else(missing, |own| Field::new(own.words.as_str())))
        .with("state", if own.is_some() { "defined" } else { "missing" })
        .with("count", own.map_or(0, |own| own.count))
        .with("lang", lang.as_str())
        .with("page", or_null(own.map(|own| own.page.as_str().into())))
        .with("file", or_null(own.map(|own| own.file.as_str().into())))
        .with("line", or_null(own.map(|own| own.line.into())))
}

fn unknown(term: &str, names: &[Name]) -> Error {
    Error::NotFound {
        reference: term.to_owned(),
        what: "abbreviation",
        where_else: String::new(),
        suggestions: closest(term, names).into_iter().map(|name| name.key.clone()).collect(),
        list: Some("ftpb glossary"),
    }
}
