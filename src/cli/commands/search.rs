//! `ftpb search`: full-text search in every language.

use std::ffi::OsString;
use std::io::Write;

use clap::Args;

use crate::cli::args::filters::FilterArgs;
use crate::cli::detail::{hits, page};
use crate::cli::exit::{Error, Outcome};
use crate::cli::reference::{self, Several};
use crate::cli::rows::{hit, term};
use crate::cli::session::Session;
use crate::query::Choice;
use crate::query::glossary::{glossary, is_abbreviation};
use crate::query::reference::{Name, closest};
use crate::query::search::query::fields;
use crate::query::search::{FilterField, Notice, Query, Searcher, Term, ThingKind, ThingScope};
use crate::source::Tag;
use crate::source::lexicon::Message;

/// The default number of hits.
const USUAL: usize = 20;

/// Arguments of `ftpb search`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Search {
    /// Words, "a phrase", -excluded, field:word, /regex/
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    /// Search only tasks, activities, sections, pages or links
    #[arg(long = "in", value_name = "KIND", value_delimiter = ',')]
    kinds: Vec<String>,

    /// Number of sentences to show before and after a match
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    context: usize,

    #[command(flatten)]
    filter: FilterArgs,
}

/// The fields, without their other names.
const FIELDS: &str =
    "id, name, title, heading, label, text; role, service, phase, process, activity, motion, in";

const EXAMPLES: &str = "\
Case, accents, width and hyphens do not matter, and neither does the language, unless --lang says so.
Fields: id, name, title, heading, label, text; role, service, phase, process, activity, motion, in.

Examples:
  ftpb search success review
  ftpb search 'ausfuhrung -workshop' --lang de
  ftpb search handshake service:Teams --in tasks --format json";

/// Lists the matches, best first.
pub(super) fn run(args: &Search, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let query = Query::parse(&args.words.join(" "))?;
    let scope = scope(args, session, &query)?;
    let (langs, preferred) = languages(session);
    let at_most = session.at_most(USUAL);
    let (playbook, context) = (&session.playbook, args.context);
    let searcher = Searcher { playbook, scope: &scope, langs, preferred: &preferred, context };
    let answer = searcher.find(&query);
    for name in &query.unknown_fields {
        say_unknown(session, name);
    }
    for notice in &answer.notices {
        session.tell(&sentence(session, notice));
    }
    define(session, &query, out)?;
    let total = answer.hits.len();
    let shown = answer.hits.get(..total.min(at_most)).unwrap_or_default();
    if shown.len() < total {
        session.tell(&Message::new("hits-shown").with("shown", shown.len()).with("total", total));
    }
    if session.is_grouped() && !shown.is_empty() {
        hits::hits(session, shown, out)?;
        return Ok(Outcome::Found);
    }
    let mut listing = hit::listing(session);
    listing.records.extend(shown.iter().map(|found| hit::record(session, found)));
    let nothing = Message::new("search-nothing").with("query", args.words.join(" "));
    let outcome = session.list_or(listing, &nothing, out)?;
    if outcome == Outcome::Nothing && !langs.is_empty() {
        session.tell(&Message::new("search-all-languages"));
    }
    Ok(outcome)
}

/// Writes for people what an abbreviation stands for, above its hits.
fn define(session: &Session, query: &Query, out: &mut dyn Write) -> anyhow::Result<()> {
    let [Term { typed, .. }] = &query.wanted[..] else { return Ok(()) };
    if !is_abbreviation(typed) || !session.is_for_people() {
        return Ok(());
    }
    let all = glossary(session.playbook.lexicons(), &session.playbook.pages(&[]));
    let Some((name, own)) = all.iter().find(|(name, _)| name.eq_ignore_ascii_case(typed)) else {
        return Ok(());
    };
    let own = own.iter().find(|own| own.lang == session.lang).or_else(|| own.first());
    let mut listing = term::listing(session, false);
    listing.records.push(term::record(session, name, own, own.map_or(&session.lang, |own| &own.lang)));
    session.list(listing, out)?;
    page::lines(session, &[vec![]], out)
}

/// The languages to search, and those whose hits are ranked first.
fn languages(session: &Session) -> (&[Tag], Vec<Tag>) {
    match &session.choice {
        Choice::Strict(tags) => (tags, tags.clone()),
        Choice::Prefer(tags) => (&[], tags.clone()),
        Choice::All => (&[], Vec::new()),
    }
}

/// What to search: by the options and the query's own filters.
fn scope(args: &Search, session: &Session, query: &Query) -> anyhow::Result<ThingScope> {
    let mut asked = args.filter.clone();
    let mut kinds = args.kinds.clone();
    for (field, value) in &query.filters {
        let list = match field {
            FilterField::Phase => &mut asked.phase,
            FilterField::Process => &mut asked.process,
            FilterField::Activity => &mut asked.activity,
            FilterField::Role => &mut asked.role,
            FilterField::Service => &mut asked.service,
            FilterField::Motion => &mut asked.motion,
            FilterField::Kind => &mut kinds,
        };
        list.push(value.clone());
    }
    let kinds = kinds.iter().map(|word| kind(word)).collect::<Result<_, _>>()?;
    Ok(ThingScope { kinds, filter: reference::filter(session, &asked, Several::Answer)? })
}

/// The values of `--in`.
pub const KINDS: [&str; 5] = ["tasks", "activities", "sections", "pages", "links"];

fn kind(word: &str) -> Result<ThingKind, Error> {
    ThingKind::of(word)
        .ok_or_else(|| Error::unknown_value("kind of thing", word, KINDS.map(str::to_owned).into()))
}

/// Words that are named in a notice; of more only the number.
const NAMED: usize = 4;

fn list(session: &Session, words: &[String]) -> String {
    let mut named: Vec<String> = words.iter().take(NAMED).map(|word| format!("`{word}`")).collect();
    if words.len() > NAMED {
        named.push(session.counted("and-others", words.len() - NAMED));
    }
    named.join(", ")
}

fn sentence(session: &Session, notice: &Notice) -> Message {
    let list = |words: &[String]| list(session, words);
    match notice {
        Notice::Synonyms { typed, words } => {
            Message::new("search-synonyms").with("typed", typed.clone()).with("words", list(words))
        }
        Notice::Near { typed, words } => {
            Message::new("search-near").with("typed", typed.clone()).with("words", list(words))
        }
        Notice::Translated { langs } => {
            let langs: Vec<String> = langs.iter().map(ToString::to_string).collect();
            Message::new("search-translated").with("languages", list(&langs))
        }
        Notice::Partial { terms, of } => {
            Message::new("search-partial").with("count", *terms).with("all", *of)
        }
    }
}

/// Notices a word before a colon that is no field; a number may be a time.
fn say_unknown(session: &Session, name: &str) {
    let names: Vec<Name> = fields().map(Name::new).collect();
    if let Some(near) = closest(name, &names).first() {
        let message = Message::new("search-no-field").with("name", name.to_owned());
        session.tell(&message.with("near", near.key.clone()));
    } else if name.len() > 1 && name.chars().all(char::is_alphabetic) {
        let message = Message::new("search-unknown-field").with("name", name.to_owned());
        session.tell(&message.with("fields", FIELDS.to_owned()));
    }
}

/// A command line in which `-word` of a search reads `without:word`. One letter after the dash stays the
/// option that it is, and so does what follows an option that takes such values.
pub(super) fn spell_out_exclusions(args: &[OsString]) -> Vec<OsString> {
    let Some(start) = args.iter().skip(1).position(|arg| arg == "search").map(|at| at + 2) else {
        return args.to_vec();
    };
    let spelled = |(at, arg): (usize, &OsString)| {
        let value = at.checked_sub(1).and_then(|before| args.get(before)).is_some_and(|arg| arg == "--sort");
        let text = arg.to_str().filter(|_| at >= start && !value);
        let word = text
            .and_then(|text| text.strip_prefix('-'))
            .filter(|word| !word.starts_with('-') && word.chars().nth(1).is_some() && !word.contains('='));
        word.map_or_else(|| arg.clone(), |word| OsString::from(format!("without:{word}")))
    };
    args.iter().enumerate().map(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_before_a_word_of_a_search_is_spelled_out() {
        let spelled = |line: &str| {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let words: Vec<String> =
                spell_out_exclusions(&args).into_iter().map(|arg| arg.into_string().unwrap()).collect();
            words.join(" ")
        };
        for (line, expected) in [
            ("ftpb search review -workshop", "ftpb search review without:workshop"),
            ("ftpb search -l de -erfolg x", "ftpb search -l de without:erfolg x"),
            ("ftpb search x --sort -score --lang de", "ftpb search x --sort -score --lang de"),
            ("ftpb -l de search x -功", "ftpb -l de search x -功"),
            ("ftpb tasks -pworkshop", "ftpb tasks -pworkshop"),
        ] {
            assert_eq!(spelled(line), expected);
        }
    }
}
