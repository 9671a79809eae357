//! All tests through the outside: one binary.

mod architecture;
mod corpus;
mod embedded;
mod reading;
mod run;
