//! The arguments of `ftpb check`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::args::options::{Options, format_parser};
use crate::output::format::{self, listing, report};

const EXAMPLES: &str = "Examples:
  ftpb check --playbooks german-playbook
  ftpb check --playbooks german-playbook --select links --fix --diff
  ftpb check --explain joined-rows

To ignore a finding, put a comment on the line above its paragraph, list or table:
  <!-- ftpb: ignore RULE reason -->";

/// Arguments of `ftpb check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct CheckArgs {
    /// Check only these pages (file, folder or key)
    #[arg(value_name = "PAGE")]
    pub of: Vec<String>,

    /// Apply only these rules or groups of rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,

    /// Do not apply these rules or groups of rules
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,

    /// Show findings of this severity or higher [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info"]), hide_possible_values = false)]
    pub severity: Option<String>,

    /// Change the severity of rules: `dead-end=warning`
    #[arg(long, value_name = "RULE", value_delimiter = ',', hide_short_help = true)]
    pub rule_severity: Vec<String>,

    /// Fail at this severity or higher [default: warning]
    #[arg(long, value_name = "SEVERITY", value_parser = PossibleValuesParser::new(["error", "warning", "info", "never"]))]
    pub fail_on: Option<String>,

    /// Check only the pages of this owner
    #[arg(long, value_name = "NAME", hide_short_help = true)]
    pub owner: Vec<String>,

    /// The same as PAGE
    #[arg(long, value_name = "PAGE", hide_short_help = true)]
    pub page: Vec<String>,

    /// Show only the number of findings for each rule
    #[arg(long)]
    pub summary: bool,

    /// Hide the findings in this baseline file
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    pub baseline: Option<PathBuf>,

    /// Write all findings to the baseline file, so that only new ones count from now on
    #[arg(long, hide_short_help = true, requires = "baseline", conflicts_with_all = ["fix", "diff_base"])]
    pub write_baseline: bool,

    /// Show only findings on lines that changed since this Git revision
    #[arg(long, value_name = "REV", hide_short_help = true)]
    pub diff_base: Option<String>,

    /// Fix the findings that can be fixed safely
    #[arg(
        long,
        long_help = "Fix the findings that can be fixed safely: those of every severity, unless --severity says which",
        conflicts_with = "diff_base"
    )]
    pub fix: bool,

    /// With --fix: only show what would change
    #[arg(long, requires = "fix")]
    pub diff: bool,

    /// Check again whenever a page changes; stop with Ctrl-C
    #[arg(long, hide_short_help = true, conflicts_with_all = ["fix", "write_baseline", "list", "explain"])]
    pub watch: bool,

    /// Explain a rule and how to fix what it finds
    #[arg(long, value_name = "RULE", conflicts_with_all = ["list", "fix"])]
    pub explain: Option<String>,

    /// List the rules
    #[arg(long, conflicts_with = "fix")]
    pub list: bool,

    /// Output format
    #[arg(long, short, id = "format", value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,
}

impl CheckArgs {
    /// The option that asks for something else than a listing.
    #[must_use]
    pub fn whole_answer(&self) -> Option<&'static str> {
        let whole = [
            ("--explain", self.explain.is_some()),
            ("--summary", self.summary && !self.list),
            ("--fix", self.fix),
            ("--write-baseline", self.write_baseline),
        ];
        whole.iter().find(|(_, is_typed)| *is_typed).map(|(name, _)| *name)
    }

    /// Whether the answer is about rules, and not about pages.
    #[must_use]
    pub fn is_about_rules(&self) -> bool {
        self.list || self.explain.is_some()
    }

    /// How the command is called, if its answer is a whole document, and the first option that was typed about
    /// records, which it does not have. A report can tell their number.
    #[must_use]
    pub fn document(&self, options: &Options) -> Option<(String, &'static str)> {
        if self.diff {
            return Some("ftpb check --fix --diff".to_owned()).zip(options.of_records(false));
        }
        let named = self.format.as_deref();
        let of_file = || format::of_file(report::FORMATS, options.file().filter(|_| !options.json)?);
        let report = named.map_or_else(of_file, |name| format::find(report::FORMATS, name));
        // A file in Markdown may be a table as well.
        let report = report.filter(|report| named.is_some() || report.name() != "markdown")?;
        let option = options.of_listing().filter(|option| *option != "--count" && !self.is_about_rules())?;
        Some((format!("ftpb check --format {}", report.name()), option))
    }
}

/// The report formats and the formats of listings.
fn formats() -> impl TypedValueParser<Value = String> {
    let reports = report::FORMATS.iter().map(|format| format.name());
    let listings = listing::FORMATS.iter().map(|format| format.name());
    let listings = listings.filter(|name| format::find(report::FORMATS, name).is_none());
    format_parser(reports.chain(listings).map(PossibleValue::new))
}
