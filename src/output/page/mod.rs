//! A page of Markdown as a person reads it in a terminal.
//!
//! Blocks are read from pulldown-cmark's events (`read`), what CommonMark loses and a person still sees is put
//! right on the way (`repair`), and the blocks are drawn to the width (`draw`).

mod block;
mod draw;
mod inline;
mod links;
mod read;
mod repair;

use crate::output::style::Style;
use crate::output::terminal::{StyledText, wrap};

pub use links::Leads;

/// What of a page is shown, and the words for what its Markdown does not say in words.
#[derive(Clone)]
pub struct Options<'playbook> {
    /// Headings alone, set in by their level.
    pub outline: bool,
    /// Links as `text [1]`, and all addresses numbered at the end.
    pub numbered: bool,
    /// The word for an image, as in `[image: a diagram]`.
    pub image: String,
    /// Words for kinds of alerts: `("IMPORTANT", "Wichtig")`; another kind is shown by its own name.
    pub alerts: Vec<(String, String)>,
    /// What to type for a link within the playbook.
    pub leads: &'playbook Leads<'playbook>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self {
            outline: false,
            numbered: false,
            image: "image".to_owned(),
            alerts: Vec::new(),
            leads: &|_| None,
        }
    }
}

/// The page, drawn; front matter is not part of it. Any text gives something: there is no page that fails.
#[must_use]
pub fn render(markdown: &str, style: &Style, options: &Options<'_>) -> String {
    style.painter.paint_lines(&lines(markdown, style, options))
}

/// The lines of the page, drawn but not painted, to be set beside others.
#[must_use]
pub fn lines(markdown: &str, style: &Style, options: &Options<'_>) -> Vec<StyledText> {
    let markdown = repair::without_conflict_markers(markdown);
    let mut links = links::Links::new(style.painter.hyperlinks, options.numbered, options.leads);
    let blocks = read::blocks(&markdown, &mut links, &options.image);
    if options.outline {
        draw::outline(&blocks, style.width)
    } else {
        let mut page = draw::page(&blocks, style, &options.alerts);
        page.extend(links.at_the_end().iter().flat_map(|line| wrap(line, style.width)));
        page
    }
}

#[cfg(test)]
mod tests;
