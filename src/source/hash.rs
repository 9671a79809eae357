//! FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>): a short hash that is the same on every machine and in every
//! version, for files that outlive the program. It protects against nobody who wants two texts to collide.

/// The hash in 64 bits.
#[must_use]
pub fn fnv1a_64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// The hash in 32 bits of no bytes.
pub const EMPTY_32: u32 = 0x811c_9dc5;

/// The hash in 32 bits.
#[must_use]
pub fn fnv1a_32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    continue_32(EMPTY_32, bytes)
}

/// The hash of what `hash` is of, followed by more bytes.
#[must_use]
pub fn continue_32(hash: u32, bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_specification() {
        assert_eq!(fnv1a_64(*b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(fnv1a_32(*b"foobar"), 0xbf9c_f968);
    }
}
