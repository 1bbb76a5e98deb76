//! Files of a generation in memory, mapped and not copied.
#![expect(unsafe_code, reason = "mapping a file, and a hint to the processor; see the two reasonings below")]

use std::fs::File;
use std::path::Path;

use memmap2::Mmap;

use super::IndexError;

#[cfg(target_endian = "big")]
compile_error!("the files of vectors and links are little-endian and read in place");

#[cfg(target_arch = "x86_64")]
const CACHE_LINE: usize = 64;

/// Maps a file; the map begins on a page.
pub(super) fn map(path: &Path) -> Result<Mmap, IndexError> {
    let file = File::open(path).map_err(|error| IndexError::damaged(path, error.to_string()))?;
    // SAFETY: a generation's files are never written again once its manifest stands; deleting one leaves the map
    // valid. A foreign process that truncates the file could end this process, but not read or write astray.
    unsafe { Mmap::map(&file) }.map_err(IndexError::io(path))
}

/// Asks for the memory of a row that is read soon: rows lie anywhere, so no processor guesses which one comes next.
pub(super) fn fetch<T>(row: &[T]) {
    #[cfg(target_arch = "x86_64")]
    for line in row.chunks((CACHE_LINE / size_of::<T>().max(1)).max(1)) {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        // SAFETY: a hint; it never faults, and every x86_64 CPU has it.
        unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = row;
}
