//! Answers for people that are not listings: cards, rendered pages, search hits, bar charts.

pub mod card;
pub mod hits;
pub mod lifecycle;
pub mod news;
pub mod page;
pub mod plot;
pub mod process;
pub mod steps;
