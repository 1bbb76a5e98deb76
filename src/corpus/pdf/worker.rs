//! The child's side: this very program, started again to read one PDF within limits.

use std::{
    io::{BufRead, BufReader, BufWriter, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    process::ExitCode,
    thread,
};

use rlimit::{Resource, setrlimit};
use rustix::process::{Signal, set_parent_process_death_signal};

use super::{
    hayro::{HayroReader, render_page},
    limits::ReadLimits,
    pdf_extract::PdfExtractReader,
    protocol::{Job, Refusal, Reply, Request, VERSION},
    reader::PdfReader,
};
use crate::corpus::{CorpusError, ReaderKind};

/// The hidden argument that makes the program a worker.
pub const ARGUMENT: &str = "read-pdf-worker";
/// Longest request line, bytes.
const LONGEST_REQUEST: u64 = 1 << 20;

/// Serves one request from standard input and ends. Called by the program's `main` before anything else when its
/// first argument is [`ARGUMENT`].
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(|error| CorpusError::Worker(format!("parent death signal: {error}")))
        .and_then(|()| receive());
    let served = match outcome {
        Ok((request, bytes)) => serve(request, bytes),
        Err(error) => answer(&mut std::io::stdout().lock(), &Reply::Refused(error.into())),
    };
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn receive() -> Result<(Request, Vec<u8>), CorpusError> {
    let failed = |error: std::io::Error| CorpusError::Worker(format!("standard input: {error}"));
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut line = String::new();
    input.by_ref().take(LONGEST_REQUEST).read_line(&mut line).map_err(failed)?;
    let request: Request =
        serde_json::from_str(&line).map_err(|error| CorpusError::Worker(format!("request: {error}")))?;
    if request.version != VERSION {
        let message = format!("request has version {}, this worker speaks {VERSION}", request.version);
        return Err(CorpusError::Worker(message));
    }
    restrict(&request.limits).map_err(failed)?;
    let mut bytes = Vec::new();
    input.take(request.limits.file_bytes).read_to_end(&mut bytes).map_err(failed)?;
    Ok((request, bytes))
}

/// Gives up what a reader never needs. The limits hold for the rest of the process.
fn restrict(limits: &ReadLimits) -> std::io::Result<()> {
    setrlimit(Resource::AS, limits.address_space, limits.address_space)?;
    setrlimit(Resource::CPU, limits.cpu_seconds, limits.cpu_seconds + 2)?;
    setrlimit(Resource::CORE, 0, 0)?;
    setrlimit(Resource::FSIZE, 0, 0)?;
    setrlimit(Resource::NOFILE, 16, 16)
}

fn serve(request: Request, bytes: Vec<u8>) -> std::io::Result<()> {
    let stack = request.limits.stack;
    let job = move || work(&request, &bytes, &mut BufWriter::new(std::io::stdout().lock()));
    let reading = thread::Builder::new().stack_size(stack).spawn(job)?;
    reading.join().unwrap_or_else(|_| Err(std::io::Error::other("reading thread panicked")))
}

fn work(request: &Request, bytes: &[u8], output: &mut dyn Write) -> std::io::Result<()> {
    match &request.job {
        Job::Read { reader: ReaderKind::PdfExtract, first, last, skip } => read(
            &PdfExtractReader,
            bytes,
            &|page| (*first..=*last).contains(&page) && !skip.contains(&page),
            output,
        ),
        Job::Read { first, last, skip, .. } => read(
            &HayroReader,
            bytes,
            &|page| (*first..=*last).contains(&page) && !skip.contains(&page),
            output,
        ),
        Job::Render { page, scale } => {
            let edge = request.limits.render_edge;
            let rendered = catch_unwind(AssertUnwindSafe(|| render_page(bytes, *page, *scale, edge)));
            match rendered.unwrap_or_else(|_| Err(CorpusError::Worker("renderer panicked".to_owned()))) {
                Ok(image) => {
                    answer(output, &Reply::Image(image.len() as u64))?;
                    output.write_all(&image)?;
                    answer(output, &Reply::Done)
                }
                Err(error) => answer(output, &Reply::Refused(error.into())),
            }
        }
    }
}

fn read(
    reader: &dyn PdfReader,
    bytes: &[u8],
    wanted: &dyn Fn(u32) -> bool,
    output: &mut dyn Write,
) -> std::io::Result<()> {
    let mut written = Ok(());
    let mut sink = |event| {
        if written.is_ok() {
            written = answer(output, &Reply::Event(event));
        }
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| reader.read(bytes, wanted, &mut sink)));
    written?;
    match outcome {
        Ok(Ok(())) => answer(output, &Reply::Done),
        Ok(Err(error)) => answer(output, &Reply::Refused(error.into())),
        Err(_) => answer(output, &Reply::Refused(Refusal::Malformed("reader panicked".to_owned()))),
    }
}

fn answer(output: &mut dyn Write, reply: &Reply) -> std::io::Result<()> {
    serde_json::to_writer(&mut *output, reply)?;
    output.write_all(b"\n")?;
    output.flush()
}
