//! The links of a row of tasks.

use pulldown_cmark::{BrokenLink, CowStr, Parser};

use crate::playbook::links::page::LinkWalk;
use crate::playbook::links::shown;
use crate::playbook::model::{Link, Page, Task};
use crate::source::Span;
use crate::source::markdown::inline;
use crate::source::text::union;

impl Page {
    /// The links and images of a task's row, as [`Page::links`] finds them, but for the struck ones. Those of a row that
    /// Markdown does not show as one are found, too.
    #[must_use]
    pub fn links_of(&self, task: &Task) -> Vec<Link> {
        // In front of it nothing opens a block: a row is part of a line.
        const GUARD: &str = "\u{2060}";
        let row = self.text.slice(task.row);
        if !row.contains(['[', '<']) && !shown::may_have_address(row) {
            return Vec::new();
        }
        let guarded = format!("{GUARD}{row}");
        let base = task.row.start as usize;
        let in_page = |at: usize| base + at.saturating_sub(GUARD.len());
        let mut resolve = |link: BrokenLink<'_>| {
            let address = self.references().address(&link.reference)?;
            Some((CowStr::from(address.to_owned()), CowStr::from("")))
        };
        let mut walk = LinkWalk::of(self);
        let parser = Parser::new_with_broken_link_callback(&guarded, inline::options(), Some(&mut resolve));
        for (event, range) in parser.into_offset_iter() {
            walk.event(event, in_page(range.start)..in_page(range.end));
        }
        let struck = inline::struck(&guarded).into_iter();
        let struck: Vec<Span> = struck.map(|own| Span::new(in_page(own.start), in_page(own.end))).collect();
        let struck = union(struck);
        let mut links = walk.finish();
        links.retain(|link| {
            let next = struck.partition_point(|own| own.end <= link.span.start);
            struck.get(next).is_none_or(|own| link.span.start < own.start)
        });
        links
    }
}
