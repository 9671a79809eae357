//! Reading as a whole: other dresses of a page, other languages, damage at random, size.

pub(crate) mod dress;
mod includes;
mod mutation;
mod random;
mod size;
