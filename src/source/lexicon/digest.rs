//! The number by which a word is found in a table; the build and the program have to agree on it.

/// A word as a number: FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), its halves folded together
/// so that the low bits, which choose the slot, depend on all of it.
#[must_use]
pub fn digest(word: &str) -> u64 {
    let whole = word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    whole ^ (whole >> 32)
}
