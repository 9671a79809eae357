//! `ftpb checklist new`: creates a checklist.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use clap::Args;

use crate::checklist::{Plan, Scope};
use crate::cli::args::filters::FilterArgs;
use crate::cli::exit::{Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::reference::{self, Several};
use crate::cli::session::Session;
use crate::output::format;
use crate::query::Choice;
use crate::source::lexicon::Message;

/// Arguments of `ftpb checklist new`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist new --service OneDrive --customer Contoso -o contoso.md
  ftpb checklist new --phase success --mandatory --lang de -o contoso.md")]
pub struct New {
    /// Include tasks of this phase, or of several (assess,success)
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Include tasks of this process, or of several
    #[arg(long, short, value_name = "PROCESS")]
    process: Vec<String>,

    /// Include tasks for this role, or for several (FM,FE)
    #[arg(long, short, value_name = "ROLE")]
    role: Vec<String>,

    /// Include tasks for these services, and tasks for all services
    #[arg(long, short, value_name = "SERVICE")]
    service: Vec<String>,

    /// With --service: leave out tasks for all services
    #[arg(long, requires = "service")]
    only: bool,

    /// Include mandatory tasks
    #[arg(long)]
    mandatory: bool,

    /// Include optional tasks
    #[arg(long)]
    optional: bool,

    /// The customer's name, used as the title
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
}

/// Creates a checklist.
pub fn run(args: &New, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let is_markdown = |path: &Path| {
        format::ending(path).is_none_or(|ending| ["markdown", "md", "txt"].contains(&ending.as_str()))
    };
    if let Some(path) = session.file.as_deref().filter(|path| !is_markdown(path)) {
        return Err(Error::of_file("checklist-is-markdown", path).into());
    }
    let asked = FilterArgs {
        phase: args.phase.clone(),
        process: args.process.clone(),
        role: args.role.clone(),
        service: args.service.clone(),
        only: args.only,
        mandatory: args.mandatory,
        optional: args.optional,
        ..FilterArgs::default()
    };
    let scope = Scope {
        lang: session.lang.clone(),
        strict: matches!(session.choice, Choice::Strict(_)),
        filter: reference::filter(session, &asked, Several::Ask)?,
    };
    let plan = Plan::new(&session.playbook, &scope);
    if plan.processes.is_empty() {
        session.tell(&Message::new("checklist-no-task"));
        return Ok(Outcome::Nothing);
    }
    plan.processes.iter().for_each(|process| session.uses(&process.chosen));
    let title = args.customer.as_deref().unwrap_or_else(|| session.word("checklist"));
    let text = plan.write(&scope, title);
    out.write_all(text.as_bytes())?;
    if let Some(path) = &session.file {
        let tasks: usize = plan.processes.iter().map(|process| process.tasks.len()).sum();
        let processes = plan.processes.len();
        let message = Message::new("checklist-written").with("tasks", tasks).with("processes", processes);
        let command = format!("ftpb use {}", quoted(&path.display().to_string()));
        session.tell(&message.with("file", path.display().to_string()).with("command", command));
    }
    tell_of(session, "checklist-shared", &plan.shared);
    tell_of(session, "checklist-conflict", &plan.conflicts);
    Ok(Outcome::Found)
}

/// Says which tasks are listed in one of their processes only, and in which.
fn tell_of(session: &Session, message: &'static str, tasks: &BTreeMap<String, BTreeSet<String>>) {
    let count: usize = tasks.values().map(BTreeSet::len).sum();
    if count == 0 {
        return;
    }
    let of_process = |(process, ids): (&String, &BTreeSet<String>)| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        format!("{} ({})", ids.join(", "), session.brief(process))
    };
    let tasks: Vec<String> = tasks.iter().map(of_process).collect();
    session.tell(&Message::new(message).with("count", count).with("tasks", tasks.join(", ")));
}
