//! `ftpb checklist`: creates, updates and exports the checklist for a customer.

use std::io::Write;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::checklist::progress::{Progress, TaskProgress};
use crate::checklist::update::{Updated, update};
use crate::checklist::{Plan, Problem, Scope};
use crate::cli::args::filters::FilterArgs;
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::reference::{self, Several};
use crate::cli::rows::{checklist, task};
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::query::Choice;
use crate::source::store;

/// Arguments of `ftpb checklist`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist new --service Teams --customer Contoso -o contoso.md
  ftpb checklist update contoso.md --diff")]
pub struct ChecklistArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Create a checklist of tasks, ordered by phase and process
    New(New),
    /// Update a checklist to the current playbook and keep your notes
    Update(Update),
    /// Export a checklist to a spreadsheet, a program or a calendar
    Export(Export),
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist new --service Teams --service OneDrive --customer Contoso -o contoso.md
  ftpb checklist new --phase success --mandatory --lang de -o contoso.md")]
struct New {
    /// Include tasks of this phase
    #[arg(long, value_name = "PHASE")]
    phase: Vec<String>,

    /// Include tasks of this process
    #[arg(long, short, value_name = "PROCESS")]
    process: Vec<String>,

    /// Include tasks for this role
    #[arg(long, short, value_name = "ROLE")]
    role: Vec<String>,

    /// Include tasks for this service, and tasks for all services
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

    /// The file to create; an existing file is never overwritten [default: stdout]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist update contoso.md --diff
  ftpb checklist update contoso.md")]
struct Update {
    /// The checklist
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,

    /// Show what would change, and change nothing
    #[arg(long)]
    diff: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist export contoso.md --format csv > contoso.csv
  ftpb checklist export contoso.md --format ics > contoso.ics")]
struct Export {
    /// The checklist
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,

    /// csv for Excel and Planner, json for programs, ics for calendars
    #[arg(long, short, value_name = "FORMAT", default_value = "csv", value_parser = PossibleValuesParser::new(["csv", "json", "ics"]))]
    format: Option<String>,
}

/// Runs `ftpb checklist`.
pub(super) fn run(args: &ChecklistArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match &args.action {
        Action::New(args) => new(args, session, out),
        Action::Update(args) => update_file(args, session, out),
        Action::Export(args) => export(args, session, out),
    }
}

fn new(args: &New, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
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
        session.say("no task matches; nothing was written".to_owned());
        return Ok(Outcome::Nothing);
    }
    plan.processes.iter().for_each(|process| session.uses(&process.chosen));
    let title = args.customer.as_deref().unwrap_or_else(|| session.word("checklist"));
    let text = plan.write(&scope, title);
    let Some(path) = &args.output else {
        out.write_all(text.as_bytes())?;
        return Ok(Outcome::Found);
    };
    store::file::create(path, text.as_bytes())?;
    let tasks: usize = plan.processes.iter().map(|process| process.tasks.len()).sum();
    session.say(format!("wrote {tasks} tasks of {} processes to `{}`", plan.processes.len(), path.display()));
    Ok(Outcome::Found)
}

fn update_file(args: &Update, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = ChecklistFile::read(&args.file)?;
    let checklist = file.checklist();
    let mut problems = ChecklistFile::problems(session, &checklist);
    if checklist.scope.is_none() && checklist.items().next().is_some() {
        let message = "the line `<!-- ftpb checklist lang=… -->` at its top is missing; put it back, or create a new checklist";
        problems.insert(0, Problem { line: 0, message: message.to_owned() });
    }
    let Some(scope) = checklist.scope.as_ref().filter(|_| problems.is_empty()) else {
        return Err(file.unusable(&problems));
    };
    let plan = Plan::new(&session.playbook, scope);
    if plan.processes.is_empty() {
        // Otherwise every task would be struck through.
        let message = format!(
            "this playbook has no matching task in `{}`; name the right one with --playbooks",
            scope.lang
        );
        return Err(file.unusable(&[Problem { line: 0, message }]));
    }
    let updated = update(&checklist, &plan);
    let all = checklist.items().count();
    if session.playbook.is_built_in() && updated.removed * 2 > all {
        // The checklist was probably made with another playbook.
        let removed = updated.removed;
        let message = format!(
            "{removed} of its {all} tasks are not in the built-in playbook; name the right one with --playbooks"
        );
        return Err(file.unusable(&[Problem { line: 0, message }]));
    }
    let name = file.path().display();
    if updated.changes.is_empty() {
        session.say(format!("`{name}` is up to date"));
        return Ok(Outcome::Found);
    }
    let changes =
        format!("{} added, {} removed, {} renamed", updated.added, updated.removed, updated.renamed);
    if args.diff {
        show(session, &updated, out)?;
        session.say(format!("`{name}` would change: {changes}; nothing was written"));
    } else {
        file.replace(&updated.text)?;
        session.say(format!("updated `{name}`: {changes}"));
    }
    Ok(Outcome::Found)
}

/// Shows the changes as a diff.
fn show(session: &Session, updated: &Updated, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut shown: Vec<StyledText> = Vec::new();
    let mut last = None;
    for change in &updated.changes {
        if last != Some(change.line) {
            shown.push(vec![StyledSpan::new(&format!("@@ {} @@", change.line), Tone::Faint)]);
        }
        last = Some(change.line);
        if let Some(old) = &change.old {
            shown.push(vec![StyledSpan::new(&format!("-{old}"), Tone::Bad)]);
        }
        shown.push(vec![StyledSpan::new(&format!("+{}", change.new), Tone::Good)]);
    }
    lines(session, &shown, out)
}

fn export(args: &Export, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = ChecklistFile::read(&args.file)?;
    let list = file.checklist();
    file.report_problems(session, &list)?;
    let pages = ChecklistFile::pages(session, &list);
    let format =
        if session.format.name() == "json" { "json" } else { args.format.as_deref().unwrap_or("csv") };
    let mut listing = checklist::listing();
    for process in &Progress::new(&list, &pages).processes {
        session.uses(&process.chosen);
        let title = &process.chosen.page.title;
        let record = |task: &TaskProgress<'_>| {
            checklist::record(&task::record(session, &process.chosen, task.task), title, task.done)
        };
        listing.records.extend(process.tasks.iter().map(record));
    }
    let name = args.file.file_stem().unwrap_or_default().to_string_lossy();
    checklist::write(&listing, &name, format, out)?;
    Ok(Outcome::Found)
}
