//! Links and images in a text.

use std::ops::Range;

/// A link or an image in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The link's text, or the image's description.
    pub text: String,
    /// The target as it is written.
    pub target: String,
    /// Whether it shows an image.
    pub image: bool,
    /// Its bytes in the fragment.
    pub range: Range<usize>,
}
