//! `ftpb diff`: the differences between two languages, or two editions, of the playbook.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::args::language;
use crate::cli::exit::{Elsewhere, Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::output::Listing;
use crate::playbook::{Page, Playbook};
use crate::query::compare::coverage::source;
use crate::query::compare::differences::words::words;
use crate::query::compare::differences::{
    Comparison, Difference, DifferenceKind, editions, languages, missing_tasks,
};
use crate::query::{Choice, page_in};
use crate::source::lexicon::Message;
use crate::source::{Severity, Tag, store};

const EXAMPLES: &str = "Examples:
  ftpb diff en de --severity error
  ftpb diff de --page success-review --kind task-missing
  ftpb diff --against last-month/

The exit code is 1 if there are differences, else 0.";

/// Arguments of `ftpb diff`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Diff {
    /// Two languages, the source first; one alone is compared with the playbook's source language
    #[arg(value_name = "LANG", num_args = 0..=2)]
    langs: Vec<String>,

    /// Compare with another edition of the playbook, which is the source
    #[arg(long, value_name = "PATH", conflicts_with = "langs")]
    against: Option<PathBuf>,

    /// Only this page (key, part of the key, or title)
    #[arg(long, value_name = "REF")]
    page: Option<String>,

    /// Only process pages
    #[arg(long)]
    processes: bool,

    /// Only differences of this kind, or of several
    #[arg(long, value_name = "KIND", value_delimiter = ',', long_help = about_kinds(), hide_possible_values = true, value_parser = PossibleValuesParser::new(DifferenceKind::ALL.iter().map(|kind| kind.as_str())))]
    kind: Vec<String>,

    /// Only differences of this severity or higher (an error would mislead a reader)
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info"]))]
    severity: Option<String>,

    /// List words that the lexicon of a language lacks, by comparing with the other language
    #[arg(long, conflicts_with = "against")]
    words: bool,
}

impl Diff {
    /// The comparison of two editions as it was typed, without what its answer is narrowed to.
    fn between_editions(&self) -> String {
        let path = self.against.iter().map(|path| format!(" --against {}", quoted(&path.to_string_lossy())));
        let page = self.page.iter().map(|page| format!(" --page {}", quoted(page)));
        let processes = self.processes.then(|| " --processes".to_owned());
        format!("diff{}", path.chain(page).chain(processes).collect::<String>())
    }
}

/// What the long help says of `--kind`: the short one has no room for all kinds.
fn about_kinds() -> String {
    let kinds: Vec<&str> = DifferenceKind::ALL.iter().map(|kind| kind.as_str()).collect();
    format!("Only differences of this kind: {}", kinds.join(", "))
}

/// Lists the differences.
pub(super) fn run(args: &Diff, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let only = args.page.as_deref().map(|page| reference::pages(session, page)).transpose()?;
    let wanted = |playbook: &Playbook, key: &str| {
        only.as_ref().is_none_or(|only| only.iter().any(|only| only == key))
            && (!args.processes || playbook.lifecycle().has(key))
    };
    if let Some(path) = &args.against {
        let other = Playbook::open(store::open(Some(path))?);
        let compared = editions(&other, &session.playbook, session.choice.strict_tags(), |key| {
            wanted(&session.playbook, key) || wanted(&other, key)
        });
        let nothing = nothing(&compared);
        let found = without_rest(args, session, compared);
        let heads = (&*other.origin(), &*session.playbook.origin());
        return list(args, session, heads, (found, nothing), out);
    }
    let (a, b) = pair(args, session)?;
    if args.words {
        return list_words(session, (&a, &b), |key| wanted(&session.playbook, key), out);
    }
    let compared = languages(&session.playbook, &a, &b, |key| wanted(&session.playbook, key));
    if compared.compared == 0 && compared.found.is_empty() {
        let message = Message::new("nothing-to-compare").with("one", a.to_string());
        session.tell(&message.with("other", b.to_string()));
    }
    if args.page.is_none() {
        session.tell_missing_tasks(&a, &missing_tasks(&compared.found), "coverage --by task");
    }
    // A row that was not read is not missing.
    let tasks = compared.found.iter().filter(|difference| difference.kind == DifferenceKind::TaskMissing);
    let lacking = tasks.filter_map(|missing| page_in(&session.playbook, &missing.page, &missing.lang_b));
    lacking.for_each(|page| session.lists(page));
    let nothing = nothing(&compared);
    list(args, session, (a.as_str(), b.as_str()), (compared.found, nothing), out)
}

/// What to say if there is nothing to list: that all is the same, if it is.
fn nothing(compared: &Comparison) -> Option<Message> {
    let is_same = compared.compared > 0 && compared.found.is_empty();
    is_same.then(|| Message::new("nothing-differs"))
}

/// The two languages: both as typed, or the source and the typed or preferred one.
fn pair(args: &Diff, session: &Session) -> anyhow::Result<(Tag, Tag)> {
    let named = |name: &String| {
        let preference = language::strict(name, session.playbook.lexicons())?;
        Ok::<_, anyhow::Error>(preference.choice.lang())
    };
    let tags = args.langs.iter().map(named).collect::<Result<Vec<_>, _>>()?;
    let source = source(&session.playbook);
    let languages = session.playbook.languages();
    for (tag, typed) in tags.iter().zip(&args.langs) {
        if !languages.contains(tag) {
            bail!(nothing_in(typed, &languages));
        }
    }
    let requested = match session.choice.strict_tags() {
        [] => session.choice.tags().iter().find(|tag| **tag != source && languages.contains(tag)).cloned(),
        [one] => Some(one.clone()),
        [one, two, ..] => return Ok((one.clone(), two.clone())),
    };
    match (&tags[..], requested) {
        ([a, b, ..], _) => Ok((a.clone(), b.clone())),
        ([one], _) => Ok((source, one.clone())),
        ([], Some(requested)) => Ok((source, requested)),
        ([], None) => {
            let known = languages.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            bail!(session.sentence(&Message::new("no-second-language").with("languages", known)))
        }
    }
}

fn nothing_in(typed: &str, languages: &[Tag]) -> Error {
    let known = languages.iter().map(Tag::to_string).collect();
    Error::NotFound {
        reference: typed.to_owned(),
        what: "page in",
        elsewhere: Elsewhere::NoneOf(known).into(),
        suggestions: Vec::new(),
        list: None,
    }
}

/// Where one edition is plainly a part of the other, what it leaves out is counted, not listed, unless
/// that is what is asked for.
fn without_rest(args: &Diff, session: &Session, compared: Comparison) -> Vec<Difference> {
    let mut found = compared.found;
    let (mut kinds, mut others) = (Vec::new(), 0);
    for kind in [DifferenceKind::PageMissing, DifferenceKind::PageExtra] {
        let rest = found.iter().filter(|difference| difference.kind == kind).count();
        let asked = args.kind.iter().any(|name| name == kind.as_str());
        if rest > compared.compared && compared.compared > 0 && !asked {
            found.retain(|difference| difference.kind != kind);
            kinds.push(kind.as_str());
            others += rest;
        }
    }
    if !kinds.is_empty() {
        let message = Message::new("rest-not-listed").with("compared", compared.compared);
        let command = session.command(&format!("{} --kind {}", args.between_editions(), kinds.join(",")));
        session.tell(&message.with("command", command).with("rest", others));
    }
    found
}

fn list(
    args: &Diff,
    session: &Session,
    heads: (&str, &str),
    (mut found, nothing): (Vec<Difference>, Option<Message>),
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let least = args.severity.as_deref().and_then(Severity::of);
    // That a page is missing tells of its tasks, unless they are asked for.
    found.retain(|difference| {
        let is_asked = args.kind.iter().any(|kind| kind == difference.kind.as_str());
        (is_asked || (args.kind.is_empty() && !difference.is_of_lone_page()))
            && least.is_none_or(|least| difference.severity >= least)
    });
    let mut listing = rows::difference::listing(session, heads, args.page.is_none());
    listing.records.extend(found.iter().map(rows::difference::record));
    differences(session, listing, nothing, out)
}

fn list_words(
    session: &Session,
    (a, b): (&Tag, &Tag),
    wanted: impl Fn(&str) -> bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let keys: Vec<String> =
        session.playbook.lifecycle().processes.iter().filter(|key| wanted(key)).cloned().collect();
    let pages = |tag: &Tag| Choice::Strict(vec![tag.clone()]).all_pages(&session.playbook, &keys);
    let (of_a, of_b) = (pages(a), pages(b));
    let pairs: Vec<(&Page, &Page)> = of_a
        .iter()
        .filter_map(|one| Some((one.page, of_b.iter().find(|two| two.page.key == one.page.key)?.page)))
        .collect();
    let mut listing = rows::word::listing(session, (a, b));
    listing.records.extend(words(&session.playbook, &pairs).iter().map(|word| rows::word::record(word, b)));
    differences(session, listing, None, out)
}

/// Writes the listing, or `nothing`; the exit code is 1 if it is not empty, and 2 if that is not known.
fn differences(
    session: &Session,
    listing: Listing,
    nothing: Option<Message>,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let listed = match nothing {
        Some(nothing) => session.list_or(listing, &nothing, out)?,
        None => session.list(listing, out)?,
    };
    Ok(match listed {
        Outcome::Found => Outcome::Different,
        _ if session.is_incomplete() => Outcome::Incomplete,
        _ => Outcome::Found,
    })
}
