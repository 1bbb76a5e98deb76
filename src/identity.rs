//! Names for things that come and go: answers, jobs, folders of uploads.

use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};

/// A name that was not given before: 16 hexadecimal digits.
pub(crate) fn fresh_identity() -> String {
    // Each `RandomState` has keys of its own, drawn from the system's randomness once a thread.
    let random = RandomState::new().hash_one(0_u8).to_le_bytes();
    let moment = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_nanos());
    let digest = Sha256::new().chain_update(random).chain_update(moment.to_le_bytes()).finalize();
    format!("{digest:x}")[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_are_alike() {
        let names: std::collections::HashSet<String> = (0..1_000).map(|_| fresh_identity()).collect();
        assert_eq!(names.len(), 1_000);
        assert!(names.iter().all(|name| name.len() == 16));
    }
}
