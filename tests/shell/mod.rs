//! At home in the shell: help, forgiving words, completion, manuals, settings, pager.

#[cfg(unix)]
mod completion;
mod config;
pub mod help;
mod here;
mod init;
mod manual;
#[cfg(unix)]
mod surroundings;
#[cfg(unix)]
mod terminal;
mod words;
