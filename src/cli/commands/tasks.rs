//! `ftpb tasks`: the tasks of processes.

use std::io::Write;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::cli::args::filters::PartFilterArgs;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::rows::side_by_side::{self, Translation};
use crate::cli::rows::task;
use crate::cli::session::Session;
use crate::output::terminal::StyledSpan;
use crate::output::{Record, Tone};
use crate::playbook::Requirement;
use crate::query::compare::supplement;
use crate::query::{Chosen, Filter};
use crate::source::lexicon::{Group, Message};

/// Lists the tasks that match the filters.
pub(super) fn run(args: &PartFilterArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let filter = reference::filter_part(session, args)?;
    let chosen = session.pages_for(&filter);
    if let Some(message) = service_meant(args, &filter, &chosen, session) {
        session.tell(&message);
    }
    if let Some(message) = undecided(&filter, &chosen) {
        session.tell(&message);
    }
    let of_processes = || chosen.chunk_by(|one, other| one.page.key == other.page.key);
    let mut empty = task::listing(session, of_processes().nth(1).is_some());
    if session.lists_by_line() {
        let listed = |translations| side_by_side::listing(session, empty.clone(), "name", translations);
        let parts = of_processes().map(|pages| listed(translations(pages, &filter, session)));
        return session.list_by_line(empty.clone(), parts, out);
    }
    let all: Vec<Translation> =
        of_processes().flat_map(|pages| translations(pages, &filter, session)).collect();
    let counts = |records: &[&Record]| task::counts(session, records);
    empty.groups =
        lists::headings(session, all.iter().map(Translation::keyed), lists::titles(&chosen), counts);
    empty.legend = task::legend(
        session,
        all.iter().take(session.at_most(usize::MAX)).map(|translation| &translation.record),
    );
    if let Some(first) = all.first().filter(|_| session.is_grouped()) {
        let (process, id) = (first.record.flat("process"), first.record.flat("id"));
        let reference = session.resolver().reference_to_task(&process, &id);
        let command = format!("\n{}", session.command(&format!("show {reference}")));
        empty.legend.push(StyledSpan::new(&command, Tone::Code).whole());
    }
    session.list(side_by_side::listing(session, empty, "name", all), out)
}

/// What to say where a part is named by the word of a service and an activity was found: the service may be meant.
fn service_meant(
    args: &PartFilterArgs,
    filter: &Filter,
    chosen: &[Chosen<'_>],
    session: &Session,
) -> Option<Message> {
    let word =
        args.part.of.as_deref().filter(|_| session.is_for_people() && args.filter.activity.is_empty())?;
    let is_service = !session.playbook.lexicons().keys(Group::Services, word).is_empty();
    let page = chosen.first().filter(|_| is_service && filter.by_activity)?.page;
    let mut indices = page.indexed_activities().map(|(index, _)| index);
    let title = &page.activity(indices.find(|index| filter.takes_activity(page, *index))?)?.title;
    let command = session.command(&format!("tasks --service {}", quoted(word)));
    let message = Message::new("taken-for-activity").with("what", word.to_owned());
    Some(message.with("title", title.clone()).with("command", command))
}

/// How many tasks a filter by requirement leaves out that do not say whether they are mandatory.
fn undecided(filter: &Filter, chosen: &[Chosen<'_>]) -> Option<Message> {
    if filter.requirements.is_empty() {
        return None;
    }
    let filter = Filter { requirements: vec![Requirement::Unknown], ..filter.clone() };
    let tasks = chosen.iter().flat_map(|chosen| chosen.page.tasks.iter().map(|task| (chosen.page, task)));
    let ids = tasks.filter(|(page, task)| filter.takes_task(page, task)).map(|(page, task)| page.id(task));
    let count = ids.collect::<HashSet<_>>().len();
    (count > 0).then(|| Message::new("tasks-undecided").with("count", count))
}

/// The tasks of the pages of a process, as records.
fn translations(pages: &[Chosen<'_>], filter: &Filter, session: &Session) -> Vec<Translation> {
    let mut translations: Vec<Translation> = Vec::new();
    for chosen in pages {
        session.lists(chosen.page);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let english = supplement::source(&session.playbook, &session.choice, chosen);
        for (own, row) in supplement::tasks(chosen, english) {
            let id = own.page.id(row);
            // An id may have several rows on a page.
            let count = seen.entry(id.to_string()).or_default();
            let nth = *count;
            *count += 1;
            if filter.takes_task(own.page, row) {
                session.uses(&own);
                let key = format!("{} {id} {nth}", own.page.key);
                let record = lists::within(session, task::record(session, &own, row), &own.page.key);
                translations.push(Translation { key, lang: chosen.page.lang.clone(), record });
            }
        }
    }
    translations
}
