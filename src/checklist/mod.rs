//! Checklists: Markdown files with the tasks for one customer, and the progress they record.
//!
//! ftpb ends each line that it writes with a comment that contains a checksum. A line without such a comment, or whose
//! checksum does not match, was written by a person, and ftpb never changes it.

pub mod document;
pub mod line;
pub mod plan;
pub mod progress;
pub mod scope;
pub mod update;

pub use document::{Checklist, Problem};
pub use plan::Plan;
pub use scope::Scope;
