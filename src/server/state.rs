//! What every request handler can reach.

use std::sync::Arc;
use std::time::Duration;

use super::mcp::{Access, House, Toolbox};
use super::page_cache::PageCache;
use super::waiting_room::WaitingRoom;
use super::{Answerer, PageRenderer};
use crate::config;
use crate::store::Store;

/// Drawn pages kept in memory, in bytes.
const PAGE_CACHE_BYTES: usize = 64 << 20;
/// Pages that may wait to be drawn.
const WAITING_PAGES: usize = 64;

/// What the server is put together from.
pub struct Parts {
    /// Documents, pages, originals.
    pub store: Arc<Store>,
    /// Answers the questions.
    pub answerer: Arc<dyn Answerer>,
    /// Draws the pages.
    pub pages: Arc<dyn PageRenderer>,
    /// Bounds.
    pub limits: config::Server,
    /// The house.
    pub site: config::Site,
}

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub(super) store: Arc<Store>,
    pub(super) answerer: Arc<dyn Answerer>,
    pub(super) pages: Arc<dyn PageRenderer>,
    pub(super) site: Arc<config::Site>,
    pub(super) page_cache: Arc<PageCache>,
    pub(super) questions: WaitingRoom,
    pub(super) drawings: WaitingRoom,
    pub(super) max_request_bytes: usize,
    pub(super) request_time: Duration,
    pub(super) toolbox: Arc<dyn Toolbox>,
    pub(super) mcp: Access,
}

impl AppState {
    /// Puts the server's parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let limits = &parts.limits;
        Self {
            questions: WaitingRoom::new(limits.concurrent_questions, limits.waiting_questions),
            drawings: WaitingRoom::new(limits.concurrent_pages, WAITING_PAGES),
            page_cache: Arc::new(PageCache::new(PAGE_CACHE_BYTES)),
            max_request_bytes: limits.max_request_bytes,
            request_time: Duration::from_secs(limits.request_seconds),
            toolbox: Arc::new(House::new(Arc::clone(&parts.store), Arc::clone(&parts.answerer))),
            mcp: Access {
                hosts: limits.mcp_hosts.clone(),
                origins: limits.mcp_origins.clone(),
                max_request_bytes: limits.max_request_bytes,
            },
            store: parts.store,
            answerer: parts.answerer,
            pages: parts.pages,
            site: Arc::new(parts.site),
        }
    }
}
