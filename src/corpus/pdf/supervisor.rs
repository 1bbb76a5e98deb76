//! The parent's side: starts a worker, feeds it, listens, and ends it when its time is up.

use std::{
    io::{BufRead, BufReader, Read, Write},
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};

use super::{
    limits::ReadLimits,
    protocol::{Job, Refusal, Reply, Request, VERSION},
    reader::ReadEvent,
    worker::ARGUMENT,
};
use crate::corpus::CorpusError;

/// How long the parent waits for a worker that has closed its output to be gone.
const PARTING: Duration = Duration::from_secs(5);
/// Signal that the system sends when the CPU time is used up.
const SIGXCPU: i32 = 24;

/// How a worker ended.
#[derive(Debug)]
pub(crate) enum Ending {
    /// It reported everything asked for.
    Done,
    /// It said why it cannot.
    Refused(Refusal),
    /// It died or was ended; the reason is for the operator.
    Died(String),
}

/// What comes from a worker.
pub(crate) enum Message {
    Event(Box<ReadEvent>),
    Image(Vec<u8>),
    End(Ending),
}

/// Runs one job in a worker of its own and hands on what it reports. `limits` are those for this file.
pub(crate) fn run(
    executable: &Path,
    limits: &ReadLimits,
    job: Job,
    bytes: &[u8],
    report: &mut dyn FnMut(Message),
) -> Result<Ending, CorpusError> {
    let deadline = Instant::now() + limits.wall_time;
    let request = Request { version: VERSION, limits: limits.clone(), job };
    let request = serde_json::to_vec(&request).map_err(|error| failed("request", &error))?;
    let mut child = start(executable)?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(input), Some(output), Some(errors)) = pipes else {
        return Err(CorpusError::Worker("pipes are missing".to_owned()));
    };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(8);
        scope.spawn(move || feed(input, &request, bytes));
        scope.spawn(move || listen(output, limits.output_bytes, &sender));
        let complaints = scope.spawn(move || complaints(errors, limits.error_bytes));
        let heard = hear(&receiver, deadline, report);
        drop(receiver);
        let late = heard.is_none() && Instant::now() >= deadline;
        let parting = end(&mut child, heard.is_some())?;
        let complaints = complaints.join().unwrap_or_default();
        let reason = || if late { "time limit exceeded".to_owned() } else { describe(parting, &complaints) };
        Ok(heard.unwrap_or_else(|| Ending::Died(reason())))
    })
}

fn start(executable: &Path) -> Result<Child, CorpusError> {
    Command::new(executable)
        .arg(ARGUMENT)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|source| CorpusError::Io { path: executable.to_owned(), source })
}

fn failed(what: &str, error: &dyn std::fmt::Display) -> CorpusError {
    CorpusError::Worker(format!("{what}: {error}"))
}

/// Writes request and file. A worker that ends early closes the pipe; that is seen elsewhere.
fn feed(mut input: ChildStdin, request: &[u8], bytes: &[u8]) {
    let parts: [&[u8]; 3] = [request, b"\n", bytes];
    for part in parts {
        if input.write_all(part).is_err() {
            return;
        }
    }
}

fn listen(output: ChildStdout, limit: u64, sender: &SyncSender<Message>) {
    let mut output = BufReader::new(output.take(limit));
    let mut line = Vec::new();
    loop {
        line.clear();
        if !matches!(output.read_until(b'\n', &mut line), Ok(1..)) {
            return;
        }
        let message = match serde_json::from_slice(&line) {
            Ok(Reply::Event(event)) => Message::Event(Box::new(event)),
            Ok(Reply::Image(size)) => {
                let mut image = Vec::new();
                if !matches!(output.by_ref().take(size).read_to_end(&mut image), Ok(read) if read as u64 == size)
                {
                    return;
                }
                Message::Image(image)
            }
            Ok(Reply::Done) => Message::End(Ending::Done),
            Ok(Reply::Refused(refusal)) => Message::End(Ending::Refused(refusal)),
            Err(_) => return,
        };
        if sender.send(message).is_err() {
            return;
        }
    }
}

fn complaints(errors: ChildStderr, limit: u64) -> String {
    let mut kept = Vec::new();
    let mut errors = errors.take(limit);
    // What was read before a failure is kept.
    let _ = errors.read_to_end(&mut kept);
    let _ = std::io::copy(&mut errors.into_inner(), &mut std::io::sink());
    String::from_utf8_lossy(&kept).into_owned()
}

/// Hands on messages until the worker says it is finished; `None` when it goes silent or its time is up.
fn hear(receiver: &Receiver<Message>, deadline: Instant, report: &mut dyn FnMut(Message)) -> Option<Ending> {
    loop {
        match receiver.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(Message::End(ending)) => return Some(ending),
            Ok(message) => report(message),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// How a worker went.
#[derive(Clone, Copy)]
enum Parting {
    Left(ExitStatus),
    /// It was still there after it had closed its output, or had written more than allowed.
    Ended,
}

/// Waits a moment for a worker that is about to go, then ends it.
fn end(child: &mut Child, finished: bool) -> Result<Parting, CorpusError> {
    let patience = if finished { PARTING } else { Duration::from_millis(200) };
    let until = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait().map_err(|error| failed("wait", &error))? {
            return Ok(Parting::Left(status));
        }
        if Instant::now() >= until {
            // It may have ended by itself just now.
            let _ = child.kill();
            child.wait().map_err(|error| failed("wait", &error))?;
            return Ok(Parting::Ended);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn describe(parting: Parting, complaints: &str) -> String {
    let Parting::Left(status) = parting else { return "output limit exceeded or damaged output".to_owned() };
    if complaints.contains("memory allocation") {
        return "memory limit exceeded".to_owned();
    }
    if complaints.contains("overflowed its stack") {
        return "stack limit exceeded".to_owned();
    }
    match (status.signal(), status.code()) {
        (Some(SIGXCPU), _) => "CPU time limit exceeded".to_owned(),
        (Some(signal), _) => format!("ended by signal {signal}"),
        (None, Some(code)) => format!("ended with exit code {code} before it was done"),
        (None, None) => "ended before it was done".to_owned(),
    }
}
