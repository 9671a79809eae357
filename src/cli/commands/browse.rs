//! `ftpb browse`: the playbook on the whole terminal. [`browsing`](crate::cli::browsing) runs it.

use clap::Args;

/// Arguments of `ftpb browse`.
#[derive(Debug, Args)]
#[command(after_help = "The last line shows the keys that work now, and ? shows all of them.

Examples:
  ftpb browse
  ftpb browse 3735
  ftpb browse success-review --lang de,en")]
pub struct Browse {
    /// What to show first: a task, process, activity, phase or page
    #[arg(value_name = "REF")]
    pub what: Option<String>,
}
