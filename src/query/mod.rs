//! Floor 2, what is asked of a playbook: which pages, which tasks, what comes next.

pub mod check;
pub mod choice;
pub mod engagement;
pub mod filter;
pub mod flow;
pub mod graph;
pub mod names;
pub mod reference;
pub mod route;
pub mod search;
pub mod usage;

pub use choice::{Choice, Chosen};
pub use filter::Filter;
