//! At home in the shell: help, forgiving words, completion, manuals, settings, pager.

mod completion;
mod config;
mod help;
mod init;
mod manual;
mod surroundings;
mod terminal;
mod words;
