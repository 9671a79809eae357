//! Search: what is found, in which order, and how it bears what people and machines may ask.

mod command;
mod corpus;
mod forgiving;
mod hostile;
mod ranking;
mod reference;
mod things;

use ftpb::playbook::Playbook;
use ftpb::query::search::{Answer, Hit, Query, Searcher, ThingKind, ThingScope};
use ftpb::source::{Tag, store};

use crate::run::ftpb;

/// The built-in playbook.
fn built_in() -> Playbook {
    Playbook::open(store::open(Some(&crate::run::sample())).unwrap())
}

/// What a search finds in these languages, in all where none is named.
fn search<'a>(playbook: &'a Playbook, query: &str, langs: &[&str]) -> Answer<'a> {
    let langs: Vec<Tag> = langs.iter().map(|lang| Tag::new(lang)).collect();
    let scope = ThingScope::default();
    let searcher = Searcher { playbook, scope: &scope, langs: &langs, preferred: &langs, context: 0 };
    searcher.find(&Query::parse(query).unwrap())
}

/// What a person names a hit by: a task's id, a page's key, the title of anything else.
fn named<'h>(hit: &'h Hit<'_>) -> &'h str {
    match hit.thing.kind {
        ThingKind::Task | ThingKind::Page => &hit.thing.id,
        _ => &hit.title.text,
    }
}

/// What the program writes on stdout and stderr, and its exit code.
fn output(args: &[&str]) -> (String, String, i32) {
    let answer = ftpb("").args(args).answer();
    (answer.stdout, answer.stderr, answer.code.unwrap())
}
