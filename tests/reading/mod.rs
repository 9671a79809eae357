//! Reading as a whole: other dresses of a page, other languages, damage at random, size.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails where something is missing"
)]

mod directives;
mod elsewhere;
pub(crate) mod encodings;
mod french;
mod includes;
pub(crate) mod mutation;
mod odd_places;
mod published;
pub(crate) mod random;
mod size;
mod specification;
