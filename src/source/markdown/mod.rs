//! All knowledge of Markdown: lines, cells of table rows, list items, inline text, HTML, links.
//!
//! A page is read line by line, because strict `CommonMark` loses a whole table for one missing dash, where a person
//! still sees rows. What is inside a line (emphasis, links, entities, code) is parsed by `pulldown-cmark`.

pub mod alert;
pub mod blocks;
pub mod cells;
pub mod columns;
pub mod definitions;
pub mod delimiter;
pub mod emphasis;
pub mod html;
pub mod inline;
pub mod lines;
mod link;
pub mod list;
pub mod literal;
pub mod nesting;
pub mod quoted;
pub mod references;
pub mod safelink;
pub mod shown;
