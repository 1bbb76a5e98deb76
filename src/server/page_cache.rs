//! Drawn pages, the most recently used kept up to a number of bytes.

use std::sync::{Arc, Mutex, PoisonError};

use lru::LruCache;

/// What a drawn page is known by: its file's SHA-256, its number, and the scale in hundredths.
pub(super) type PageKey = (String, u32, u32);

/// Drawn pages by key.
#[derive(Debug)]
pub(super) struct PageCache {
    capacity: usize,
    kept: Mutex<Kept>,
}

#[derive(Debug)]
struct Kept {
    bytes: usize,
    pages: LruCache<PageKey, Arc<[u8]>>,
}

impl PageCache {
    /// An empty cache that holds at most `capacity` bytes of images.
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, kept: Mutex::new(Kept { bytes: 0, pages: LruCache::unbounded() }) }
    }

    pub(super) fn get(&self, key: &PageKey) -> Option<Arc<[u8]>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).pages.get(key).cloned()
    }

    /// Keeps a page and lets go of the least recently used ones that no longer fit.
    pub(super) fn put(&self, key: PageKey, page: Arc<[u8]>) {
        if page.len() > self.capacity {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.bytes += page.len();
        if let Some(replaced) = kept.pages.put(key, page) {
            kept.bytes -= replaced.len();
        }
        while kept.bytes > self.capacity {
            let Some((_, dropped)) = kept.pages.pop_lru() else { return };
            kept.bytes -= dropped.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(page: u32) -> PageKey {
        ("abc".to_owned(), page, 150)
    }

    #[test]
    fn keeps_the_most_recently_used_within_its_capacity() {
        let cache = PageCache::new(10);
        cache.put(key(1), Arc::from([0_u8; 4]));
        cache.put(key(2), Arc::from([0_u8; 4]));
        assert!(cache.get(&key(1)).is_some());
        cache.put(key(3), Arc::from([0_u8; 4]));
        assert!(cache.get(&key(1)).is_some() && cache.get(&key(3)).is_some());
        assert!(cache.get(&key(2)).is_none());
        cache.put(key(4), Arc::from([0_u8; 11]));
        assert!(cache.get(&key(4)).is_none(), "larger than the whole cache");
        cache.put(key(1), Arc::from([0_u8; 6]));
        assert_eq!(cache.kept.lock().unwrap().bytes, 10);
    }
}
