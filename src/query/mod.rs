//! Floor 2, what is asked of a playbook: which pages, which tasks, what comes next.

pub mod check;
pub mod choice;
pub mod filter;
pub mod flow;
pub mod names;
pub mod reference;
pub mod search;

pub use choice::{Choice, Chosen};
pub use filter::Filter;
