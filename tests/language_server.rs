//! The client of a language server against a real process, `tests/clients/openai_server.py`.

#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod language_peer;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use auskunft::answer::write::{
    Finish, NumberedEvidence, ServerWriter, WriteRequest, Writer, WriterError, Written,
};
use auskunft::config::ServerSettings;
use language_peer::Peer;

trait Asks {
    fn settings(&self, model: &str) -> ServerSettings;
    fn write(&self, model: &str) -> Result<Written, WriterError>;
    fn requests(&self, done: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value;
}

impl Asks for Peer {
    fn settings(&self, model: &str) -> ServerSettings {
        ServerSettings {
            base_url: self.base_url(),
            model: model.to_owned(),
            total_seconds: 20,
            ..ServerSettings::default()
        }
    }

    fn write(&self, model: &str) -> Result<Written, WriterError> {
        write(self.settings(model), &mut |_| ControlFlow::Continue(()))
    }

    /// What the peer was asked so far, once `done` holds for it.
    fn requests(&self, done: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let end = Instant::now() + Duration::from_secs(10);
        let agent = ureq::Agent::config_builder().proxy(None).build().new_agent();
        loop {
            let mut answer = agent.get(format!("http://127.0.0.1:{}/requests", self.port)).call().unwrap();
            let text = answer.body_mut().read_to_string().unwrap();
            let requests: serde_json::Value = serde_json::from_str(&text).unwrap();
            if done(&requests) || Instant::now() > end {
                return requests;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn write(
    settings: ServerSettings,
    piece: &mut dyn FnMut(&str) -> ControlFlow<()>,
) -> Result<Written, WriterError> {
    let evidence = [NumberedEvidence {
        number: 1,
        document: "Dienstanweisung".to_owned(),
        place: "Seite 4".to_owned(),
        text: "Die Frist beträgt vier Wochen.".to_owned(),
    }];
    let request = WriteRequest { question: "Wie lang ist die Frist?", evidence: &evidence, most_words: 40 };
    ServerWriter::new(settings)?.write(&request, piece)
}

#[test]
fn answers_come_piece_by_piece_and_whole() {
    let Some(peer) = Peer::start(&[]) else { return };
    let mut pieces = Vec::new();
    let written = write(peer.settings("good"), &mut |piece| {
        pieces.push(piece.to_owned());
        ControlFlow::Continue(())
    })
    .unwrap();
    let answer = "Die Frist beträgt vier Wochen [1].";
    assert_eq!(written, Written { text: answer.to_owned(), finish: Finish::Stop });
    assert!(pieces.iter().filter(|piece| !piece.is_empty()).count() == 7, "{pieces:?}");
    assert_eq!(pieces.concat(), answer);
    assert_eq!(peer.write("thinking").unwrap().text, answer);
    assert_eq!(peer.write("plain").unwrap().text, answer);
    let length = peer.write("length").unwrap();
    assert_eq!(length, Written { text: "Die Frist beträgt".to_owned(), finish: Finish::Length });
    let echo = peer.write("echo").unwrap().text;
    assert!(echo.contains("<beleg nummer=\"1\"") && echo.contains("Wie lang ist die Frist?"), "{echo}");
    let requests = peer.requests(|_| true);
    assert_eq!(requests[0]["authorization"], serde_json::Value::Null);
    assert_eq!(requests[0]["body"]["messages"][0]["role"], "system");
}

#[test]
fn the_key_goes_to_the_server_and_into_no_message() {
    let Some(peer) = Peer::start(&["--key", "geheim-1"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let key_file = folder.path().join("key");
    let settings = ServerSettings { key_file: Some(key_file.clone()), ..peer.settings("good") };
    std::fs::write(&key_file, "geheim-1\n").unwrap();
    assert!(write(settings.clone(), &mut |_| ControlFlow::Continue(())).is_ok());
    std::fs::write(&key_file, "geheim-2\n").unwrap();
    let refused = write(settings, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(matches!(refused, WriterError::Status { status: 401, .. }), "{refused}");
    assert!(!refused.to_string().contains("geheim"), "{refused}");
}

#[test]
fn what_may_pass_is_tried_again_and_nothing_else() {
    let Some(peer) = Peer::start(&[]) else { return };
    let start = Instant::now();
    assert_eq!(peer.write("busy").unwrap().finish, Finish::Stop);
    assert!(start.elapsed() >= Duration::from_secs(1), "Retry-After was not kept");
    assert!(matches!(peer.write("failing").unwrap_err(), WriterError::Status { status: 503, .. }));
    assert!(matches!(peer.write("redirect").unwrap_err(), WriterError::Status { status: 307, .. }));
    assert!(matches!(peer.write("cut").unwrap_err(), WriterError::Protocol { .. }));
    let error = peer.write("error").unwrap_err().to_string();
    assert!(error.contains("out of memory"), "{error}");
    assert!(matches!(peer.write("endless").unwrap_err(), WriterError::Protocol { .. }));
    let requests = peer.requests(|_| true);
    let tries = |model: &str| {
        requests.as_array().unwrap().iter().filter(|request| request["body"]["model"] == model).count()
    };
    let counts = ["busy", "failing", "redirect", "cut", "error", "endless"].map(tries);
    assert_eq!(counts, [2, 3, 1, 1, 1, 1]);
}

#[test]
fn breaking_off_closes_the_connection_even_in_silence() {
    let Some(peer) = Peer::start(&[]) else { return };
    for (model, calls) in [("slow", 5), ("silent", 2)] {
        let (mut left, start) = (calls, Instant::now());
        let written = write(peer.settings(model), &mut |_| {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        assert_eq!(written.finish, Finish::Cancelled, "{model}");
        assert!(start.elapsed() < Duration::from_secs(5), "{model}: {:?}", start.elapsed());
        let left_early = |requests: &serde_json::Value| {
            requests
                .as_array()
                .unwrap()
                .iter()
                .any(|one| one["body"]["model"] == model && one["left_early"] == true)
        };
        assert!(left_early(&peer.requests(left_early)), "{model}: the server was not told");
    }
}

#[test]
fn time_that_is_up_ends_an_answer_with_what_there_is() {
    let Some(peer) = Peer::start(&[]) else { return };
    for (model, begun) in [("slow", true), ("silent", false)] {
        let start = Instant::now();
        let settings = ServerSettings { total_seconds: 1, ..peer.settings(model) };
        let written = write(settings, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(written.finish, Finish::Time, "{model}");
        assert_eq!(written.text.starts_with("Wort0 Wort1"), begun, "{model}");
        assert!(start.elapsed() < Duration::from_secs(6), "{model}: {:?}", start.elapsed());
    }
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = ServerSettings {
        base_url: format!("http://{unused}/v1"),
        model: "good".to_owned(),
        retries: 1,
        ..ServerSettings::default()
    };
    let error = write(settings, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(matches!(error, WriterError::Unreachable { .. }), "{error}");
    assert!(error.to_string().contains(&unused.to_string()), "{error}");
}
