//! Options that every command takes, as typed.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};

use crate::cli::exit::Error;
use crate::output::format::{self, listing, report};

/// When to do what only a terminal understands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that can.
    #[default]
    Auto,
    /// In every case.
    Always,
    /// In no case.
    Never,
}

/// Options of all commands.
#[derive(Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Folder of pages, or one page; the built-in playbook without it
    #[arg(long, value_name = "PATH", env = "FTPB_PLAYBOOKS", hide_env_values = true, global = true)]
    pub playbooks: Option<PathBuf>,

    /// Language, several (de,en), or all; strict: nothing else is shown
    #[arg(long, short, value_name = "LANG", global = true)]
    pub lang: Option<String>,

    /// How to write the answer; table and list are for reading, the others carry all fields
    #[arg(long, short, value_name = "FORMAT", global = true, value_parser = formats())]
    pub format: Option<String>,

    /// Short for --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,

    /// Fields to show, in this order (id,name,role)
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', global = true)]
    pub fields: Vec<String>,

    /// Fields to sort by; -FIELD turns the order around
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', global = true, allow_hyphen_values = true)]
    pub sort: Vec<String>,

    /// At most so many records
    #[arg(long, value_name = "N", global = true)]
    pub limit: Option<usize>,

    /// The number of records alone
    #[arg(long, global = true)]
    pub count: bool,

    /// No headings above columns
    #[arg(long, global = true)]
    pub no_header: bool,

    /// All columns of a table
    #[arg(long, global = true)]
    pub wide: bool,

    /// Columns of the screen, instead of the terminal's own
    #[arg(long, value_name = "COLUMNS", global = true, value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,

    /// Colours
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub color: When,

    /// Clickable links (auto, always, never)
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub hyperlinks: When,

    /// Program that shows what is longer than the screen; PAGER, else less
    #[arg(long, value_name = "PROGRAM", env = "FTPB_PAGER", hide_env_values = true, global = true)]
    pub pager: Option<String>,

    /// Never a pager
    #[arg(long, global = true, conflicts_with = "pager")]
    pub no_pager: bool,

    /// File of settings, instead of the usual one
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// No file of settings, the playbook's neither
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,

    /// No notices on stderr
    #[arg(long, short, global = true)]
    pub quiet: bool,

    /// Say on stderr what was loaded, and from where
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

impl Options {
    /// What a line wishes of the terminal that is not parsed to its end: it asks for help, or holds a mistake.
    #[must_use]
    pub fn of_terminal(typed: &[String]) -> Self {
        let words: Vec<&str> = typed.iter().map(String::as_str).take_while(|word| *word != "--").collect();
        let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
        let value = |name: &str| {
            let mut apart = words.windows(2).filter_map(|pair| match pair {
                [option, value] if *option == name => Some(*value),
                [_, word] => word.strip_prefix(name)?.strip_prefix('='),
                _ => None,
            });
            apart.next_back().map(str::to_owned)
        };
        Self {
            color: value("--color").and_then(|when| When::from_str(&when, true).ok()).unwrap_or_default(),
            pager: value("--pager"),
            no_pager: has(&["--no-pager"]),
            quiet: has(&["--quiet", "-q"]),
            ..Self::default()
        }
    }

    /// Forms of reports say findings and nothing else.
    ///
    /// # Errors
    /// When one is wished.
    pub fn refuse_reports(&self) -> Result<(), Error> {
        match self.format.as_deref().filter(|name| format::find(listing::FORMATS, name).is_none()) {
            Some(name) => {
                let known = listing::FORMATS.iter().map(|format| format.name().to_owned()).collect();
                Err(Error::Usage { what: "format", value: name.to_owned(), suggestions: Vec::new(), known })
            }
            None => Ok(()),
        }
    }
}

fn formats() -> PossibleValuesParser {
    let listings = listing::FORMATS.iter().map(|format| PossibleValue::new(format.name()));
    // Forms of reports are `check`'s own, and stand in its own help; here they may stand before the command.
    let reports = report::FORMATS.iter().filter(|form| format::find(listing::FORMATS, form.name()).is_none());
    let reports = reports.map(|form| PossibleValue::new(form.name()).hide(true));
    PossibleValuesParser::new(listings.chain(reports))
}
