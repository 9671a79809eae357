//! The arguments of `ftpb check`, as typed.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::output::format::{self, listing, report};

const EXAMPLES: &str = "Examples:
  ftpb check --playbooks german-playbook
  ftpb check --playbooks german-playbook --select links --fix --diff
  ftpb check --explain joined-rows

A finding is kept quiet by a comment on the line above its paragraph, list or table:
  <!-- ftpb: ignore RULE reason -->";

/// Arguments of `ftpb check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Check {
    /// Only these rules or groups of rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,

    /// Not these rules or groups of rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,

    /// Show findings of this severity and above [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info"]), hide_possible_values = false)]
    pub severity: Option<String>,

    /// Weigh rules differently: `dead-end=warning`
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub rule_severity: Vec<String>,

    /// Exit with 1 for findings of this severity and above [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info", "never"]))]
    pub fail_on: Option<String>,

    /// Of pages that this person answers for
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub owner: Vec<String>,

    /// Of this page (file, key, or part of the key)
    #[arg(long, short, value_name = "PAGE")]
    pub page: Vec<String>,

    /// Numbers by rule, without the findings
    #[arg(long)]
    pub summary: bool,

    /// Leave out the findings that this file knows
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub baseline: Option<PathBuf>,

    /// Write the findings to the baseline: from now on only new ones count
    #[arg(long, hide_short_help = true, requires = "baseline", conflicts_with_all = ["fix", "diff_base"])]
    pub write_baseline: bool,

    /// Only findings in lines that changed since this revision of Git
    #[arg(long, value_name = "REV", hide_short_help = true)]
    pub diff_base: Option<String>,

    /// Mend what needs no judgement
    #[arg(long, conflicts_with = "diff_base")]
    pub fix: bool,

    /// With --fix: show what would change, no more
    #[arg(long, requires = "fix")]
    pub diff: bool,

    /// Check again whenever a page changes, until Ctrl-C
    #[arg(long, hide_short_help = true, conflicts_with_all = ["fix", "write_baseline", "list", "explain"])]
    pub watch: bool,

    /// What a rule finds, why it matters, what to do
    #[arg(long, value_name = "RULE", conflicts_with_all = ["list", "fix"])]
    pub explain: Option<String>,

    /// List the rules
    #[arg(long, conflicts_with = "fix")]
    pub list: bool,

    /// How to write the findings
    #[arg(long, short, id = "format", value_name = "FORMAT", value_parser = forms())]
    pub format: Option<String>,
}

/// Forms of reports, and the formats that every listing has.
fn forms() -> PossibleValuesParser {
    let reports = report::FORMATS.iter().map(|format| format.name());
    let listings = listing::FORMATS.iter().map(|format| format.name());
    let listings = listings.filter(|name| format::find(report::FORMATS, name).is_none());
    PossibleValuesParser::new(reports.chain(listings).map(PossibleValue::new))
}
