//! The shell and the terminal: completion, help, manual pages, pager, progress, colors, version and welcome.

pub mod completion;
pub mod help;
pub mod manual;
pub mod pager;
pub mod progress;
pub mod terminal;
pub mod version;
pub mod welcome;
