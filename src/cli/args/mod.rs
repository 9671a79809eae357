//! Arguments that several commands share: the common options, filters, and the language preference.

pub mod exclusion;
pub mod filters;
pub mod language;
pub(super) mod missing;
pub mod options;
pub mod output_file;
pub mod retired;
mod too_many;
pub(super) mod unfit;
pub(super) mod usage_error;
