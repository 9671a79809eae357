//! All tests through the outside: one binary.

mod corpus;
mod reading;
