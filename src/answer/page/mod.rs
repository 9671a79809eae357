//! A page of Markdown as a person reads it in a terminal.
