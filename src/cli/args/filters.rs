//! What listings are narrowed to, as typed: a part of the playbook, and filters.

use clap::Args;

/// The part of the playbook that a listing is about.
#[derive(Clone, Debug, Default, Args)]
pub struct PartArg {
    /// A process, activity, task, phase or page [default: the whole playbook]
    #[arg(value_name = "REF")]
    pub of: Option<String>,
}

/// A part of the playbook, and filters.
#[derive(Clone, Debug, Default, Args)]
pub struct PartFilterArgs {
    /// The part.
    #[command(flatten)]
    pub part: PartArg,
    /// The filters.
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// Filters, as typed; each may be repeated, or have several values with commas between them.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Only this phase, or several (assess,success)
    #[arg(long, value_name = "PHASE")]
    pub phase: Vec<String>,

    /// Only this process, or several (key or title)
    #[arg(long, short, value_name = "PROCESS")]
    pub process: Vec<String>,

    /// Only this activity, or several
    #[arg(long, short, value_name = "ACTIVITY")]
    pub activity: Vec<String>,

    /// Only this role, or several (FM,FE)
    #[arg(long, short, value_name = "ROLE")]
    pub role: Vec<String>,

    /// Only tasks for these services or for all services
    #[arg(long, short, value_name = "SERVICE")]
    pub service: Vec<String>,

    /// With --service: leave out what is for all services
    #[arg(long, requires = "service")]
    pub only: bool,

    /// Only this motion, or several
    #[arg(long, short, value_name = "MOTION")]
    pub motion: Vec<String>,

    /// Only mandatory tasks
    #[arg(long)]
    pub mandatory: bool,

    /// Only optional tasks
    #[arg(long)]
    pub optional: bool,
}
