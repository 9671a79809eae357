//! How one thing is shown to a person: the card of a task or activity, a rendered page, search hits, revisions.

pub mod card;
pub mod hits;
pub mod page;
pub mod plot;
