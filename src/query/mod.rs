//! Floor 2, what is asked of a playbook: which pages, which tasks, what comes next.

pub mod abbreviation;
pub mod alignment;
pub mod check;
pub mod choice;
pub mod coverage;
pub mod drift;
pub mod engagement;
pub mod filter;
pub mod flow;
pub mod glossary;
pub mod graph;
pub mod history;
pub mod names;
pub mod pairing;
pub mod reference;
pub mod route;
pub mod search;
pub mod supplement;
pub mod usage;

pub use choice::{Choice, Chosen};
pub use filter::Filter;
