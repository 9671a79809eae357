//! All tests through the outside: one binary. `run` runs the program; each other module is about one thing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::format_collect,
    clippy::type_complexity,
    reason = "a test that cannot go on fails where it stands"
)]

mod answers;
mod architecture;
#[cfg(unix)]
mod browse;
mod commands;
mod corpus;
mod embedded;
mod export;
mod flow;
mod hardening;
mod languages;
mod reading;
mod readme;
mod rules;
mod run;
mod search;
mod shell;
