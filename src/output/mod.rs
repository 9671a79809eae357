//! Writes answers: tables, pages, and every format. Independent of the playbook.
//!
//! A document, such as a [`Listing`], is filled once and written by any [`Format`](format::Format); a page of Markdown
//! is rendered by [`page::render`]; many pages become one [`document`]. Text for people goes through [`terminal`], which removes what could steer a
//! terminal; a [`Style`] holds the width and whether to use colours.

pub mod document;
pub mod format;
mod listing;
mod markdown_text;
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
pub use style::{Destination, Style};
pub use tone::Tone;
