//! Building a generation.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::generation::{BuildLock, files};
use super::manifest::{Counts, FORMAT, FileRecord, Identity, Manifest};
use super::rows::{Rows, RowsBuilder};
use super::vectors::{GRAPH_FROM, VectorWriter, Vectors, build_graph, check_unit};
use super::words::{Dictionary, PartRule, Vocabulary, WordEntry, WordWriter};
use super::{Entry, Generation, IndexError};

/// Name of the file of rows in a generation.
pub(super) const ROWS: &str = "rows.json";

/// A step of building.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Entries are read, their vectors written and their words counted.
    Reading,
    /// Words are written.
    Words,
    /// The graph over the vectors is built; only for large corpora.
    Graph,
}

/// How far building has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step.
    pub stage: Stage,
    /// Entries done in this step.
    pub done: usize,
    /// Entries in all; not known while they are read.
    pub total: Option<usize>,
}

/// Builds a generation beside the one in use and switches to it.
///
/// Entries come in strictly ascending order of their passages with unit vectors of the embedder's dimension. Two
/// builds of the same entries answer every search alike, as long as no graph is needed.
///
/// # Errors
/// [`IndexError::Busy`] when another process builds, [`IndexError::Source`] when an entry cannot be had,
/// [`IndexError::Entry`] for one that cannot be indexed; the generation in use stays untouched.
pub fn build<E>(
    index_dir: &Path,
    identity: Identity,
    entries: impl IntoIterator<Item = Result<Entry, E>>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Generation, IndexError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    build_with_graph_from(GRAPH_FROM, index_dir, identity, entries, progress)
}

/// [`build`] with the number of passages from which on there is a graph.
pub(super) fn build_with_graph_from<E>(
    graph_from: usize,
    index_dir: &Path,
    identity: Identity,
    entries: impl IntoIterator<Item = Result<Entry, E>>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Generation, IndexError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let lock = BuildLock::take(index_dir)?;
    let folder = lock.begin()?;
    let spool = Spool { path: folder.join("spool.jsonl") };
    let read = read(&folder, &spool, identity.embedder.dimension, entries, progress)?;
    write_words(&folder, &spool, &read, progress)?;
    spool.remove()?;
    let graph = read.rows.len() >= graph_from.max(1);
    if graph {
        write_graph(&folder, read.rows.len(), identity.embedder.dimension, progress)?;
    }
    manifest(&folder, identity, &read, graph)?.write(&folder)?;
    lock.finish(&folder)
}

/// What the first pass over the entries leaves for the second.
struct FirstPass {
    rows: Rows,
    dictionary: Dictionary,
}

fn read<E>(
    folder: &Path,
    spool: &Spool,
    dimension: usize,
    entries: impl IntoIterator<Item = Result<Entry, E>>,
    progress: &mut dyn FnMut(Progress),
) -> Result<FirstPass, IndexError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut rows = RowsBuilder::default();
    let mut vectors = VectorWriter::create(folder, dimension)?;
    let mut vocabulary = Vocabulary::default();
    let mut spooled = BufWriter::new(File::create(&spool.path).map_err(IndexError::io(&spool.path))?);
    for (number, entry) in (1..).zip(entries) {
        let entry = entry.map_err(|error| IndexError::Source(error.into()))?;
        check_unit(&entry.vector, dimension)
            .map_err(|reason| IndexError::Entry { passage: entry.passage, reason })?;
        rows.push(&entry)?;
        vectors.push(&entry.vector)?;
        vocabulary
            .count(entry.headings.iter().map(String::as_str).chain([entry.title.as_str(), &entry.text]));
        spool.append(&mut spooled, entry)?;
        progress(Progress { stage: Stage::Reading, done: number, total: None });
    }
    spooled.flush().map_err(IndexError::io(&spool.path))?;
    vectors.finish()?;
    let (rows, dictionary) = (rows.finish(), vocabulary.dictionary(&PartRule::default()));
    rows.write(&folder.join(ROWS))?;
    dictionary.write(folder)?;
    Ok(FirstPass { rows, dictionary })
}

fn write_words(
    folder: &Path,
    spool: &Spool,
    read: &FirstPass,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IndexError> {
    let mut words = WordWriter::create(folder, &read.dictionary)?;
    for (number, entry) in (1..).zip(spool.entries()?) {
        words.push(&entry?)?;
        progress(Progress { stage: Stage::Words, done: number, total: Some(read.rows.len()) });
    }
    words.finish()
}

fn write_graph(
    folder: &Path,
    rows: usize,
    dimension: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<(), IndexError> {
    let vectors = Vectors::mapped(folder, rows, dimension)?;
    build_graph(folder, &vectors, &mut |done| {
        progress(Progress { stage: Stage::Graph, done, total: Some(rows) });
    })
}

fn manifest(
    folder: &Path,
    identity: Identity,
    read: &FirstPass,
    graph: bool,
) -> Result<Manifest, IndexError> {
    let counts = Counts {
        passages: read.rows.len(),
        documents: read.rows.documents(),
        collections: read.rows.collections(),
        dictionary: read.dictionary.len(),
    };
    let is_lock = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "lock");
    let recorded = files(folder)?.into_iter().filter(|path| !is_lock(path));
    let files = recorded.map(|path| record(folder, &path)).collect::<Result<_, _>>()?;
    let creator = concat!("auskunft ", env!("CARGO_PKG_VERSION")).to_owned();
    Ok(Manifest { format: FORMAT, creator, identity, counts, graph, files })
}

fn record(folder: &Path, path: &Path) -> Result<FileRecord, IndexError> {
    let (length, sha256) = checksum(path).map_err(IndexError::io(path))?;
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(FileRecord { path: parts.join("/"), length, sha256 })
}

/// Length and SHA-256 of a file.
pub(super) fn checksum(path: &Path) -> std::io::Result<(u64, String)> {
    let mut hash = Sha256::new();
    let length = std::io::copy(&mut File::open(path)?, &mut hash)?;
    Ok((length, format!("{:x}", hash.finalize())))
}

/// The texts on disk between the two passes: the first finds the words that compounds are split into, which the
/// second needs.
struct Spool {
    path: PathBuf,
}

impl Spool {
    fn append(&self, out: &mut BufWriter<File>, entry: Entry) -> Result<(), IndexError> {
        let Entry { document, collection, title, headings, text, .. } = entry;
        let entry = WordEntry { document, collection, title, headings, text };
        let written = serde_json::to_writer(&mut *out, &entry).map_err(std::io::Error::from);
        written.and_then(|()| out.write_all(b"\n")).map_err(IndexError::io(&self.path))
    }

    fn entries(&self) -> Result<impl Iterator<Item = Result<WordEntry, IndexError>>, IndexError> {
        let file = File::open(&self.path).map_err(IndexError::io(&self.path))?;
        Ok(BufReader::new(file).lines().map(|line| {
            let line = line.map_err(IndexError::io(&self.path))?;
            serde_json::from_str(&line).map_err(|error| IndexError::damaged(&self.path, error.to_string()))
        }))
    }

    fn remove(&self) -> Result<(), IndexError> {
        fs::remove_file(&self.path).map_err(IndexError::io(&self.path))
    }
}
