//! Checklists: Markdown files with the tasks for one customer, and the progress they record.
//!
//! A task's line begins with its id, which ftpb writes in bold, and by which it recognizes the line. A comment at the end holds the sums of the texts
//! that ftpb wrote: a text of another sum was written by a person, and ftpb never changes it.

pub mod document;
pub mod edit;
mod fence;
pub mod head;
pub mod id;
pub mod mark;
pub mod memory;
pub mod plan;
mod problem;
pub mod progress;
pub mod schedule;
pub mod scope;
pub mod tick;
pub mod update;

pub use document::Checklist;
pub use plan::Plan;
pub use problem::Problem;
pub use scope::Scope;
