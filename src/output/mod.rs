//! How an answer is said: tables, pages, formats. Knows no playbook.
//!
//! A [`Listing`] is filled once and written by any [`Format`](format::Format); a page of Markdown is
//! rendered by [`page::render`]. Whatever a person is to read leaves through [`terminal`], where text
//! becomes harmless; a [`Style`] says how wide and how colourful.

pub mod schema;
pub mod table;
pub mod format;
mod listing;
pub mod page;
mod record;
mod select;
mod style;
pub mod terminal;
mod tone;

pub use format::write;
pub use listing::{Column, Listing};
pub use record::{Field, Record};
pub use select::UnknownField;
pub use schema::{Shape, Slot, Type};
pub use style::Style;
pub use tone::Tone;
