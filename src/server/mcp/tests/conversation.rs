//! What clients are told and what the tools return.

use insta::assert_json_snapshot;
use serde_json::json;

use super::failing::Broken;
use super::shelf::Shelf;
use super::{call, connected, problem_code, structured};

#[tokio::test]
async fn the_server_introduces_itself_and_its_tools() {
    let client = connected(Shelf).await;
    assert_json_snapshot!("introduction", client.peer_info(), { ".**.version" => "[version]" });
    assert_json_snapshot!("tools", client.list_all_tools().await.unwrap());
}

#[tokio::test]
async fn each_tool_returns_structure_with_places_to_cite() {
    let client = connected(Shelf).await;
    let found =
        structured(&call(&client, "search", json!({"query": "Wie lange Bauakten?", "count": 5})).await);
    let place = &found["excerpts"][0]["citation"];
    let page =
        call(&client, "read_page", json!({"document": place["document"], "page": place["page"]})).await;
    let answer = call(&client, "ask", json!({"question": "Wie lange werden Bauakten aufbewahrt?"})).await;
    assert_json_snapshot!("results", [&found, &structured(&page), &structured(&answer)]);
}

#[tokio::test]
async fn a_collection_narrows_and_a_refusal_is_a_result() {
    let client = connected(Shelf).await;
    let narrow = json!({"query": "Bauakten", "collection": "merkblaetter"});
    let found = structured(&call(&client, "search", narrow).await);
    assert_eq!(found["excerpts"].as_array().unwrap().len(), 1);
    assert_eq!(found["excerpts"][0]["citation"]["link"], "/api/documents/00000000000000b2/file");
    let refused = structured(&call(&client, "ask", json!({"question": "Wer leitet die Kantine?"})).await);
    assert_eq!((&refused["refused"], &refused["citations"]), (&json!(true), &json!([])));
}

#[tokio::test]
async fn failures_are_errors_of_the_tool_that_hide_their_cause() {
    let client = connected(Broken).await;
    let failed = [
        call(&client, "search", json!({"query": "Bauakten"})).await,
        call(&client, "read_page", json!({"document": "00000000000000a1", "page": 1})).await,
        call(&client, "ask", json!({"question": "Wann?"})).await,
    ];
    assert_eq!(failed.each_ref().map(problem_code), ["index-missing", "internal", "internal"]);
}

#[tokio::test]
async fn unknown_documents_and_pages_are_told_apart() {
    let client = connected(Shelf).await;
    let document = call(&client, "read_page", json!({"document": "../etc/passwd", "page": 1})).await;
    let page = call(&client, "read_page", json!({"document": "00000000000000a1", "page": 3})).await;
    assert_eq!([problem_code(&document), problem_code(&page)], ["document-unknown", "page-unknown"]);
}
