//! `manifest.json`: what was evaluated, on what, with what.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::config::Answering;
use crate::embedding::EmbedderIdentity;
use crate::eval::QuestionSet;

/// Version of a run folder's layout.
pub(super) const FORMAT: u32 = 1;

/// What a run is a run of. Two runs with the same [`Subject`] give the same figures, latency aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunManifest {
    /// Version of the folder's layout.
    pub format: u32,
    /// What was evaluated.
    pub subject: Subject,
    /// When the run began, seconds since 1970, UTC.
    pub started: u64,
    /// Where it ran.
    pub machine: Machine,
}

impl RunManifest {
    /// The manifest of a run that begins now, `started` seconds after 1970.
    #[must_use]
    pub fn new(subject: Subject, started: u64) -> Self {
        Self { format: FORMAT, subject, started, machine: Machine::this() }
    }
}

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The question set.
    pub set: SetIdentity,
    /// Version of the program.
    pub version: String,
    /// Commit of the checkout the program was started in, `+` behind it when files differ; `None` outside of one.
    pub commit: Option<String>,
    /// The embedder.
    pub embedder: EmbedderIdentity,
    /// The selector.
    pub selector: EmbedderIdentity,
    /// Settings of answering.
    pub answering: Answering,
    /// Hash over the documents.
    pub corpus: String,
    /// Passages in the index.
    pub passages: usize,
    /// Documents in the index.
    pub documents: usize,
}

/// A question set's identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetIdentity {
    /// Its name.
    pub name: String,
    /// SHA-256 over its files.
    pub sha256: String,
    /// Questions that are scored.
    pub questions: usize,
}

impl SetIdentity {
    /// The identity of a set.
    #[must_use]
    pub fn of(set: &QuestionSet) -> Self {
        Self { name: set.name.clone(), sha256: set.sha256.clone(), questions: set.scored().count() }
    }
}

/// Where a run ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Processor as the system names it.
    pub processor: String,
    /// Processors that may be used.
    pub cores: usize,
    /// Memory in bytes.
    pub memory_bytes: u64,
    /// Operating system and architecture.
    pub system: String,
}

impl Machine {
    /// This machine.
    #[must_use]
    pub fn this() -> Self {
        let field = |file: &str, name: &str| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let memory = field("/proc/meminfo", "MemTotal");
        let kibibytes: u64 = memory.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Self {
            processor: field("/proc/cpuinfo", "model name"),
            cores: crate::threads::available(),
            memory_bytes: kibibytes * 1024,
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        }
    }
}

/// The commit of a checkout; `None` where there is none or no git.
#[must_use]
pub fn commit_of(folder: &Path) -> Option<String> {
    let git = |arguments: &[&str]| {
        let output = std::process::Command::new("git").arg("-C").arg(folder).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let commit = git(&["rev-parse", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit}+") })
}

/// Most memory this process has used, in bytes; `None` where the system does not tell.
#[must_use]
pub fn peak_memory_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}
