//! All tests through the outside: one binary.

mod architecture;
mod corpus;
mod embedded;
mod languages;
mod reading;
mod run;
