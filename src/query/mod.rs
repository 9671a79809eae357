//! Floor 2, what is asked of a playbook: which pages, which tasks, what comes next.

pub mod alignment;
pub mod choice;
pub mod coverage;
pub mod drift;
pub mod filter;
pub mod flow;
pub mod glossary;
pub mod history;
pub mod names;
pub mod pairing;
pub mod reference;
pub mod search;
pub mod supplement;

pub use choice::{Choice, Chosen};
pub use filter::Filter;
