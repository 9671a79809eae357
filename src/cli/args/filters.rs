//! The filters that listings take, as typed.

use clap::Args;

/// Filters, as typed; each may be given several times.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Of this phase (key, title or word of any language)
    #[arg(long, value_name = "PHASE")]
    pub phase: Vec<String>,

    /// Of this process (key, part of it, or title)
    #[arg(long, short, value_name = "PROCESS")]
    pub process: Vec<String>,

    /// Of this activity
    #[arg(long, short, value_name = "ACTIVITY")]
    pub activity: Vec<String>,

    /// For this role (FM, fasttrack-manager, …)
    #[arg(long, short, value_name = "ROLE")]
    pub role: Vec<String>,

    /// For this service, and what is for all services
    #[arg(long, short, value_name = "SERVICE")]
    pub service: Vec<String>,

    /// With --service: without what is for all services
    #[arg(long, requires = "service")]
    pub only: bool,

    /// In this motion
    #[arg(long, short, value_name = "MOTION")]
    pub motion: Vec<String>,

    /// Mandatory tasks
    #[arg(long)]
    pub mandatory: bool,

    /// Optional tasks
    #[arg(long)]
    pub optional: bool,
}
