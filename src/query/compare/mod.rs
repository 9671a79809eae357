//! Comparison of translations and editions of the same pages: what differs, and what a translation lacks.

pub mod alignment;
pub mod coverage;
pub mod differences;
pub mod pairing;
pub mod revisions;
pub mod supplement;
pub mod work;
