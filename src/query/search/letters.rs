//! The letters of a text without their places: what tells at once that a text cannot hold a word.

use std::ops::Range;

use crate::query::search::folded::{Take, is_letter, walk};

/// Adds the letters of a text, as UTF-8, without their places: a small part of the work, for texts that may hold
/// nothing.
pub fn close_up(original: &str, letters: &mut Vec<u8>) {
    letters.reserve(original.len());
    walk(original, &mut Letters(letters));
}

/// The letter that a byte is compared by; 0 where it is none of ASCII.
#[expect(
    clippy::indexing_slicing,
    reason = "a byte below 128 has its place among 256, and it is tried when compiled"
)]
const LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// Writes letters and nothing else.
struct Letters<'l>(&'l mut Vec<u8>);

impl Take for Letters<'_> {
    fn ascii(&mut self, run: &[u8], _: usize) {
        let start = self.0.len();
        self.0.resize(start + run.len(), 0);
        let mut written = 0;
        let room = self.0.get_mut(start..).unwrap_or_default();
        for byte in run {
            let letter = LETTERS.get(usize::from(*byte)).copied().unwrap_or_default();
            // What is no letter is written over by the next.
            if let Some(slot) = room.get_mut(written) {
                *slot = letter;
            }
            written += usize::from(letter != 0);
        }
        self.0.truncate(start + written);
    }

    fn one(&mut self, c: char, _: Range<usize>) {
        if is_letter(c) {
            self.0.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::search::folded::Folded;

    proptest! {
        #[test]
        fn the_letters_are_those_of_the_folded_text(text in any::<String>()) {
            let mut letters = Vec::new();
            close_up(&text, &mut letters);
            let folded = Folded::of(&text);
            prop_assert_eq!(letters, folded.text().as_bytes());
        }
    }
}
