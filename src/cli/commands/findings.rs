//! `ftpb findings`: what is wrong with the pages.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::error::Error;
use crate::cli::outcome::Outcome;
use crate::cli::rows::finding;
use crate::cli::session::Session;

/// Arguments of `ftpb findings`.
#[derive(Debug, Args)]
pub struct Findings {
    /// Of this severity and above
    #[arg(long, value_name = "SEVERITY", default_value = "info", value_parser = PossibleValuesParser::new(["info", "warning", "error"]))]
    severity: String,

    /// Of this rule
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
}

/// Lists findings in the order of files and places.
pub(super) fn run(args: &Findings, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let mut listing = finding::listing(session);
    for page in session.playbook.pages(session.choice.tags()) {
        let heavy = |severity: &str| match args.severity.as_str() {
            "error" => severity == "error",
            "warning" => severity != "info",
            _ => true,
        };
        let taken = page.findings.iter().filter(|finding| {
            heavy(finding.rule.severity.as_str())
                && (args.rule.is_empty() || args.rule.iter().any(|rule| rule == finding.rule.name))
        });
        listing.records.extend(taken.map(|finding| finding::record(page, finding)));
    }
    session.list(listing, out)
}
