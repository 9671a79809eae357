//! Layer 0, what is written: text and its places, Markdown, findings, languages and their words, where pages come from.

pub mod encoding;
pub mod finding;
pub mod fold;
pub mod front_matter;
pub mod hash;
pub mod invisible;
pub mod key;
pub mod language;
pub mod lexicon;
pub mod markdown;
pub mod parallel;
mod shared;
pub mod store;
pub mod text;
mod yaml;

pub use finding::{Finding, Rule, Severity};
pub use key::Key;
pub use language::Tag;
pub use lexicon::{Lexicon, Lexicons};
pub use text::{Place, SourceText, Span};
