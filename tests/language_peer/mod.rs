//! A language server to talk to: `tests/clients/openai_server.py` in a process of its own.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a failed step fails the test")]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The process; it ends with this.
pub(crate) struct Peer {
    process: Child,
    pub(crate) port: u16,
}

impl Peer {
    /// Starts the peer; `None`, loudly, where there is no Python.
    pub(crate) fn start(arguments: &[&str]) -> Option<Self> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/openai_server.py");
        let started = Command::new("python3")
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut process) = started else {
            eprintln!("SKIPPED: python3 cannot be started");
            return None;
        };
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Some(Self { process, port: line.trim().parse().unwrap() })
    }

    /// Address up to and with the version.
    pub(crate) fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
