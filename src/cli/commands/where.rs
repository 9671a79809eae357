//! `ftpb where`: every place where something is used.

use std::io::Write;

use clap::Args;

use crate::cli::exit::{Error, Outcome};
use crate::cli::lists;
use crate::cli::reference;
use crate::cli::rows::usage;
use crate::cli::session::Session;
use crate::playbook::LazyPage;
use crate::query::reference::Target;
use crate::query::usage::{Subject, on_page};
use crate::source::lexicon::Group;
use crate::source::store::is_page;

/// Arguments of `ftpb where`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb where 3735
  ftpb where Teams --lang de
  ftpb where aka.ms --fields file,line,target")]
pub struct Where {
    /// A task id, service, role, process or page, or part of a URL
    #[arg(value_name = "REF", required = true)]
    what: String,
}

/// Lists rows, mentions, labels, links and revisions on the pages of the requested languages.
pub(super) fn run(args: &Where, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let subjects = subjects(session, &args.what)?;
    let mut keys: Vec<String> =
        session.playbook.lazy_pages().iter().map(|lazy_page| lazy_page.key().to_owned()).collect();
    keys.sort();
    keys.dedup();
    // Processes first, in the order of the lifecycle; then the other pages by key.
    let lifecycle = session.playbook.lifecycle();
    keys.sort_by_key(|key| lifecycle.process(key));
    let by_address = subjects.iter().any(|subject| matches!(subject, Subject::Address(_)));
    let mut listing = usage::listing(session, by_address);
    for chosen in session.chosen(&keys) {
        let page = chosen.page;
        let before = listing.len();
        for subject in &subjects {
            let found = on_page(&session.playbook, page, subject);
            let records = found.iter().map(|found| usage::record(session, found));
            listing.records.extend(records.map(|record| lists::within(session, record, &page.file)));
        }
        if listing.len() > before {
            session.uses(&chosen);
            let heading = lists::heading(&page.title, &session.brief(&page.key), &page.file);
            listing.groups.extend(session.is_grouped().then(|| (page.file.clone(), heading)));
        }
    }
    session.list(listing, out)
}

/// What a reference may mean here, a part of an address included.
fn subjects(session: &Session, what: &str) -> anyhow::Result<Vec<Subject>> {
    let what = what.trim();
    if is_address(what) {
        return Ok(vec![Subject::Address(what.to_owned())]);
    }
    for group in [Group::Services, Group::Roles] {
        if let [key] = &session.playbook.lexicons().keys(group, what)[..] {
            return Ok(vec![Subject::Word(group, key.clone())]);
        }
    }
    let mut near = Vec::new();
    let mut error = match reference::targets(session, what) {
        Ok(targets) => return Ok(targets.into_iter().map(of_target).collect()),
        Err(error) => error,
    };
    let none = matches!(error, Error::NotFound { .. });
    if none && !what.chars().all(|c| c.is_ascii_digit()) {
        for group in [Group::Services, Group::Roles] {
            match reference::words(session, group, what) {
                Ok(keys) => return Ok(keys.into_iter().map(|key| Subject::Word(group, key)).collect()),
                Err(Error::NotFound { suggestions, .. }) => near.extend(suggestions),
                Err(_) => {}
            }
        }
    }
    if let Error::NotFound { suggestions, .. } = &mut error {
        suggestions.splice(0..0, near);
    }
    // What names nothing may still be a part of an address.
    let part = Subject::Address(what.to_owned());
    let is_linked = |page: &LazyPage| {
        let page = page.page(&session.playbook);
        page.is_some_and(|page| !on_page(&session.playbook, page, &part).is_empty())
    };
    if none && !what.is_empty() && session.playbook.lazy_pages().iter().any(is_linked) {
        return Ok(vec![part]);
    }
    Err(error.into())
}

/// Whether a text can only be an address or the name of a host, such as `aka.ms`.
fn is_address(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_top = |label: &&str| label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_host = labels.len() > 1 && labels.iter().all(is_label) && labels.last().is_some_and(is_top);
    let is_page = is_page(text);
    text.contains("://")
        || text.starts_with("mailto:")
        || !text.contains(' ') && text.contains(['/', '@', '#'])
        || is_host && !is_page
}

fn of_target(target: Target) -> Subject {
    match target {
        Target::Task(id) => Subject::Task(id),
        Target::Phase(key) => Subject::Page(format!("phase-{key}")),
        Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. } => {
            Subject::Page(key)
        }
    }
}
