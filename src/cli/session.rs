//! A session: the opened playbook, the language preference, and how answers are written.

mod another;
pub mod kept;
pub mod notices;
mod style;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use foldhash::HashMap;

use crate::cli::args::language::{self, variable};
use crate::cli::args::options::Options;
use crate::cli::exit::{Error, Outcome};
use crate::cli::settings::{Config, PlaybookPlace, Shown};
use crate::output::format::{self, Format, listing};
use crate::output::{Listing, Style, UnknownField};
use crate::playbook::{Page, Playbook, Task};
use crate::query::reference::{Resolver, ShortestReferences, names};
use crate::query::{Choice, Chosen, Filter};
use crate::source::lexicon::Message;
use crate::source::store::{self, BUILT_IN, StoreError};
use crate::source::{Span, Tag};

/// An opened playbook, and how to answer.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Session {
    /// The playbook.
    pub playbook: Arc<Playbook>,
    /// The preference for languages.
    pub choice: Choice,
    /// The language of column headings and words.
    pub lang: Tag,
    /// The style of the answer.
    pub style: Style,
    /// The format of listings.
    pub format: &'static dyn Format<Listing>,
    /// The format of listings in a file that is to be created, where its name says more than [`Self::format`].
    of_file: Option<&'static dyn Format<Listing>>,
    /// All settings and where they come from.
    pub settings: Vec<Shown>,
    /// The file to create with the answer; none for standard output.
    pub file: Option<PathBuf>,
    /// Whether nobody named a playbook, and the built-in one answers.
    pub unnamed: bool,
    opened: Instant,
    /// The options of the call that a command to go on with needs, too.
    kept: String,
    fields: Vec<String>,
    sort: Vec<String>,
    limit: Option<usize>,
    formatted: bool,
    count: bool,
    verbose: bool,
    notices: RefCell<Vec<String>>,
    fallbacks: RefCell<BTreeSet<(String, String)>>,
    /// The rows of tasks that the answer shows, by the file of their page.
    shown: RefCell<BTreeMap<String, Vec<Span>>>,
    /// The files of the pages whose tasks were listed.
    listed: RefCell<BTreeSet<String>>,
    /// A file that was changed before the answer is written.
    changed: OnceCell<String>,
    /// The shortest references to processes.
    briefs: OnceCell<HashMap<String, String>>,
}

impl Session {
    /// Opens the playbook that the options name.
    ///
    /// # Errors
    /// When there is no such playbook, or a preference cannot be understood.
    pub fn open(options: &Options, config: &Config, settings: Vec<Shown>) -> anyhow::Result<Self> {
        let store = store::open(config.playbook.path()).map_err(nearly_built_in)?;
        let playbook = Playbook::open_with(store, &options.archive_folders);
        Self::over(Arc::new(playbook), options, config, settings)
    }

    /// Asks a playbook that is open.
    ///
    /// # Errors
    /// When a preference cannot be understood.
    pub fn over(
        playbook: Arc<Playbook>,
        options: &Options,
        config: &Config,
        settings: Vec<Shown>,
    ) -> anyhow::Result<Self> {
        let opened = Instant::now();
        let of_reader = || language::environment(variable, config.languages(), playbook.lexicons());
        let preference = match &options.lang {
            Some(names) => language::strict(names, playbook.lexicons())?,
            None => of_reader(),
        };
        let format = if options.json { Some("json") } else { options.format.as_deref() };
        let of_file = options.file().and_then(|path| format::of_file(listing::FORMATS, path));
        // A `.md` may be a page or a checklist as well as a table.
        let (of_file, format) = match (format, of_file) {
            (Some(name), _) => (None, format::find(listing::FORMATS, name)),
            (None, Some(markdown)) if markdown.name() == "markdown" => (Some(markdown), None),
            (None, other) => (None, other),
        };
        Ok(Self {
            // Pages in all languages do not change the reader's own.
            lang: match &preference.choice {
                Choice::All => of_reader().choice.lang(),
                choice => choice.lang(),
            },
            choice: preference.choice,
            style: style::style(options),
            formatted: format.is_some(),
            format: format.unwrap_or(listing::DEFAULT),
            of_file,
            file: options.file().map(Path::to_owned),
            fields: options.fields.clone(),
            sort: options.sort.clone(),
            limit: options.limit,
            count: options.count,
            verbose: options.verbose,
            notices: RefCell::new(config.notices.iter().cloned().chain(preference.notice).collect()),
            settings,
            unnamed: config.playbook == PlaybookPlace::Unnamed,
            opened,
            kept: String::new(),
            fallbacks: RefCell::default(),
            shown: RefCell::default(),
            listed: RefCell::default(),
            changed: OnceCell::new(),
            briefs: OnceCell::new(),
            playbook,
        })
    }

    /// A word of ftpb's own tables, in the reader's language.
    #[must_use]
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.playbook.lexicons().table(&self.lang, key)
    }

    /// Whether listings are for people, not for programs.
    #[must_use]
    pub fn is_for_people(&self) -> bool {
        matches!(self.format.name(), "table" | "list") && !self.count
    }

    /// A number of things in the reader's language.
    #[must_use]
    pub fn counted(&self, id: &'static str, count: usize) -> String {
        self.sentence(&Message::new(id).with("count", count))
    }

    /// Whether a person reads on a screen and did not choose the columns.
    #[must_use]
    pub fn is_on_screen(&self) -> bool {
        let own = self.fields.is_empty() && !self.style.wide;
        self.format.name() == "table" && !self.count && own && self.style.width.is_some()
    }

    /// Whether records are shown in groups: on a screen, in the order of the playbook.
    #[must_use]
    pub fn is_grouped(&self) -> bool {
        self.is_on_screen() && self.sort.is_empty()
    }

    /// How many records to make: the limit or the default; all of them if they are counted or sorted first.
    #[must_use]
    pub fn at_most(&self, usual: usize) -> usize {
        if self.count || !self.sort.is_empty() { usize::MAX } else { self.limit.unwrap_or(usual) }
    }

    /// Whether an option was typed that only applies to listings.
    #[must_use]
    pub fn wants_listing(&self) -> bool {
        self.count || self.limit.is_some() || !self.fields.is_empty() || !self.sort.is_empty()
    }

    /// Whether records are asked for, by an option or by a format, and not what a command writes to be read.
    #[must_use]
    pub fn wants_records(&self) -> bool {
        self.wants_listing() || self.format.name() != "table"
    }

    /// Whether only the number of records is asked for.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.count
    }

    /// Whether listings are drawn as columns, or their rows counted.
    #[must_use]
    pub fn is_table(&self) -> bool {
        matches!(self.format.name(), "table" | "list") && self.fields.is_empty() && self.sort.is_empty()
    }

    /// The process pages in the preferred languages, in the order of the lifecycle.
    pub fn processes(&self) -> Vec<Chosen<'_>> {
        self.chosen(&self.playbook.lifecycle().processes)
    }

    /// The pages whose tasks and activities a filter asks for: the processes, and what it names besides.
    pub fn pages_for(&self, filter: &Filter) -> Vec<Chosen<'_>> {
        let lifecycle = self.playbook.lifecycle();
        let mut keys = lifecycle.processes.clone();
        keys.extend(filter.processes.iter().filter(|key| !lifecycle.has(key)).cloned());
        let mut chosen = self.chosen(&keys);
        chosen.retain(|chosen| filter.takes_page(chosen.page));
        chosen
    }

    /// The pages of these keys in the preferred languages.
    pub fn chosen(&self, keys: &[String]) -> Vec<Chosen<'_>> {
        self.choice.all_pages(&self.playbook, keys)
    }

    /// What turns the reader's references into things of the playbook.
    #[must_use]
    pub fn resolver(&self) -> Resolver<'_> {
        Resolver::new(&self.playbook, &self.choice)
    }

    /// The shortest reference to a process.
    #[must_use]
    pub fn brief(&self, key: &str) -> String {
        let briefs = self.briefs.get_or_init(|| ShortestReferences::all(&names::processes(&self.playbook)));
        briefs.get(key).map_or_else(|| key.to_owned(), Clone::clone)
    }

    /// Records that a page was used, for the notices at the end.
    pub fn uses(&self, chosen: &Chosen<'_>) {
        if chosen.fallback {
            let missing = (chosen.requested.to_string(), chosen.page.lang.to_string());
            self.fallbacks.borrow_mut().insert(missing);
        }
    }

    /// Records that the row of a task was shown, for the notice about its findings.
    pub fn shows(&self, page: &Page, task: &Task) {
        self.shown.borrow_mut().entry(page.file.clone()).or_default().push(task.row);
    }

    /// Records that the tasks of a page were listed, for the notice about rows that were not read.
    pub fn lists(&self, page: &Page) {
        self.listed.borrow_mut().insert(page.file.clone());
    }

    /// Adds a notice, printed at the end.
    pub fn say(&self, notice: String) {
        self.notices.borrow_mut().push(notice);
    }

    /// Adds a notice in the reader's language, printed at the end.
    pub fn tell(&self, message: &Message) {
        self.say(self.sentence(message));
    }

    /// A sentence in the reader's language.
    #[must_use]
    pub fn sentence(&self, message: &Message) -> String {
        self.playbook.lexicons().say(&self.lang, message)
    }

    /// Says on a terminal that the built-in playbook answers though nobody named it.
    pub fn say_if_unnamed(&self) {
        if self.unnamed && io::stdout().is_terminal() && io::stderr().is_terminal() {
            self.tell(&Message::new("built-in-answers"));
        }
    }

    /// Writes a listing in the chosen format; without one, one record per line for the next program.
    ///
    /// # Errors
    /// When a field is unknown, or the output refuses.
    pub fn list_for_programs(&self, mut listing: Listing, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let plain = format::find(listing::FORMATS, "plain").filter(|_| !self.formatted && !self.count);
        let Some(plain) = plain else { return self.list(listing, out) };
        let outcome = self.prepare(&mut listing)?;
        plain.write(&listing, &self.style, out)?;
        Ok(outcome)
    }

    /// Writes a listing in the chosen format.
    ///
    /// # Errors
    /// When a field is unknown, or the output refuses.
    pub fn list(&self, listing: Listing, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let kind = listing.shape.kind;
        let word = if self.lang == Tag::english() { Some(kind.to_owned()) } else { self.kind(kind) };
        let nothing = match word {
            Some(word) => Message::new("nothing-matches").with("what", word),
            None => Message::new("nothing-found"),
        };
        self.list_or(listing, &nothing, out)
    }

    /// Writes a listing in the chosen format, or says why there is no record.
    ///
    /// # Errors
    /// When a field is unknown, or the output refuses.
    pub fn list_or(
        &self,
        mut listing: Listing,
        nothing: &Message,
        out: &mut dyn Write,
    ) -> anyhow::Result<Outcome> {
        let outcome = self.prepare(&mut listing)?;
        if self.count {
            writeln!(out, "{}", listing.len())?;
        } else if outcome == Outcome::Found || !self.is_for_people() {
            self.of_file.unwrap_or(self.format).write(&listing, &self.style, out)?;
        }
        if outcome == Outcome::Nothing {
            self.tell(nothing);
        }
        Ok(outcome)
    }

    /// Writes a listing without its headings, as a part of an answer for people.
    ///
    /// # Errors
    /// When the output refuses.
    pub fn list_below(&self, listing: &Listing, out: &mut dyn Write) -> anyhow::Result<()> {
        Ok(self.format.write(listing, &Style { header: false, ..self.style }, out)?)
    }

    /// Whether records can be written as they are made, and need not all be held.
    #[must_use]
    pub fn lists_by_line(&self) -> bool {
        self.format.is_by_line() && !self.count && self.limit.is_none() && self.sort.is_empty()
    }

    /// Writes a listing in parts, one behind the other; `empty` is the same without records.
    ///
    /// # Errors
    /// When a field is unknown, or the output refuses.
    pub fn list_by_line(
        &self,
        empty: Listing,
        parts: impl Iterator<Item = Listing>,
        out: &mut dyn Write,
    ) -> anyhow::Result<Outcome> {
        let mut style = self.style;
        let mut outcome = Outcome::Nothing;
        for mut part in parts.filter(|part| !part.is_empty()) {
            outcome = self.prepare(&mut part)?;
            self.format.write(&part, &style, out)?;
            style.header = false;
        }
        // Without a record there is still the line of headings, and why there is nothing else is to be said.
        if outcome == Outcome::Nothing { self.list(empty, out) } else { Ok(outcome) }
    }

    /// Sorts and limits a listing, and selects its fields.
    fn prepare(&self, listing: &mut Listing) -> anyhow::Result<Outcome> {
        debug_assert_eq!(listing.violation(), None, "a record that its schema does not describe");
        let outcome = if listing.is_empty() { Outcome::Nothing } else { Outcome::Found };
        listing.sort(&self.sort).map_err(|error| unknown_field(&error))?;
        if !self.fields.is_empty() {
            listing.select(&self.fields).map_err(|error| unknown_field(&error))?;
        }
        if let Some(limit) = self.limit {
            self.tell_of_limit(limit.min(listing.len()), listing.len());
            listing.limit(limit);
        }
        Ok(outcome)
    }

    /// Says on a terminal how many of all records are shown, unless all are.
    pub fn tell_of_limit(&self, shown: usize, total: usize) {
        if shown < total && !self.count && self.is_on_screen() {
            self.tell(&Message::new("records-shown").with("shown", shown).with("total", total));
        }
    }
}

/// The error for a playbook that is not there, with `built-in` where its name is nearly that.
fn nearly_built_in(error: StoreError) -> anyhow::Error {
    let StoreError::Missing(path) = &error else { return error.into() };
    let known = vec![BUILT_IN.to_owned()];
    match Error::unknown_value("playbook", &path.display().to_string(), known) {
        Error::Usage { suggestions, .. } if suggestions.is_empty() => error.into(),
        near => near.into(),
    }
}

fn unknown_field(error: &UnknownField) -> Error {
    let known: Vec<String> = error.known.iter().map(ToString::to_string).collect();
    Error::unknown_value("field", &error.name, known)
}
