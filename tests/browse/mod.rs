//! `ftpb browse` on a pseudo-terminal, read back by an emulator of a terminal.

mod hostile;
mod keys;
pub mod pictures;
mod restoring;
pub mod screen;
mod walks;
