//! All tests through the outside: one binary.

mod corpus;
mod languages;
mod reading;
