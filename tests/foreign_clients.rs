//! Unmodified clients of other projects talk to a running server: OpenAI's package and the official MCP package.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod support;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

const HANDBOOK: &str = "# Dienstanweisung Datenpannen\n\nEine Datenpanne ist binnen 72 Stunden zu melden.\n";
const QUESTION: &str = "Wie schnell ist eine Datenpanne zu melden?";

/// A Python that has both packages; `None`, said loudly, where there is none.
fn python() -> Option<PathBuf> {
    let python =
        std::env::var_os("AUSKUNFT_CLIENTS_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let found = Command::new(&python).args(["-c", "import openai, mcp"]).output();
    if found.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    eprintln!("SKIPPED: {} has not the packages openai and mcp", python.display());
    None
}

/// A server of the built binary, ended with this.
struct Served {
    process: Child,
    address: String,
    data: tempfile::TempDir,
}

impl Served {
    fn start() -> Self {
        let data = tempfile::tempdir().unwrap();
        let documents = data.path().join("haus");
        std::fs::create_dir_all(&documents).unwrap();
        std::fs::write(documents.join("datenpannen.md"), HANDBOOK).unwrap();
        let ingested = support::auskunft(data.path()).arg("ingest").arg(&documents).output().unwrap();
        assert!(ingested.status.success(), "{}", String::from_utf8_lossy(&ingested.stderr));
        let mut process = support::auskunft(data.path())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split_once("http://").unwrap().1.trim().to_owned();
        Self { process, address, data }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn run(python: &PathBuf, script: &str, arguments: &[&str]) -> serde_json::Value {
    let script = support::root().join("tests/clients").join(script);
    let Output { status, stdout, stderr } =
        Command::new(python).arg(script).args(arguments).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    serde_json::from_slice(&stdout).unwrap()
}

#[test]
fn they_find_read_ask_and_stream() {
    let Some(python) = python() else { return };
    let server = Served::start();
    let openai = format!("http://{}/v1", server.address);
    let seen = run(&python, "openai_client.py", &[&openai, QUESTION]);
    let answer = seen["completion"]["choices"][0]["message"]["content"].as_str().unwrap();
    assert!(answer.contains("72 Stunden") && answer.contains("Quellen"), "{answer}");

    let mcp = format!("http://{}/mcp", server.address);
    let asked = ["--query", "Datenpanne", "--question", QUESTION, "--"];
    let seen = run(&python, "mcp_client.py", &[&asked[..], &[mcp.as_str()]].concat());
    assert!(seen["ask"]["answer"].as_str().unwrap().contains("72 Stunden"), "{seen:#}");

    let binary = env!("CARGO_BIN_EXE_auskunft");
    let (data, models) = (server.data.path().to_string_lossy(), support::models());
    let models = models.canonicalize().unwrap();
    let command = [binary, "--data", &data, "--models", models.to_str().unwrap(), "mcp"];
    let seen = run(&python, "mcp_client.py", &[&asked[..], &command].concat());
    assert!(seen["ask"]["answer"].as_str().unwrap().contains("72 Stunden"), "{seen:#}");
}
