//! Markdown as a person reads it, with places: lines, cells of table rows, and inline text.
//!
//! A page is walked line by line. The strict block structure of `CommonMark` would lose a table for one
//! missing dash and would hold a tree ten times the size of a large table in memory; a person sees rows.
//! What stands *inside* a line (emphasis, links, entities, code) is `pulldown-cmark`'s.

pub mod cells;
pub mod html;
pub mod inline;
pub mod lines;
mod link;
pub mod list;
pub mod safelink;
