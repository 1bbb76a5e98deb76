//! Reading and rendering PDFs, each file in worker processes of its own.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Instant,
};

use super::{
    hayro::failed_page,
    limits::ReadLimits,
    protocol::Job,
    reader::{DocumentInfo, ReadEvent},
    supervisor::{Ending, Message, run},
};
use crate::corpus::{CorpusError, Page, PageStatus, PdfText, ReaderKind};

/// Reads and renders PDFs in worker processes. It holds no state: share it between threads freely; every call starts
/// its own worker.
#[derive(Debug, Clone)]
pub struct PdfWorkers {
    executable: PathBuf,
    limits: ReadLimits,
}

impl PdfWorkers {
    /// Workers that are this very program.
    pub fn new(limits: ReadLimits) -> Result<Self, CorpusError> {
        let executable = std::env::current_exe()
            .map_err(|error| CorpusError::Worker(format!("own executable not found: {error}")))?;
        Ok(Self::with_executable(executable, limits))
    }

    /// Workers that are another program with the same hidden argument, for tests.
    #[must_use]
    pub fn with_executable(executable: PathBuf, limits: ReadLimits) -> Self {
        Self { executable, limits }
    }

    /// The program that workers run.
    #[must_use]
    pub fn executable(&self) -> &Path {
        &self.executable
    }

    /// Reads a PDF. What the first reader cannot read (it fails or dies, or finds no text in the whole file) is
    /// tried with the second; pages that stay unread are reported as failed with the reason.
    pub fn read(&self, bytes: &[u8]) -> Result<PdfText, CorpusError> {
        self.check_size(bytes)?;
        let mut reading = Reading::new(self, bytes);
        reading.first_reader()?;
        reading.second_reader()?;
        reading.finish()
    }

    /// Renders a page, counted from 1, to PNG; `scale` in pixels for each point is reduced where the picture would
    /// grow beyond the limit.
    pub fn render(&self, bytes: &[u8], page: u32, scale: f32) -> Result<Vec<u8>, CorpusError> {
        self.check_size(bytes)?;
        let limits = self.limits.scaled_to(bytes.len());
        let mut image = None;
        let ending = run(&self.executable, &limits, Job::Render { page, scale }, bytes, &mut |message| {
            if let Message::Image(bytes) = message {
                image = Some(bytes);
            }
        })?;
        match ending {
            Ending::Refused(refusal) => Err(refusal.into()),
            Ending::Died(reason) => Err(CorpusError::Worker(format!("page {page}: {reason}"))),
            Ending::Done => image.ok_or_else(|| CorpusError::Worker(format!("page {page}: no picture"))),
        }
    }

    fn check_size(&self, bytes: &[u8]) -> Result<(), CorpusError> {
        let (bytes, limit) = (bytes.len() as u64, self.limits.file_bytes);
        if bytes > limit { Err(CorpusError::TooLarge { bytes, limit }) } else { Ok(()) }
    }
}

/// One file being read.
struct Reading<'a> {
    executable: &'a Path,
    limits: ReadLimits,
    bytes: &'a [u8],
    started: Instant,
    info: Option<DocumentInfo>,
    pages: BTreeMap<u32, Page>,
    /// Why the file as a whole could not be read.
    trouble: Option<CorpusError>,
    /// Why single pages could not.
    reasons: BTreeMap<u32, String>,
}

impl<'a> Reading<'a> {
    fn new(workers: &'a PdfWorkers, bytes: &'a [u8]) -> Self {
        Self {
            executable: &workers.executable,
            limits: workers.limits.scaled_to(bytes.len()),
            bytes,
            started: Instant::now(),
            info: None,
            pages: BTreeMap::new(),
            trouble: None,
            reasons: BTreeMap::new(),
        }
    }

    fn first_reader(&mut self) -> Result<(), CorpusError> {
        self.read_range(ReaderKind::Hayro, &[])
    }

    /// The second reader takes what is missing or failed, and a whole file in which the first found nothing.
    fn second_reader(&mut self) -> Result<(), CorpusError> {
        if matches!(self.trouble, Some(CorpusError::Encrypted)) {
            return Ok(());
        }
        let nothing = self.pages.values().all(|page| page.status == PageStatus::Empty);
        let good = |page: &&Page| !matches!(page.status, PageStatus::Failed(_));
        let settled: Vec<u32> = if nothing {
            Vec::new()
        } else {
            self.pages.values().filter(good).map(|page| page.number).collect()
        };
        let wanted = self.last_page() as usize - settled.len().min(self.last_page() as usize);
        if wanted > 0 { self.read_range(ReaderKind::PdfExtract, &settled) } else { Ok(()) }
    }

    /// Last page to read; the limit as long as the number of pages is unknown.
    fn last_page(&self) -> u32 {
        self.info.as_ref().map_or(self.limits.pages, |info| info.page_count.min(self.limits.pages))
    }

    /// Runs a reader over all pages but those settled, and again behind each page that kills it.
    fn read_range(&mut self, reader: ReaderKind, settled: &[u32]) -> Result<(), CorpusError> {
        let mut first = 1;
        for _ in 0..=self.limits.restarts {
            let job = Job::Read { reader, first, last: self.limits.pages, skip: settled.to_vec() };
            let mut reported = first.saturating_sub(1);
            let (executable, limits, bytes) = (self.executable, self.limits.clone(), self.bytes);
            let ending = run(executable, &limits, job, bytes, &mut |message| {
                if let Message::Event(event) = message {
                    reported = reported.max(self.accept(*event));
                }
            })?;
            let reason = match ending {
                Ending::Done => return Ok(()),
                Ending::Refused(refusal) => {
                    self.trouble.get_or_insert(refusal.into());
                    return Ok(());
                }
                Ending::Died(reason) => reason,
            };
            let fatal = (reported + 1..u32::MAX).find(|page| !settled.contains(page)).unwrap_or(u32::MAX);
            self.reasons.entry(fatal).or_insert_with(|| reason.clone());
            if self.info.is_none()
                || fatal >= self.last_page()
                || self.started.elapsed() > self.limits.wall_time
            {
                self.trouble.get_or_insert(CorpusError::Worker(reason));
                return Ok(());
            }
            first = fatal + 1;
        }
        Ok(())
    }

    /// Takes in an event and returns the number of the page it was, or 0.
    fn accept(&mut self, event: ReadEvent) -> u32 {
        match event {
            ReadEvent::Document(info) => {
                self.info.get_or_insert(info);
                0
            }
            ReadEvent::Page(page) => {
                let number = page.number;
                self.keep_better(page);
                number
            }
        }
    }

    /// Keeps the second reader's words only where the first has none; lines and size stay the first's.
    fn keep_better(&mut self, page: Page) {
        let Some(earlier) = self.pages.get_mut(&page.number) else {
            self.pages.insert(page.number, page);
            return;
        };
        if page.status == PageStatus::Read {
            earlier.words = page.words;
            earlier.reader = page.reader;
            earlier.status = page.status;
            earlier.unmapped_share = page.unmapped_share;
        }
    }

    fn finish(mut self) -> Result<PdfText, CorpusError> {
        let Some(info) = self.info.take() else {
            return Err(self.trouble.unwrap_or_else(|| CorpusError::Worker("no answer".to_owned())));
        };
        let trouble = self.trouble.as_ref().map_or_else(|| "not read".to_owned(), ToString::to_string);
        let beyond = format!("beyond the limit of {} pages", self.limits.pages);
        let pages = (1..=info.page_count).map(|number| {
            self.pages.remove(&number).unwrap_or_else(|| {
                let known = self.reasons.get(&number);
                let reason = if number > self.limits.pages { &beyond } else { known.unwrap_or(&trouble) };
                failed_page(number, 0.0, 0.0, ReaderKind::Hayro, reason)
            })
        });
        Ok(PdfText {
            pages: pages.collect(),
            title: info.title,
            language: info.language,
            outline: info.outline,
        })
    }
}
