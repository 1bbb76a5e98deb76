//! Takes in the body of an upload: streamed to a temporary file, bounded, and of a kind that can be read.

use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use axum::body::{Body, Bytes};
use futures_util::StreamExt;
use tempfile::{NamedTempFile, TempPath};
use tokio::sync::mpsc::{Receiver, channel};

use crate::corpus::formats::detect;
use crate::server::blocking::blocking;
use crate::server::problem::Problem;

/// Pieces of the body that may wait to be written.
const WAITING_PIECES: usize = 8;
/// Bytes by which a file's kind is told.
const HEAD: u64 = 1024;

/// The received file. It is deleted when nobody takes it over.
pub(in crate::server) async fn receive(
    body: Body,
    name: String,
    folder: PathBuf,
    max_bytes: u64,
) -> Result<TempPath, Problem> {
    let (sender, pieces) = channel(WAITING_PIECES);
    let writing = blocking(move || write(pieces, &name, &folder, max_bytes));
    let feeding = async move {
        let mut body = body.into_data_stream();
        while let Some(piece) = body.next().await {
            let piece = piece.map_err(|_| Problem::UploadInterrupted)?;
            if sender.send(piece).await.is_err() {
                break;
            }
        }
        Ok(())
    };
    let (fed, written): (Result<(), Problem>, _) = tokio::join!(feeding, writing);
    fed?;
    written
}

fn write(
    mut pieces: Receiver<Bytes>,
    name: &str,
    folder: &Path,
    max_bytes: u64,
) -> Result<TempPath, Problem> {
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    let mut length = 0_u64;
    while let Some(piece) = pieces.blocking_recv() {
        length += piece.len() as u64;
        if length > max_bytes {
            return Err(Problem::FileTooLarge(max_bytes));
        }
        file.write_all(&piece).map_err(failed)?;
    }
    if length == 0 {
        return Err(Problem::FileEmpty);
    }
    let mut head = Vec::new();
    file.rewind().map_err(failed)?;
    file.as_file().take(HEAD).read_to_end(&mut head).map_err(failed)?;
    detect(Path::new(name), &head).map_err(|_| Problem::FileKindUnknown)?;
    Ok(file.into_temp_path())
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that map_err asks for")]
fn failed(error: io::Error) -> Problem {
    Problem::Internal(format!("receiving a file: {error}"))
}
