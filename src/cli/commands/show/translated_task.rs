//! A task beside its translation.

use std::io::Write;

use crate::cli::commands::show::{Show, side_by_side, wanted};
use crate::cli::detail::card;
use crate::cli::session::Session;
use crate::playbook::{Page, Task};
use crate::query::Chosen;
use crate::source::Tag;

/// Shows a task in both requested languages side by side; returns whether both have it.
pub(super) fn beside(
    args: &Show,
    session: &Session,
    id: &str,
    shown: &[Chosen<'_>],
    all: &[(&Page, &Task)],
    out: &mut dyn Write,
) -> anyhow::Result<bool> {
    let of = |tag: &Tag| shown.iter().find(|chosen| chosen.page.lang == *tag);
    let own: Vec<&Chosen<'_>> = session.choice.strict_tags().iter().filter_map(of).collect();
    let [first, second] = own[..] else { return Ok(false) };
    let (Some(one), Some(two)) = (first.page.task(id), second.page.task(id)) else { return Ok(false) };
    session.uses(first);
    session.uses(second);
    side_by_side::tasks(session, (first.page, one), (second.page, two), wanted(args), out)?;
    let is_other = |(page, row): &&(&Page, &Task)| {
        page.lang == first.page.lang && (&page.file, row.row) != (&first.page.file, one.row)
    };
    let others: Vec<(&Page, &Task)> = all.iter().filter(is_other).copied().collect();
    card::also_in(session, (first.page, one), &others, out)?;
    Ok(true)
}
