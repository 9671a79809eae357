//! `ftpb check --explain` and `--list`: the documentation of one rule, and a list of all.

use std::io::Write;

use crate::check::{Check, rules};
use crate::cli::commands::check::selection::unknown_rule;
use crate::cli::exit::Outcome;
use crate::cli::rows::rule;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, wrap};

/// Explains one rule.
///
/// # Errors
/// When the rule does not exist, or writing fails.
pub fn explain(name: &str, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let check = rules::find(name).ok_or_else(|| unknown_rule(name))?;
    if session.wants_records() {
        let mut listing = rule::listing(session);
        listing.records.push(rule::record(check));
        return session.list(listing, out);
    }
    let width = session.style.width.unwrap_or(100);
    let mut lines = vec![
        vec![
            StyledSpan::new(check.rule.name, Tone::Heading),
            StyledSpan::new(
                &format!("  ({}, {})", check.group.as_str(), check.rule.severity.as_str()),
                Tone::Faint,
            ),
        ],
        Vec::new(),
    ];
    for text in [check.docs.what, check.docs.why] {
        lines.extend(wrap(&[StyledSpan::new(text, Tone::Plain)], Some(width)));
        lines.push(Vec::new());
    }
    example(&mut lines, "For example:", check.docs.bad);
    example(&mut lines, "Better:", check.docs.good);
    let remedy = format!("How to fix it: {}.{}", check.rule.help, fix_note(check));
    lines.extend(wrap(&[StyledSpan::new(&remedy, Tone::Plain)], Some(width)));
    out.write_all(session.style.painter.paint_lines(&lines).as_bytes())?;
    Ok(Outcome::Found)
}

fn fix_note(check: &Check) -> &'static str {
    if check.fix.is_some() { " `ftpb check --fix` does it where that is safe." } else { "" }
}

fn example(lines: &mut Vec<Vec<StyledSpan>>, head: &str, text: &str) {
    lines.push(vec![StyledSpan::new(head, Tone::Plain)]);
    lines.push(Vec::new());
    lines.extend(text.split('\n').map(|line| vec![StyledSpan::new(&format!("    {line}"), Tone::Code)]));
    lines.push(Vec::new());
}

/// Lists the rules.
///
/// # Errors
/// If the output cannot be written.
pub fn list(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = rule::listing(session);
    let mut all: Vec<&Check> = rules::ALL.to_vec();
    all.sort_by_key(|check| (check.group, check.rule.name));
    listing.records.extend(all.into_iter().map(rule::record));
    session.list(listing, out)
}
