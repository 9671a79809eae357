//! Renders a page of Markdown for a terminal, or for a document in HTML or Markdown.
//!
//! `read` turns the events of pulldown-cmark into blocks, `repair` restores what CommonMark loses of a damaged page, and
//! `draw` draws the blocks at the width of the terminal, `html` and `markdown` write them into a document.

mod block;
mod draw;
pub mod html;
mod inline;
mod links;
pub mod markdown;
pub mod places;
mod read;
mod repair;

use crate::output::style::Style;
use crate::output::terminal::{StyledText, wrap};
use crate::source::markdown::nesting::bounded;

pub use links::Leads;

/// What of a page to show, and the words for images and alerts.
#[derive(Clone)]
pub struct Options<'playbook> {
    /// Whether to show the headings only, indented by their level.
    pub outline: bool,
    /// Whether to show links as `text [1]`, with the addresses at the end.
    pub numbered: bool,
    /// The word for an image, as in `[image: a diagram]`.
    pub image: String,
    /// Words for the kinds of alerts, such as `("IMPORTANT", "Wichtig")`; other kinds are shown by their name.
    pub alerts: Vec<(String, String)>,
    /// The command to type for a link within the playbook.
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

/// Renders a page without its front matter. Any text is a valid page.
#[must_use]
pub fn render(markdown: &str, style: &Style, options: &Options<'_>) -> String {
    style.painter.paint_lines(&lines(markdown, style, options))
}

/// The lines of a page, to show side by side with another page.
#[must_use]
pub fn lines(markdown: &str, style: &Style, options: &Options<'_>) -> Vec<StyledText> {
    let mut links = links::Links::new(style.painter, options.numbered, options.leads);
    let blocks = blocks(markdown, &mut links, options);
    if options.outline {
        draw::outline(&blocks, style.width)
    } else {
        let mut page = draw::page(&blocks, style, &options.alerts);
        page.extend(links.at_the_end().iter().flat_map(|line| wrap(line, style.width)));
        page
    }
}

/// The lines of two texts beside each other with numbers for their links, and the addresses below both.
#[must_use]
pub fn beside(
    (one, of_one): (&str, &Options<'_>),
    (two, of_two): (&str, &Options<'_>),
    style: &Style,
) -> ([Vec<StyledText>; 2], Vec<StyledText>) {
    let leads = |target: &str| (of_one.leads)(target).or_else(|| (of_two.leads)(target));
    let mut links = links::Links::new(style.painter, true, &leads);
    let mut drawn = |text: &str, options: &Options<'_>| {
        draw::page(&blocks(text, &mut links, options), style, &options.alerts)
    };
    let columns = [drawn(one, of_one), drawn(two, of_two)];
    (columns, links.list())
}

/// The blocks of a page, repaired where Markdown would show something else.
fn blocks(markdown: &str, links: &mut links::Links<'_>, options: &Options<'_>) -> Vec<block::Block> {
    read::blocks(&bounded(&repair::without_conflict_markers(markdown)), links, &options.image)
}

#[cfg(test)]
mod tests;
