//! A hash that is the same on every machine and in every release.

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// A hash over the parts with a line feed after each, so that `("ab", "c")` and `("a", "bc")` differ.
pub(super) fn stable_hash(parts: &[&str]) -> u64 {
    fnv_1a(parts.iter().flat_map(|part| part.bytes().chain(std::iter::once(b'\n'))))
}

/// FNV-1a with 64 bits. Fowler, Noll, Vo and Eastlake, "The FNV Non-Cryptographic Hash Algorithm", IETF
/// draft-eastlake-fnv.
fn fnv_1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_the_published_ones() {
        for (text, hash) in
            [("", OFFSET_BASIS), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv_1a(text.bytes()), hash);
        }
    }

    #[test]
    fn the_border_between_parts_counts() {
        assert_ne!(stable_hash(&["ab", "c"]), stable_hash(&["a", "bc"]));
        assert_ne!(stable_hash(&[]), stable_hash(&[""]));
    }
}
