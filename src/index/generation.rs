//! Generations on disk: `generations/<name>/` and the pointer `current`.
//!
//! A generation is made in a folder that no reader looks at, written to the disk, renamed into place, and only then
//! named by `current`, which is itself replaced by renaming. A crash at any moment leaves the old one in use; what it
//! left lying is removed by the next build. Readers hold a shared lock on their generation's manifest, so that it is
//! not pruned while in use.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{Identity, IndexError, Manifest};

const CURRENT: &str = "current";
const LOCK: &str = "lock";
const GENERATIONS: &str = "generations";
/// Folders beginning with this are unfinished or being removed.
const UNFINISHED: &str = ".";

/// A finished generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Its number, six digits or more.
    pub name: String,
    /// Its folder.
    pub path: PathBuf,
}

/// The right to build, held until dropped; the system ends it with the process.
#[derive(Debug)]
pub(super) struct BuildLock {
    index_dir: PathBuf,
    _file: File,
}

impl BuildLock {
    /// Takes the lock, makes the folders and removes what an interrupted build left.
    pub(super) fn take(index_dir: &Path) -> Result<Self, IndexError> {
        let generations = index_dir.join(GENERATIONS);
        fs::create_dir_all(&generations).map_err(IndexError::io(&generations))?;
        let path = index_dir.join(LOCK);
        let file = File::create(&path).map_err(IndexError::io(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(IndexError::Busy(index_dir.to_path_buf())),
            Err(TryLockError::Error(source)) => return Err(IndexError::Io { path, source }),
        }
        let lock = Self { index_dir: index_dir.to_path_buf(), _file: file };
        for name in lock.names()?.iter().filter(|name| name.starts_with(UNFINISHED)) {
            remove(&generations.join(name))?;
        }
        Ok(lock)
    }

    /// An empty folder for the generation to be.
    pub(super) fn begin(&self) -> Result<PathBuf, IndexError> {
        let path = self.generations().join(".building");
        fs::create_dir(&path).map_err(IndexError::io(&path))?;
        Ok(path)
    }

    /// Puts a finished folder into place and switches to it; removes generations that nobody uses.
    pub(super) fn finish(&self, building: &Path) -> Result<Generation, IndexError> {
        sync(building)?;
        let name = format!("{:06}", self.last_number()? + 1);
        let path = self.generations().join(&name);
        fs::rename(building, &path).map_err(IndexError::io(&path))?;
        sync_folder(&self.generations())?;
        self.switch(&name)?;
        self.prune(&name)?;
        Ok(Generation { name, path })
    }

    fn switch(&self, name: &str) -> Result<(), IndexError> {
        let path = self.index_dir.join(CURRENT);
        let beside = self.index_dir.join(".current");
        let write = || {
            let mut file = File::create(&beside)?;
            file.write_all(format!("{name}\n").as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &path)
        };
        write().map_err(IndexError::io(&path))?;
        sync_folder(&self.index_dir)
    }

    /// Removes every generation but `keep` that no reader holds.
    fn prune(&self, keep: &str) -> Result<(), IndexError> {
        for name in self.names()?.iter().filter(|name| *name != keep && is_name(name)) {
            let path = self.generations().join(name);
            let manifest = File::open(path.join(Manifest::FILE));
            let in_use =
                manifest.as_ref().is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)));
            if in_use {
                continue;
            }
            let removed = self.generations().join(format!("{UNFINISHED}removed-{name}"));
            fs::rename(&path, &removed).map_err(IndexError::io(&path))?;
            remove(&removed)?;
        }
        Ok(())
    }

    fn last_number(&self) -> Result<u64, IndexError> {
        Ok(self.names()?.iter().filter_map(|name| name.parse().ok()).max().unwrap_or(0))
    }

    fn names(&self) -> Result<Vec<String>, IndexError> {
        let path = self.generations();
        let entries = fs::read_dir(&path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let entries = entries.map_err(IndexError::io(&path))?;
        Ok(entries.into_iter().filter_map(|entry| entry.file_name().into_string().ok()).collect())
    }

    fn generations(&self) -> PathBuf {
        self.index_dir.join(GENERATIONS)
    }
}

/// Name of the generation in use: one small read, to notice that it was exchanged.
///
/// # Errors
/// [`IndexError::Missing`] when nothing was built yet.
pub fn current_generation(index_dir: &Path) -> Result<String, IndexError> {
    pointed_to(index_dir).map(|generation| generation.name)
}

/// Passages of the generation in use, if it was made from just this.
#[must_use]
pub fn is_current(index_dir: &Path, identity: &Identity) -> Option<usize> {
    let generation = pointed_to(index_dir).ok()?;
    let manifest = Manifest::read(&generation.path).ok()?;
    (manifest.identity == *identity).then_some(manifest.counts.passages)
}

/// The generation in use, with a lock that keeps it from being pruned.
pub(super) fn current(index_dir: &Path) -> Result<(Generation, File), IndexError> {
    // A build may switch and prune between reading the pointer and taking the lock: then the pointer has moved on.
    const ATTEMPTS: usize = 3;
    let mut generation = pointed_to(index_dir)?;
    for _ in 0..ATTEMPTS {
        match hold(&generation) {
            Ok(lock) => return Ok((generation, lock)),
            Err(error) => {
                let now = pointed_to(index_dir)?;
                if now == generation {
                    return Err(error);
                }
                generation = now;
            }
        }
    }
    hold(&generation).map(|lock| (generation, lock))
}

fn hold(generation: &Generation) -> Result<File, IndexError> {
    let path = generation.path.join(Manifest::FILE);
    let lock = || {
        let file = File::open(&path)?;
        file.lock_shared()?;
        // Removed while we waited for the lock: the file is ours but its folder is gone.
        fs::metadata(&path).map(|_| file)
    };
    lock().map_err(|error| IndexError::damaged(&path, error.to_string()))
}

fn pointed_to(index_dir: &Path) -> Result<Generation, IndexError> {
    let path = index_dir.join(CURRENT);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(IndexError::Missing(index_dir.to_path_buf()));
        }
        Err(error) => return Err(IndexError::damaged(&path, error.to_string())),
    };
    let name = text.trim();
    if !is_name(name) {
        return Err(IndexError::damaged(&path, "it does not name a generation"));
    }
    Ok(Generation { name: name.to_owned(), path: index_dir.join(GENERATIONS).join(name) })
}

fn is_name(name: &str) -> bool {
    (6..=20).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Every file under a folder, in order of path.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>, IndexError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut found = Vec::new();
    for entry in entries.map_err(IndexError::io(folder))? {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a folder and all below it through to the disk.
fn sync(folder: &Path) -> Result<(), IndexError> {
    let files = files(folder)?;
    for path in &files {
        File::open(path).and_then(|file| file.sync_all()).map_err(IndexError::io(path))?;
    }
    let mut folders: Vec<&Path> = files.iter().filter_map(|path| path.parent()).collect();
    folders.dedup();
    folders.into_iter().chain(std::iter::once(folder)).try_for_each(sync_folder)
}

fn sync_folder(path: &Path) -> Result<(), IndexError> {
    File::open(path).and_then(|folder| folder.sync_all()).map_err(IndexError::io(path))
}

fn remove(path: &Path) -> Result<(), IndexError> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.map_err(IndexError::io(path))
}
