//! `ftpb browse`: lets the browser ask the commands.
//!
//! What it shows is what the commands write, at the width of its pane; what it changes, the commands change.

mod filters;
mod hits;
mod refresh;
mod things;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use clap::ArgMatches;
use foldhash::{HashSet, HashSetExt};

use crate::browse::answer::{Answer, Hit, Question};
use crate::browse::read::{Reader, Ticks};
use crate::browse::thing::{Kind, Thing};
use crate::browse::{Answers, Customer, Loaded, Start, Words};
use crate::checklist::progress::{Count, Progress};
use crate::cli::addresses;
use crate::cli::args::options::Options;
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::commands::CommandLine;
use crate::cli::commands::browse::Browse;
use crate::cli::exit::{self, Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::cli::session::kept::PLAYBOOKS;
use crate::cli::settings::Config;
use crate::output::terminal::{Painter, StyledSpan, StyledText, fold, painted, plain, width, wrap};
use crate::output::{Style, Tone};
use crate::query::Choice;
use crate::query::reference::{ShortestReferences, names};
use crate::source::Tag;
use crate::source::lexicon::Message;
use refresh::Refresh;

/// Browses the playbook of a session.
///
/// # Errors
/// When there is no terminal, or the reference means nothing.
pub fn run(
    args: &Browse,
    session: Session,
    (config, matches): (&Config, &ArgMatches),
    color: bool,
) -> anyhow::Result<Outcome> {
    let is_dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() || is_dumb && cfg!(unix) {
        return Err(Error::said("browse-no-terminal").into());
    }
    let beside = session.choice.strict_tags().get(1).cloned();
    // The reader may change the language.
    let mut desk = Desk::of(session.typed(matches, &[PLAYBOOKS]), config);
    let session = desk.session();
    let thing = args.what.as_deref().map(|what| things::thing(&session, what)).transpose()?;
    let lang = desk.base.lang.clone();
    crate::browse::run(&mut desk, Start { thing, lang, beside, color })?;
    Ok(Outcome::Found)
}

/// What the browser asks.
struct Desk<'a> {
    config: &'a Config,
    /// The session of the call.
    base: Session,
    /// The language of answers where the reader names none.
    usual: Tag,
    /// The language that is shown.
    lang: Tag,
    refresh: Refresh,
    /// The ids of tasks and the shortest references to processes: words that lead on wherever they stand alone.
    references: HashSet<String>,
}

/// What a command has written.
struct Written {
    text: String,
    notices: Vec<String>,
}

impl<'a> Desk<'a> {
    fn of(mut base: Session, config: &'a Config) -> Self {
        // A page that lacks a translation is shown in another language: the tree has to be whole.
        if let Choice::Strict(tags) | Choice::Prefer(tags) = &base.choice {
            base.choice = Choice::Prefer(tags.clone());
        }
        let (refresh, lang) = (Refresh::of(&base.playbook), base.lang.clone());
        let usual = Session::over(Arc::clone(&base.playbook), &Options::default(), config, Vec::new());
        let usual = usual.map_or_else(|_| lang.clone(), |session| session.lang);
        Self { config, base, usual, lang, refresh, references: HashSet::new() }
    }

    /// A session in the language that is shown.
    fn session(&self) -> Session {
        let mut session = self.base.another();
        self.speak(&mut session);
        session
    }

    /// Lets a session prefer the language that is shown.
    fn speak(&self, session: &mut Session) {
        let others = self.base.choice.tags().iter().filter(|tag| **tag != self.lang).cloned();
        session.choice = Choice::Prefer(std::iter::once(self.lang.clone()).chain(others).collect());
        session.lang = self.lang.clone();
    }

    /// What a command writes, or the sentence that it fails with.
    fn written(&self, command: &[String], width: Option<u16>) -> Result<Written, String> {
        let line = parsed(command)?;
        let session = Session::over(Arc::clone(&self.base.playbook), &line.options, self.config, Vec::new());
        let mut session = session.map_err(|error| error.to_string())?;
        if line.options.lang.is_none() {
            self.speak(&mut session);
        }
        let painter = Painter { color: true, hyperlinks: true, commands: true };
        session.style = Style { width: width.map(usize::from), painter, ..Style::default() };
        let mut out = Vec::new();
        let answered = line.command.as_ref().map(|command| command.run(&session, &mut out));
        if let Some(Err(error)) = answered {
            return Err(sentence(&session, &error));
        }
        Ok(Written { text: String::from_utf8_lossy(&out).into_owned(), notices: session.all_notices() })
    }

    /// The command of a question with all that it takes to get the same answer.
    fn command(question: &Question) -> Vec<String> {
        let mut command = question.command.clone();
        if let Some(beside) = &question.beside {
            command.extend(["--lang".to_owned(), format!("{},{beside}", question.lang)]);
        }
        command
    }

    /// The tasks of the checklist in use, and how far its customer is.
    fn checklist(&mut self, session: &Session) -> (Ticks, Option<Customer>) {
        let Ok(file) = ChecklistFile::named(None) else { return (Ticks::default(), None) };
        self.refresh.follow(&file);
        let list = file.checklist(session);
        let progress = Progress::new(&list, &ChecklistFile::pages(session, &list));
        let mut ticks = Ticks::default();
        for process in &progress.processes {
            let page = process.chosen.page;
            let own = process
                .tasks
                .iter()
                .map(|own| ((page.key.clone(), page.id(own.task).into_owned()), own.done));
            ticks.extend(own);
        }
        let Count { done, all } = list.count();
        let customer = Customer { title: file.title(&list), done, all };
        (ticks, Some(customer))
    }
}

impl Answers for Desk<'_> {
    fn load(&mut self, lang: &Tag, filters: &str) -> Result<Loaded, String> {
        self.lang = lang.clone();
        let session = self.session();
        let filter = filters::filter(&session, filters)?;
        let (ticks, customer) = self.checklist(&session);
        let shortest = ShortestReferences::all(&names::processes(&session.playbook));
        let reader = Reader {
            playbook: &session.playbook,
            choice: &session.choice,
            filter: filter.as_ref(),
            references: &|key| shortest.get(key).cloned().unwrap_or_else(|| key.to_owned()),
            ticks: &ticks,
        };
        let nodes = reader.nodes(session.word("pages"));
        if filter.is_none() {
            let known = nodes.iter().filter(|node| matches!(node.thing.kind, Kind::Task | Kind::Process));
            // A row of tasks shows the id alone.
            let words = known.map(|node| match node.thing.kind {
                Kind::Task => node.thing.id.clone(),
                _ => node.thing.reference.clone(),
            });
            self.references = words.collect();
        }
        let lexicons = session.playbook.lexicons();
        let languages = session.playbook.languages().into_iter();
        Ok(Loaded {
            nodes,
            lang: lang.clone(),
            languages: languages.map(|tag| (tag.clone(), lexicons.name(&tag).to_owned())).collect(),
            words: Words::new(|message: &Message| session.sentence(message)),
            customer,
        })
    }

    fn ask(&mut self, question: &Question) -> Answer {
        let room = usize::from(question.width);
        let line = |text: &String, tone| wrap(&[StyledSpan::new(text, tone)], Some(room));
        // That nobody named the pages is said to who asks for them in a shell: here they are on the screen.
        let is_unchecked =
            self.base.unnamed && question.command.first().is_some_and(|command| command == "check");
        let written = if is_unchecked {
            Err(self.session().sentence(&Message::new("browse-not-checked")))
        } else {
            self.written(&Self::command(question), Some(question.width))
        };
        let lines: Vec<StyledText> = match written {
            Err(sentence) => line(&sentence, Tone::Plain),
            Ok(written) => {
                let mut lines = painted(&written.text);
                if !written.notices.is_empty() && !lines.is_empty() {
                    lines.push(StyledText::new());
                }
                lines.extend(written.notices.iter().flat_map(|notice| line(notice, Tone::Faint)));
                lines
            }
        };
        // Paths, addresses and code may be longer than the pane is wide.
        let is_long = |line: &StyledText| width(plain(line).trim_end()) > room;
        let lines =
            lines.into_iter().flat_map(|line| if is_long(&line) { fold(&line, room) } else { vec![line] });
        let lines = lines.collect();
        // What is asked about does not lead to itself: `3735` or `success-review/3735`.
        let own = question.command.get(1).and_then(|own| own.rsplit('/').next());
        Answer::new(lines, |word| self.references.contains(word) && own != Some(word))
    }

    fn search(&mut self, words: &str) -> Result<Vec<Hit>, String> {
        let command = ["search", "--json", "--limit", "50", words].map(str::to_owned);
        let written = self.written(&command, None)?;
        Ok(hits::hits(&self.session(), &written.text))
    }

    fn thing(&mut self, reference: &str) -> Result<Thing, String> {
        let session = self.session();
        things::thing(&session, reference).map_err(|error| sentence(&session, &error.into()))
    }

    fn run(&mut self, command: &[String]) -> Result<String, String> {
        let written = self.written(command, None)?;
        Ok(written.notices.join("; "))
    }

    fn line(&self, question: &Question) -> String {
        let words: Vec<String> = Self::command(question).iter().map(|word| quoted(word)).collect();
        let line = self.base.command(&words.join(" "));
        match &question.beside {
            None if question.lang != self.usual && cfg!(unix) => {
                format!("FTPB_LANG={} {line}", question.lang)
            }
            None if question.lang != self.usual => format!("{line} --lang {}", question.lang),
            _ => line,
        }
    }

    fn open(&mut self, address: &str) -> String {
        if addresses::start(address) {
            return self.session().sentence(&Message::new("opened").with("address", address.to_owned()));
        }
        format!("{}: {address}", self.session().sentence(&Message::new("no-browser")))
    }

    fn place(&mut self, thing: &Thing) -> Option<(PathBuf, u32)> {
        things::place(&self.session(), thing)
    }

    fn completed(&mut self, filters: &str) -> Vec<String> {
        filters::completed(&self.session(), filters)
    }

    fn changed(&mut self) -> Option<Result<(), String>> {
        if self.refresh.changed()? == refresh::Changed::Pages {
            match Session::open(&Options::default(), self.config, Vec::new()) {
                Ok(session) => self.base.reopened(session.playbook),
                Err(error) => return Some(Err(sentence(&self.session(), &error))),
            }
        }
        Some(Ok(()))
    }
}

/// The sentence of an error, in the language of a session.
fn sentence(session: &Session, error: &anyhow::Error) -> String {
    session.sentence_of(error).unwrap_or_else(|| exit::sentence(error))
}

/// Parses a command with its options.
///
/// # Errors
/// When it cannot be meant: what the parser says first.
fn parsed(command: &[String]) -> Result<CommandLine, String> {
    let args: Vec<_> =
        std::iter::once("ftpb").chain(command.iter().map(String::as_str)).map(Into::into).collect();
    let parsed = CommandLine::parse_with(CommandLine::parser_for(&args), &args);
    parsed.map(|(line, _)| line).map_err(|error| {
        let text = error.render().to_string();
        let first: Vec<&str> = text.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
        first.join(" ").trim_start_matches("error: ").to_owned()
    })
}
