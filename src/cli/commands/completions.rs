//! `ftpb completions`: the completion script of a shell.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::exit::Outcome;
use crate::cli::shell::completion;

const EXAMPLES: &str = "Examples:
  ftpb completions bash
  ftpb completions zsh";

/// Where shells look for the script.
const INSTALL: &str = "Where to put the script (it works in new shells):
  bash        ftpb completions bash > ~/.local/share/bash-completion/completions/ftpb
  zsh         ftpb completions zsh > ~/.zfunc/_ftpb
              and above `compinit` in ~/.zshrc: fpath+=~/.zfunc
  fish        ftpb completions fish > ~/.config/fish/completions/ftpb.fish
  elvish      ftpb completions elvish >> ~/.config/elvish/rc.elv
  powershell  ftpb completions powershell >> $PROFILE";

/// Arguments of `ftpb completions`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{INSTALL}\n\n{EXAMPLES}"))]
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
