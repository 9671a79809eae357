//! Options and files that a command has no use for are refused: left out in silence, they would promise another answer.

use crate::cli::args::exclusion::excluded;
use crate::cli::args::output_file::{self, Also};
use crate::cli::commands::{Command, CommandLine};
use crate::cli::exit::Error;

impl CommandLine {
    /// Refuses what was typed about records for a command that writes none. Settings, which hold for all commands, may
    /// speak of them.
    ///
    /// # Errors
    /// When such an option was typed.
    pub fn check_typed(&self, typed: &[String]) -> Result<(), Error> {
        let whole = self.command.as_ref().and_then(Command::whole_answer);
        if let Some((whole, option)) = whole.zip(self.options.of_listing()) {
            return Err(excluded(whole, option, &Self::parser(), typed));
        }
        if let Some(option) = self.without_effect(typed) {
            return Err(Error::Said { id: "init-copies-all", names: vec![("option", option.to_owned())] });
        }
        let options = &self.options;
        let of_records = || options.of_records(self.has_own_formats());
        let refused = match &self.command {
            None => Some("ftpb".to_owned()).zip(of_records()),
            Some(Command::Check(args)) => args.document(options),
            Some(command) => command.without_records().map(str::to_owned).zip(of_records()),
        };
        refused.map_or(Ok(()), |(command, option)| Err(Error::no_records(command, option)))
    }

    /// The option that was typed about which pages `init` copies: it copies all that there are.
    fn without_effect(&self, typed: &[String]) -> Option<&'static str> {
        if !matches!(self.command, Some(Command::Init(_))) {
            return None;
        }
        // The playbook may also be named by a variable, which holds for every call.
        let names_playbook = || typed.iter().any(|word| word.split('=').next() == Some("--playbooks"));
        let lang = self.options.lang.as_ref().map(|_| "--lang");
        lang.or_else(|| names_playbook().then_some("--playbooks"))
    }

    /// Refuses a format of reports for a command that does not write any, and a file of a format that it does not write.
    ///
    /// # Errors
    /// When the command cannot be written in the format.
    pub fn check_format(&self) -> Result<(), Error> {
        self.check_file()?;
        match &self.command {
            Some(Command::Check(args)) if args.is_about_rules() => self.options.refuse_reports(),
            Some(Command::Check(_) | Command::Flow(_)) => Ok(()),
            _ if self.has_own_formats() => Ok(()),
            Some(Command::Schema(_)) => self.options.refuse_all_but(["json"]),
            _ => self.options.refuse_reports(),
        }
    }

    /// Whether the answer has formats of its own, which `--format` chooses though it has no records.
    fn has_own_formats(&self) -> bool {
        matches!(&self.command, Some(Command::Checklist(args)) if args.has_own_formats())
    }

    fn check_file(&self) -> Result<(), Error> {
        let Some(path) = self.options.file().filter(|_| !self.options.names_format()) else { return Ok(()) };
        let also = match &self.command {
            Some(Command::Check(args)) if args.diff => Also::Patch,
            Some(Command::Check(args)) if args.format.is_none() => Also::Reports,
            Some(Command::Flow(args)) if !args.names_format() => Also::Pictures,
            Some(Command::Check(_) | Command::Flow(_) | Command::Schema(_)) => return Ok(()),
            Some(command) if command.without_records().is_some() => return Ok(()),
            Some(Command::Coverage(_)) => Also::Html,
            _ => Also::Nothing,
        };
        output_file::check(path, also)
    }
}

impl Command {
    /// How the command is called, if its answer has no records: then no option about records changes it.
    fn without_records(&self) -> Option<&'static str> {
        match self {
            #[cfg(feature = "browse")]
            Self::Browse(_) => Some("ftpb browse"),
            Self::Checklist(args) => args.without_records(),
            Self::Completions(_) => Some("ftpb completions"),
            Self::Config(args) => args.without_records(),
            Self::Export(_) => Some("ftpb export"),
            Self::Help(_) => Some("ftpb help"),
            Self::Init(_) => Some("ftpb init"),
            Self::Man(_) => Some("ftpb man"),
            Self::Open(_) => Some("ftpb open"),
            Self::Use(_) => Some("ftpb use"),
            _ => None,
        }
    }

    /// The option that asks for an answer that is no listing: then no option about the records of one changes it.
    fn whole_answer(&self) -> Option<&'static str> {
        match self {
            Self::Changes(args) => args.whole_answer(),
            Self::Check(args) => args.whole_answer(),
            Self::Coverage(args) => args.whole_answer(),
            _ => None,
        }
    }
}
