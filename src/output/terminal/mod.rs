//! The one way to a terminal.
//!
//! Pages are written by many hands and may hold anything, escape sequences included. Text therefore reaches a
//! terminal only as a [`StyledSpan`], which cleans what it is given, and only through a [`Painter`], which alone
//! writes the sequences for colour (SGR) and hyperlinks (OSC 8). Tables, pages, errors and notices all go here.

mod clean;
mod keep;
mod link;
mod measure;
mod paint;
mod span;
mod wrap;

pub use clean::{clean, escape_json};
pub use link::hyperlink;
pub use measure::Measured;
pub use paint::Painter;
pub use span::{StyledSpan, StyledText, plain};
pub use wrap::{need, slice, width, wrap};
