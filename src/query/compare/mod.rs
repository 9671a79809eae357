//! What translations, or editions, of the same pages say differently, and what each language has of the playbook.

pub mod alignment;
pub mod coverage;
pub mod differences;
pub mod pairing;
pub mod revisions;
pub mod supplement;
