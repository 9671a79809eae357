//! The only way to the terminal.
//!
//! Pages have many authors and may contain anything, escape sequences included. Text reaches a terminal only as a
//! [`StyledSpan`], which cleans it, and only through a [`Painter`], which alone writes escape sequences: for colours
//! (SGR) and hyperlinks (OSC 8). Tables, pages, errors and notices all go this way.

mod clean;
mod cut;
mod hidden;
mod link;
mod paint;
mod painted;
mod span;
mod unbreakable;
mod wrap;

pub use clean::{clean, escape_json, on_one_line};
pub use cut::{cut, cut_within, fold};
pub use hidden::{code_point, is_hidden, with_hidden};
pub use link::hyperlink;
pub use paint::Painter;
pub use painted::painted;
pub use span::{StyledSpan, StyledText, plain};
pub use wrap::{Spans, break_points, longest_word, need, slice, width, wrap};
