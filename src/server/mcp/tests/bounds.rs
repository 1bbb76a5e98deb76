//! Lengths, counts, crowds and time.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use super::failing::Slow;
use super::shelf::Shelf;
use super::{
    Answer, Citation, DocumentReference, Excerpt, PageText, Toolbox, ToolboxError, call, connected,
    problem_code, structured, text, with_room,
};
use crate::server::waiting_room::WaitingRoom;

/// Finds one excerpt more than it is asked for.
struct Generous;

impl Toolbox for Generous {
    fn search(&self, _: &str, count: usize, _: Option<&str>) -> Result<Vec<Excerpt>, ToolboxError> {
        let document = DocumentReference { id: "1".into(), file: "a.pdf".into(), title: "A".into() };
        let (page_label, quote) = ("1".to_owned(), "Text".to_owned());
        let citation = Citation {
            number: 1,
            document,
            page: 1,
            page_label,
            quote,
            boxes: Vec::new(),
            ..Citation::default()
        };
        Ok(vec![Excerpt { headings: Vec::new(), citation }; count + 1])
    }

    fn read_page(&self, document: &str, page: u32) -> Result<PageText, ToolboxError> {
        Shelf.read_page(document, page)
    }

    fn ask(&self, question: &str, collection: Option<&str>) -> Result<Answer, ToolboxError> {
        Shelf.ask(question, collection)
    }
}

#[tokio::test]
async fn counts_are_brought_inside_their_bounds() {
    let client = connected(Generous).await;
    for (count, expected) in [(json!(0), 1), (json!(3), 3), (json!(4_000_000_000_u32), 20)] {
        let found = structured(&call(&client, "search", json!({"query": "Text", "count": count})).await);
        assert_eq!(found["excerpts"].as_array().unwrap().len(), expected);
    }
    let usual = structured(&call(&client, "search", json!({"query": "Text"})).await);
    assert_eq!(usual["excerpts"].as_array().unwrap().len(), 8);
}

#[tokio::test]
async fn texts_are_neither_empty_nor_too_long() {
    let client = connected(Shelf).await;
    for (text, expected) in [(" \n ".to_owned(), "question-empty"), ("ä".repeat(2001), "question-too-long")]
    {
        let asked = call(&client, "ask", json!({"question": text})).await;
        let searched = call(&client, "search", json!({"query": text})).await;
        assert_eq!([problem_code(&asked), problem_code(&searched)], [expected; 2]);
    }
    structured(&call(&client, "ask", json!({"question": "ä".repeat(2000)})).await);
}

#[tokio::test]
async fn parameters_the_tool_does_not_know_are_refused() {
    let client = connected(Shelf).await;
    let refused = call(&client, "search", json!({"query": "Bauakten", "collections": "ordnungen"})).await;
    assert_eq!(refused.is_error, Some(true));
    assert!(text(&refused).contains("collections"));
}

#[tokio::test]
async fn beyond_the_waiting_room_a_call_is_turned_away() {
    let (asked, was_asked) = channel();
    let (go, may_go) = channel();
    let slow = Slow { asked: Mutex::new(asked), go: Mutex::new(may_go) };
    let client = Arc::new(with_room(slow, WaitingRoom::new(1, 0), Duration::from_secs(30)).await);
    let first = tokio::spawn({
        let client = Arc::clone(&client);
        async move { call(&client, "ask", json!({"question": "Bauakten aufbewahren?"})).await }
    });
    tokio::task::spawn_blocking(move || was_asked.recv().unwrap()).await.unwrap();
    let crowded = call(&client, "search", json!({"query": "Bauakten"})).await;
    assert_eq!(problem_code(&crowded), "busy");
    go.send(()).unwrap();
    structured(&first.await.unwrap());
    structured(&call(&client, "search", json!({"query": "Bauakten"})).await);
}

#[tokio::test]
async fn a_late_answer_is_an_error_and_keeps_its_seat_until_it_ends() {
    let (asked, was_asked) = channel();
    let (go, may_go) = channel();
    let slow = Slow { asked: Mutex::new(asked), go: Mutex::new(may_go) };
    let room = WaitingRoom::new(1, 0);
    let client = with_room(slow, room.clone(), Duration::from_millis(200)).await;
    let late = call(&client, "ask", json!({"question": "Bauakten aufbewahren?"})).await;
    assert_eq!(problem_code(&late), "timed-out");
    assert!(room.enter().is_err());
    was_asked.recv().unwrap();
    go.send(()).unwrap();
    while room.enter().is_err() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
