//! `ftpb browse` on a pseudo-terminal, read back by an emulator of a terminal.

mod deeds;
mod guests;
mod hostile;
pub mod pictures;
pub mod screen;
mod walks;
