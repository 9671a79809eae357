//! Floor 1, what the pages mean: the model, its reader, and the playbook that holds all pages.

pub mod date;
pub mod fault;
pub mod identity;
pub mod link;
pub mod model;
pub mod reader;

pub use identity::Kind;
pub use model::{Activity, Label, Page, Part, Requirement, Revision, Sense, Task};
