//! ftpb: a navigator for the FastTrack partner playbook.
//!
//! [`source`] loads files, [`playbook`] parses them into a model, [`query`] searches the model, [`output`] renders the
//! results, and [`cli`] ties them together. A command runs through argv, args, session, reference, query, rows, output,
//! one writer and the exit code, in this order.
//!
//! | layer | module | what it knows |
//! |---|---|---|
//! | 0 | [`source`] | what is written: text and spans, Markdown, front matter, words, where pages come from |
//! | 1 | [`playbook`] | what it means: the model and its reader, which never fails; links, order, dates |
//! | 1 | [`output`] | how it is said: tables, pages, formats; knows no playbook |
//! | 2 | [`query`] | what is asked: references, filters, flow, search, comparison, glossary |
//! | 3 | [`check`] | what is wrong with pages: rules, fixes, baseline |
//! | 3 | `browse` | what is looked at: the playbook on a terminal, as a tree and pages |
//! | 3 | [`checklist`] | one customer: the file, its progress, bringing it up to date |
//! | 4 | [`cli`] | who asks: arguments, commands, rows, settings, the shell, exit codes |
//!
//! A module uses only layers below its own; `tests/architecture/` checks this.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that cannot go on fails where it stands"))]
#![cfg_attr(test, allow(clippy::single_range_in_vec_init, reason = "a list of one place is meant as one"))]

#[cfg(feature = "browse")]
pub mod browse;
pub mod check;
pub mod checklist;
pub mod cli;
pub mod output;
pub mod playbook;
pub mod query;
pub mod source;
