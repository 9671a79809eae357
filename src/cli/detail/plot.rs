//! A bar chart of counts, one line each.

use std::io::Write;

use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, width};

/// The width of a bar if the output has none.
const ROOM: usize = 60;

/// Draws a bar for each count.
///
/// # Errors
/// If the output cannot be written.
pub fn bars(session: &Session, counts: &[(String, usize)], out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let name = counts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let digits = most.to_string().len();
    let room =
        session.style.width.map_or(ROOM, |width| width.min(100)).saturating_sub(name + digits + 4).max(5);
    let line = |(name, count): &(String, usize)| {
        // A count above zero is visible.
        let cells = (count * room / most).max(usize::from(*count > 0));
        vec![
            StyledSpan::new(name, Tone::Plain),
            StyledSpan::new(&format!("  {count:>digits$}  "), Tone::Id),
            StyledSpan::new(&"█".repeat(cells), Tone::Good),
        ]
    };
    lines(session, &counts.iter().map(line).collect::<Vec<_>>(), out)?;
    Ok(Outcome::Found)
}
