//! How an answer is said: tables, pages, formats. Knows no playbook.
//!
//! A [`Listing`] is filled once and written by any [`Format`](format::Format); a page of Markdown is
//! rendered by [`page::render`]. Whatever a person is to read leaves through [`terminal`], where text
//! becomes harmless; a [`Style`] says how wide and how colourful.

pub mod format;
mod listing;
pub mod page;
mod record;
pub mod schema;
mod select;
mod style;
pub mod table;
pub mod terminal;
mod tone;

pub use listing::{Column, Listing};
pub use record::{Field, Record};
pub use schema::{FieldType, Schema, SchemaField};
pub use select::UnknownField;
pub use style::Style;
pub use tone::Tone;
