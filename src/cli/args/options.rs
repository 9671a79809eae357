//! Options that every command takes, as typed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::cli::exit::Error;
use crate::output::format::{self, listing, report};

/// When to use a feature that only terminals understand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that supports it.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Options of all commands.
#[derive(Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Folder of pages, one page, or `built-in` [default: the one you are in, else built-in]
    #[arg(long, value_name = "PATH", env = "FTPB_PLAYBOOKS", hide_env_values = true, global = true)]
    pub playbooks: Option<PathBuf>,

    /// Show only this language, several (de,en), or all
    #[arg(long, short, value_name = "LANG", global = true)]
    pub lang: Option<String>,

    /// Output format; table and list are for reading, csv, json and others have all fields
    #[arg(long, short, value_name = "FORMAT", global = true, value_parser = formats())]
    pub format: Option<String>,

    /// The file to create with the answer; `-` is standard output
    #[arg(long, short, value_name = "FILE", global = true)]
    pub output: Option<PathBuf>,

    /// The same as --format json
    #[arg(long, global = true, conflicts_with = "format")]
    pub json: bool,

    /// Fields to show, in this order (id,name,role)
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', global = true)]
    pub fields: Vec<String>,

    /// Fields to sort by; -FIELD sorts in descending order
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', global = true, allow_hyphen_values = true)]
    pub sort: Vec<String>,

    /// Show at most N records
    #[arg(long, value_name = "N", global = true)]
    pub limit: Option<usize>,

    /// Show only the number of records
    #[arg(long, global = true)]
    pub count: bool,

    /// Omit the column headings
    #[arg(long, global = true)]
    pub no_header: bool,

    /// Show all columns of a table
    #[arg(long, global = true)]
    pub wide: bool,

    /// Wrap the long texts of a list rather than cut them
    #[arg(long, global = true)]
    pub wrap: bool,

    /// Width of the output in columns [default: that of the terminal]
    #[arg(long, value_name = "COLUMNS", global = true, value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,

    /// Folders whose pages are not current, besides `archive`, `old`, `draft` and the like
    #[arg(long, value_name = "FOLDERS", value_delimiter = ',', global = true, hide = true)]
    pub archive_folders: Vec<String>,

    /// Use colors (auto, always, never)
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub color: When,

    /// Print clickable links (auto, always, never)
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        value_enum,
        default_value_t,
        hide_possible_values = true
    )]
    pub hyperlinks: When,

    /// Pager for output longer than the screen [default: PAGER, or less]
    #[arg(long, value_name = "PROGRAM", env = "FTPB_PAGER", hide_env_values = true, global = true)]
    pub pager: Option<OsString>,

    /// Never use a pager
    // No conflict: the pager may be named by a variable, which holds for every call.
    #[arg(long, global = true)]
    pub no_pager: bool,

    /// Read settings from this file instead of the default one
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,

    /// Ignore all settings files, including the playbook's
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,

    /// Print no notices on stderr
    #[arg(long, short, global = true)]
    pub quiet: bool,

    /// Print on stderr what was loaded, and from where
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

impl Options {
    /// The file to create with the answer; none for standard output.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// Whether a format was chosen by its name.
    #[must_use]
    pub fn names_format(&self) -> bool {
        self.json || self.format.is_some()
    }

    /// The options about the terminal in a line that does not parse: it asks for help, or has an error.
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
            pager: value("--pager").map(OsString::from),
            no_pager: has(&["--no-pager"]),
            quiet: has(&["--quiet", "-q"]),
            ..Self::default()
        }
    }

    /// The first option about records that was typed; for a command with formats of its own, `--format` does not count.
    #[must_use]
    pub fn of_records(&self, has_own_formats: bool) -> Option<&'static str> {
        let of_format = ["--format", "--json"];
        let typed = [
            ("--format", self.format.is_some()),
            ("--json", self.json),
            ("--fields", !self.fields.is_empty()),
            ("--sort", !self.sort.is_empty()),
            ("--limit", self.limit.is_some()),
            ("--count", self.count),
            ("--no-header", self.no_header),
            ("--wide", self.wide),
        ];
        let mut typed = typed.iter().filter(|(name, _)| !has_own_formats || !of_format.contains(name));
        typed.find(|(_, is_typed)| *is_typed).map(|(name, _)| *name)
    }

    /// The first option that was typed about which records a listing has, and of what.
    #[must_use]
    pub fn of_listing(&self) -> Option<&'static str> {
        self.of_records(true).filter(|option| !["--no-header", "--wide"].contains(option))
    }

    /// Refuses formats of reports, which can only express findings.
    ///
    /// # Errors
    /// When the format is one of a report.
    pub fn refuse_reports(&self) -> Result<(), Error> {
        self.refuse_all_but(listing::FORMATS.iter().map(|format| format.name()))
    }

    /// Refuses formats that a command does not write.
    ///
    /// # Errors
    /// When the format is none of these.
    pub fn refuse_all_but(&self, known: impl IntoIterator<Item = &'static str>) -> Result<(), Error> {
        let known: Vec<String> = known.into_iter().map(str::to_owned).collect();
        match self.format.clone().filter(|name| !known.contains(name)) {
            Some(value) => {
                Err(Error::Usage { what: "format", value, suggestions: Vec::new(), known, list: None })
            }
            None => Ok(()),
        }
    }
}

fn formats() -> impl TypedValueParser<Value = String> {
    let listings = listing::FORMATS.iter().map(|format| PossibleValue::new(format.name()));
    // Formats of reports are listed in the help of `check`. They are accepted here as well, because `--format` may
    // precede the command.
    let reports = report::FORMATS.iter().filter(|form| format::find(listing::FORMATS, form.name()).is_none());
    let reports = reports.map(|form| PossibleValue::new(form.name()).hide(true));
    format_parser(listings.chain(reports))
}

/// The parser of the names of formats. It takes their other names, too, and returns the one under which they are listed.
pub fn format_parser(
    formats: impl IntoIterator<Item = PossibleValue>,
) -> impl TypedValueParser<Value = String> {
    let named = |format: PossibleValue| {
        let others: Vec<&'static str> = format::other_names(format.get_name()).collect();
        format.aliases(others)
    };
    PossibleValuesParser::new(formats.into_iter().map(named)).map(|name| format::usual_name(&name).to_owned())
}
