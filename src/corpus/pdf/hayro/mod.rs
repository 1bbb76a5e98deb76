//! The first reader: hayro interprets the page, a device of ours listens.

mod cells;
mod device;
mod graphics;
mod info;
mod labels;
mod outline;
mod render;
mod unicode;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::{
    hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page, util::TransformExt},
    hayro_syntax::{LoadPdfError, Pdf, page::Page as SourcePage},
    kurbo,
};

use super::{
    reader::{DocumentInfo, PdfReader, ReadEvent},
    status::judge,
    words::words,
};
use crate::corpus::{CorpusError, Page, PageStatus, ReaderKind};
use cells::Cells;
use device::TextDevice;
pub use render::render_page;

/// Reads words with boxes, weight, cell identity, ruling lines and fills.
#[derive(Debug, Clone, Copy, Default)]
pub struct HayroReader;

impl PdfReader for HayroReader {
    fn kind(&self) -> ReaderKind {
        ReaderKind::Hayro
    }

    fn read(
        &self,
        bytes: &[u8],
        wanted: &dyn Fn(u32) -> bool,
        sink: &mut dyn FnMut(ReadEvent),
    ) -> Result<(), CorpusError> {
        let pdf = open(bytes)?;
        let labels = labels::page_labels(&pdf);
        sink(ReadEvent::Document(document_info(&pdf)));
        let cache = InterpreterCache::new();
        let cells = Cells::new(&pdf);
        for (number, source) in (1u32..).zip(pdf.pages().iter()) {
            if wanted(number) {
                let mut page = guarded(number, source, &cache, &cells);
                page.label = labels.label(number);
                sink(ReadEvent::Page(page));
            }
        }
        Ok(())
    }
}

/// Opens a file; an owner password alone needs no password.
pub(crate) fn open(bytes: &[u8]) -> Result<Pdf, CorpusError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => CorpusError::Encrypted,
        LoadPdfError::Invalid => malformed("no PDF structure found"),
    })?;
    if pdf.pages().is_empty() { Err(malformed("no pages found")) } else { Ok(pdf) }
}

fn malformed(reason: &str) -> CorpusError {
    CorpusError::Malformed { format: "PDF", reason: reason.to_owned() }
}

fn document_info(pdf: &Pdf) -> DocumentInfo {
    DocumentInfo {
        title: info::title(pdf),
        language: info::language(pdf),
        outline: outline::outline(pdf),
        page_count: u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX),
    }
}

fn guarded<'a>(
    number: u32,
    source: &'a SourcePage<'a>,
    cache: &InterpreterCache<'a>,
    cells: &Cells<'a>,
) -> Page {
    catch_unwind(AssertUnwindSafe(|| read_page(number, source, cache, cells))).unwrap_or_else(|_| {
        let (width, height) = source.render_dimensions();
        failed_page(number, width, height, ReaderKind::Hayro, "reader panicked")
    })
}

/// A page without content and the reason why.
pub(crate) fn failed_page(number: u32, width: f32, height: f32, reader: ReaderKind, reason: &str) -> Page {
    Page {
        number,
        label: None,
        width,
        height,
        words: Vec::new(),
        rules: Vec::new(),
        fills: Vec::new(),
        image_share: 0.0,
        unmapped_share: 0.0,
        reader,
        status: PageStatus::Failed(reason.to_owned()),
    }
}

fn read_page<'a>(
    number: u32,
    source: &'a SourcePage<'a>,
    cache: &InterpreterCache<'a>,
    cells: &Cells<'a>,
) -> Page {
    let (width, height) = source.render_dimensions();
    let area = kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = source.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, area, cache, source.xref(), InterpreterSettings::default());
    let mut device = TextDevice::new(area, cells.of_page(source));
    interpret_page(source, &mut context, &mut device);
    let seen = device.finish();
    let words = words(seen.glyphs);
    let status = judge(&words, seen.pictures_share, seen.unmapped_share);
    Page {
        number,
        label: None,
        width,
        height,
        words,
        rules: seen.rules,
        fills: seen.fills,
        image_share: seen.largest_picture_share,
        unmapped_share: seen.unmapped_share,
        reader: ReaderKind::Hayro,
        status,
    }
}
