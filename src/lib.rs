//! ftpb: a navigator for the FastTrack partner playbook.
//!
//! The way of one question goes down the house and up again:
//! argv -> [`cli`] -> session -> [`source`] (what is written) -> [`playbook`] (what it means)
//! -> [`query`] (what is asked) -> rows -> [`answer`] (how it is said) -> one writer -> exit code.
//!
//! | floor | module | knows |
//! |---|---|---|
//! | 0 | [`source`] | text, places, findings, languages, words, where pages come from |
//! | 1 | [`playbook`] | the model and the reader; total, it never fails |
//! | 1 | [`answer`] | tables, pages and formats; knows no playbook |
//! | 2 | [`query`] | filters, references, flow |
//! | 3 | [`cli`] | who asks: arguments, session, rows, exit codes |
//!
//! A module uses only floors below its own; a test keeps it so. Beside the house lies [`threads`], which knows nothing
//! of it: how work is done side by side.

#![cfg_attr(test, allow(clippy::string_slice, reason = "a test that cannot go on fails where it stands"))]
#![cfg_attr(test, allow(clippy::single_range_in_vec_init, reason = "a list of one place is meant as one"))]

pub mod check;
pub mod checklist;
pub mod cli;
pub mod output;
pub mod playbook;
pub mod query;
pub mod source;
