//! The sections of the configuration, each key with its default.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Site, Writing};
use crate::embedding::InstructionSet;

/// Everything that can be configured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Folder for database, originals and index. Default `data`.
    pub data: PathBuf,
    /// Folder with the models. Default `models`.
    pub models: PathBuf,
    /// The web server.
    pub server: Server,
    /// The embedding model.
    pub embedding: Embedding,
    /// Reading documents.
    pub reading: Reading,
    /// Answering questions.
    pub answering: Answering,
    /// Who writes answers.
    pub writing: Writing,
    /// The house that runs this installation.
    pub site: Site,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            models: PathBuf::from("models"),
            server: Server::default(),
            embedding: Embedding::default(),
            reading: Reading::default(),
            answering: Answering::default(),
            writing: Writing::default(),
            site: Site::default(),
        }
    }
}

/// The web server's address and bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on. Default `127.0.0.1:8080`: only this machine.
    pub listen: SocketAddr,
    /// Largest request body in bytes. Default 262144.
    pub max_request_bytes: usize,
    /// Questions answered at the same time. Default 4.
    pub concurrent_questions: usize,
    /// Questions that may wait for their turn; one more is refused with status 429. Default 64.
    pub waiting_questions: usize,
    /// Pages drawn at the same time. Default 2.
    pub concurrent_pages: usize,
    /// Longest time for one request in seconds. Default 30.
    pub request_seconds: u64,
    /// Names, with or without port, under which browsers reach this server; addresses in numbers always do. Default none:
    /// then a server that listens for this machine alone takes its own names, one that listens on the network takes all.
    pub hosts: Vec<String>,
    /// Names, with or without port, under which MCP clients reach this server beside this machine's own. Default none.
    pub mcp_hosts: Vec<String>,
    /// Origins (scheme, host, port) whose pages may call `/mcp`. Default none.
    pub mcp_origins: Vec<String>,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            max_request_bytes: 256 * 1024,
            concurrent_questions: 4,
            waiting_questions: 64,
            concurrent_pages: 2,
            request_seconds: 30,
            hosts: Vec::new(),
            mcp_hosts: Vec::new(),
            mcp_origins: Vec::new(),
        }
    }
}

/// The embedding model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Embedding {
    /// Name in `models/manifest.toml`, or of a directory under `models`. Default `multilingual-e5-small`.
    pub model: String,
    /// The selector trained on that model, a directory under `models`; empty for none. Default `selector`.
    pub selector: String,
    /// The reader trained on that model, a directory under `models`; empty for none. Default `reader`.
    pub reader: String,
    /// Threads for embedding; 0 means one for each core. Default 0.
    pub threads: usize,
    /// The widest instructions of the CPU to use: `fastest`, `avx2` or `portable`. Default `fastest`.
    pub instructions: InstructionSet,
}

impl Default for Embedding {
    fn default() -> Self {
        Self {
            model: "multilingual-e5-small".to_owned(),
            selector: "selector".to_owned(),
            reader: "reader".to_owned(),
            threads: 0,
            instructions: InstructionSet::default(),
        }
    }
}

/// Reading documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// Largest file in bytes. Default 256 MiB.
    pub max_file_bytes: u64,
    /// Memory of a reading process in bytes. Default 1 GiB.
    pub worker_memory_bytes: u64,
    /// Longest time for reading one document in seconds. Default 120.
    pub worker_seconds: u64,
}

impl Default for Reading {
    fn default() -> Self {
        Self { max_file_bytes: 256 << 20, worker_memory_bytes: 1 << 30, worker_seconds: 120 }
    }
}

/// Answering questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answering {
    /// Passages that evidence is picked from. Default 12.
    pub passages: usize,
    /// Candidates that the reader reads, and as many again where those do not surely answer; 0 for none. Default 4.
    pub read: usize,
    /// Statements in an answer at most. Default 3.
    pub statements: usize,
    /// Probability of being right below which the answer is "steht nicht in den Dokumenten". 0 to 1. Default 0.36.
    pub min_confidence: f32,
    /// Answers kept in memory, to be given again when the very same is asked on the same documents; 0 for none.
    /// Default 500.
    pub remembered: usize,
    /// Weights of the ranker of evidence where a site has trained its own. Default: those that are part of the program.
    pub ranker: Option<PathBuf>,
    /// The site's abbreviations and synonyms, a TOML file. Default none.
    pub glossary: Option<PathBuf>,
    /// Synonyms in the format of `MyThes`, such as `th_de_DE_v2.dat` of Debian's `mythes-de`. Default none.
    pub thesaurus: Option<PathBuf>,
}

impl Default for Answering {
    fn default() -> Self {
        Self {
            passages: 12,
            read: 4,
            statements: 3,
            min_confidence: 0.36,
            remembered: 500,
            ranker: None,
            glossary: None,
            thesaurus: None,
        }
    }
}
