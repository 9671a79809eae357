//! `ftpb glossary`: abbreviations, in each language, and where they are defined.

use std::collections::BTreeSet;
use std::io::Write;

use crate::cli::exit::{Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::rows::side_by_side::{self, Translation};
use crate::cli::rows::term;
use crate::cli::session::Session;
use crate::playbook::{Page, Task};
use crate::query::glossary::glossary;
use crate::query::reference::{Name, closest_keys};
use crate::source::Tag;
use crate::source::fold::fold;
use crate::source::lexicon::Message;
use anyhow::bail;
use clap::Args;

const EXAMPLES: &str = "Examples:
  ftpb glossary AU
  ftpb glossary --lang de,ja
  ftpb glossary --missing";

/// Arguments of `ftpb glossary`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Glossary {
    /// An abbreviation, or words that it stands for [default: all]
    #[arg(value_name = "TERM")]
    term: Option<String>,

    /// Only abbreviations that this language does not define
    #[arg(long)]
    missing: bool,
}

impl Glossary {
    /// What a term means.
    #[must_use]
    pub fn of(term: &str) -> Self {
        Self { term: Some(term.to_owned()), missing: false }
    }
}

/// Whether a word is written as an abbreviation that the playbook defines, and is the key of nothing.
#[must_use]
pub fn defines(session: &Session, word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let is_written = capitals >= 2 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let is_defined =
        || glossary(session.playbook.lexicons(), &session.playbook.pages(&[])).contains_key(word);
    is_written && !session.resolver().is_key(word) && is_defined()
}

/// Lists abbreviations by term.
pub(super) fn run(args: &Glossary, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let pages = session.playbook.pages(&[]);
    let mut all = glossary(session.playbook.lexicons(), &pages);
    if let Some(term) = &args.term {
        let names: Vec<Name> = all.keys().map(|known| Name::new(known)).collect();
        if all.keys().any(|known| known.eq_ignore_ascii_case(term)) {
            all.retain(|known, _| known.eq_ignore_ascii_case(term));
        } else {
            let meaning = fold(term);
            all.retain(|_, own| own.iter().any(|definition| fold(&definition.words).contains(&meaning)));
        }
        if all.is_empty() {
            if let Some(message) = role_without_words(term, &pages) {
                bail!(session.sentence(&message));
            }
            bail!(unknown(session, term, &names));
        }
    }
    let langs = langs(args, session);
    let mut translations: Vec<Translation> = Vec::new();
    for (name, definitions) in &all {
        for lang in &langs {
            let own = definitions.iter().find(|definition| definition.lang == *lang);
            let is_missing = own.is_none_or(|own| own.fallback);
            let wanted = if args.missing { is_missing } else { own.is_some() };
            if wanted {
                let record = term::record(session, name, own, lang);
                translations.push(Translation { key: name.clone(), lang: lang.clone(), record });
            }
        }
    }
    let listing = term::listing(session, langs.len() > 1);
    session.list(side_by_side::listing(session, listing, "definition", translations), out)
}

/// What to say of an abbreviation that stands for a role, though no page says which words it is short for.
fn role_without_words(term: &str, pages: &[&Page]) -> Option<Message> {
    let is_role = |page: &Page, task: &Task| page.plain(task.role_text).eq_ignore_ascii_case(term);
    let tasks = pages.iter().flat_map(|page| page.tasks.iter().map(move |task| (page, task)));
    let ids: BTreeSet<String> = tasks
        .filter(|(page, task)| is_role(page, task))
        .map(|(page, task)| page.id(task).into_owned())
        .collect();
    let command = format!("ftpb tasks --role {}", quoted(term));
    let message = Message::new("glossary-role").with("term", term.to_owned()).with("command", command);
    (!ids.is_empty()).then(|| message.with("count", ids.len()))
}

/// The requested languages; all of them for one term or with `--missing`.
fn langs(args: &Glossary, session: &Session) -> Vec<Tag> {
    let requested = session.choice.strict_tags();
    let all = args.missing || args.term.is_some() || session.choice.is_several();
    match requested {
        [] if all => {
            let mut langs = session.playbook.languages();
            langs.sort_by_key(|lang| *lang != session.lang);
            langs
        }
        [] => vec![session.lang.clone()],
        requested => requested.to_vec(),
    }
}

fn unknown(session: &Session, term: &str, names: &[Name]) -> Error {
    Error::NotFound {
        reference: term.to_owned(),
        what: "abbreviation",
        elsewhere: Box::default(),
        suggestions: closest_keys(term, names),
        list: Some(session.command("glossary")),
    }
}
