//! The shell and the terminal: completion, help, manual pages, the pager, progress and the version.

pub mod completion;
pub mod help;
pub mod manual;
pub mod pager;
pub mod progress;
pub mod version;
pub mod watch;
