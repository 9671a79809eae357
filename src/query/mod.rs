//! Layer 2, what is asked of a playbook: references, filters, flow, search, comparison, glossary.

pub mod compare;
pub mod filter;
pub mod flow;
pub mod glossary;
pub mod language_choice;
pub mod reference;
pub mod search;
pub mod usage;

pub use filter::Filter;
pub use language_choice::{Choice, Chosen, page_in};
