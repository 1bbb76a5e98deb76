//! What every request handler can reach.

use std::sync::Arc;
use std::time::Duration;

use super::allowance::Allowance;
use super::host_names::HostNames;
use super::library::Library;
use super::mcp::{Access, House, Toolbox};
use super::page_cache::PageCache;
use super::waiting_room::WaitingRoom;
use super::{Answerer, Importer, Logo, PageRenderer, ServerError};
use crate::config;
use crate::store::Store;

/// Drawn pages kept in memory, in bytes.
const PAGE_CACHE_BYTES: usize = 64 << 20;
/// Pages that may wait to be drawn.
const WAITING_PAGES: usize = 64;
/// Files that are received at the same time.
const UPLOADS: usize = 4;
/// Opinions on answers that are taken within a time, from the whole house.
const FEEDBACK: (usize, Duration) = (60, Duration::from_mins(1));

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
    /// Brings documents in.
    pub importer: Arc<dyn Importer>,
    /// Largest file that is taken in, in bytes.
    pub max_file_bytes: u64,
    /// The house.
    pub site: config::Site,
    /// Its crest.
    pub logo: Option<Logo>,
}

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    pub(super) store: Arc<Store>,
    pub(super) answerer: Arc<dyn Answerer>,
    pub(super) pages: Arc<dyn PageRenderer>,
    pub(super) library: Arc<Library>,
    pub(super) site: Arc<config::Site>,
    pub(super) logo: Option<Logo>,
    pub(super) host_names: HostNames,
    pub(super) feedback: Arc<Allowance>,
    pub(super) uploads: WaitingRoom,
    pub(super) lookups: WaitingRoom,
    pub(super) max_file_bytes: u64,
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
    ///
    /// # Errors
    /// When the thread that brings documents in cannot be started.
    pub fn new(parts: Parts) -> Result<Self, ServerError> {
        let limits = &parts.limits;
        let library = Library::open(Arc::clone(&parts.store), parts.importer)?;
        Ok(Self {
            library: Arc::new(library),
            logo: parts.logo,
            host_names: HostNames::new(&limits.hosts, limits.listen),
            feedback: Arc::new(Allowance::new(FEEDBACK.0, FEEDBACK.1)),
            uploads: WaitingRoom::new(UPLOADS, 0),
            lookups: WaitingRoom::new(limits.concurrent_pages, WAITING_PAGES),
            max_file_bytes: parts.max_file_bytes,
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
        })
    }
}
