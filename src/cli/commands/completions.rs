//! `ftpb completions`: the completion script of a shell.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::exit::Outcome;
use crate::cli::shell::completion;

/// Arguments of `ftpb completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// Shell that runs the script
    #[arg(value_name = "SHELL", value_parser = PossibleValuesParser::new(completion::SHELLS))]
    shell: String,
}

/// Prints the script.
pub(super) fn run(args: &Completions, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    completion::script(&args.shell, out)?;
    Ok(Outcome::Found)
}
