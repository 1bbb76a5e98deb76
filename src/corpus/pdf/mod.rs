//! PDF files: two readers behind one trait, both run only inside a worker process with limits.

mod accents;
mod glyph;
mod hayro;
mod limits;
mod pdf_extract;
mod pdf_string;
mod protocol;
mod reader;
mod service;
mod status;
mod supervisor;
mod words;
pub mod worker;

pub use self::hayro::{HayroReader, render_page};
pub use self::pdf_extract::PdfExtractReader;
pub use limits::ReadLimits;
pub use reader::{DocumentInfo, PdfReader, ReadEvent, read_in_process};
pub use service::PdfWorkers;
