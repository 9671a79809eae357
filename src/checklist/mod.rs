//! An checklist: the checklist that a team keeps for one customer, and how far it has come.
//!
//! A checklist is a Markdown file that belongs to its writer. ftpb knows the lines that it wrote itself by a
//! mark at their end, which holds a checksum of what it wrote; a line whose checksum does not fit was edited
//! by a person, and everything a person wrote stays as it is, to the byte.

pub mod document;
pub mod line;
pub mod plan;
pub mod progress;
pub mod scope;
pub mod update;

pub use document::{Checklist, Problem};
pub use plan::Plan;
pub use scope::Scope;
