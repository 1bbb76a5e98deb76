//! Prints the words of a PDF, one a line, read as `ingest` reads it: in worker processes.

use std::process::ExitCode;

use auskunft::corpus::pdf::{PdfWorkers, ReadLimits, worker};

#[expect(clippy::print_stdout, reason = "printing is what it is for")]
fn main() -> ExitCode {
    let argument = std::env::args().nth(1).unwrap_or_default();
    if argument == worker::ARGUMENT {
        return worker::run();
    }
    let outcome = std::fs::read(&argument).map_err(|error| error.to_string()).and_then(|bytes| {
        let workers = PdfWorkers::new(ReadLimits::default()).map_err(|error| error.to_string())?;
        workers.read(&bytes).map_err(|error| error.to_string())
    });
    match outcome {
        Ok(text) => {
            for word in text.pages.iter().flat_map(|page| &page.words) {
                println!("{}", word.text);
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{argument}: {error}");
            ExitCode::FAILURE
        }
    }
}
