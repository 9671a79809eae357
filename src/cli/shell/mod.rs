//! The terminal and the shell around it: completion, help, manual pages, the pager, what the environment says.

pub mod completion;
pub mod help;
pub mod manual;
pub mod pager;
pub mod progress;
pub mod terminal;
pub mod version;
pub mod welcome;
