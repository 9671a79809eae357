//! Columns that stand side by side, one a language: names of fields that only tables for people have.

/// The names, in the order of the columns.
pub const SIDES: [&str; MOST] =
    ["side_1", "side_2", "side_3", "side_4", "side_5", "side_6", "side_7", "side_8"];

/// As many languages stand side by side at most.
pub const MOST: usize = 8;
