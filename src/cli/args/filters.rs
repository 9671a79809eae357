//! The filters that listings take, as typed.

use clap::Args;

/// Filters, as typed; each may be repeated.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Only this phase (key or title, in any language)
    #[arg(long, value_name = "PHASE")]
    pub phase: Vec<String>,

    /// Only this process (key, part of the key, or title)
    #[arg(long, short, value_name = "PROCESS")]
    pub process: Vec<String>,

    /// Only this activity
    #[arg(long, short, value_name = "ACTIVITY")]
    pub activity: Vec<String>,

    /// Only this role (FM, fasttrack-manager, …)
    #[arg(long, short, value_name = "ROLE")]
    pub role: Vec<String>,

    /// Only this service, and what is for all services
    #[arg(long, short, value_name = "SERVICE")]
    pub service: Vec<String>,

    /// With --service: without what is for all services
    #[arg(long, requires = "service")]
    pub only: bool,

    /// Only this motion
    #[arg(long, short, value_name = "MOTION")]
    pub motion: Vec<String>,

    /// Only mandatory tasks
    #[arg(long)]
    pub mandatory: bool,

    /// Only optional tasks
    #[arg(long)]
    pub optional: bool,
}
