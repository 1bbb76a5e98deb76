//! The protocol's contract, seen by the SDK's own client: in process and over HTTP on this machine.

mod bounds;
mod conversation;
mod failing;
mod over_http;
mod shelf;

use std::sync::Arc;
use std::time::Duration;

use rmcp::model::{CallToolRequestParams, CallToolResult};
use rmcp::service::RunningService;
use rmcp::{RoleClient, ServiceExt};
use serde_json::Value;

use super::{Excerpt, PageText, Toolbox, ToolboxError, Tools};
use crate::answer::{Answer, Citation, DocumentReference, Timings};
use crate::server::waiting_room::WaitingRoom;
use crate::server::{AnswererError, Missing};

type Client = RunningService<RoleClient, ()>;

/// A client that converses with the tools over a pipe in this process.
async fn connected(toolbox: impl Toolbox + 'static) -> Client {
    with_room(toolbox, WaitingRoom::new(2, 8), Duration::from_secs(30)).await
}

async fn with_room(toolbox: impl Toolbox + 'static, room: WaitingRoom, time: Duration) -> Client {
    let (near, far) = tokio::io::duplex(64 * 1024);
    let tools = Tools::new(Arc::new(toolbox), room, time);
    tokio::spawn(async move { tools.serve(far).await.unwrap().waiting().await });
    ().serve(near).await.unwrap()
}

/// Calls a tool.
async fn call(client: &Client, tool: &'static str, arguments: Value) -> CallToolResult {
    let Value::Object(arguments) = arguments else { panic!("arguments are an object") };
    client.call_tool(CallToolRequestParams::new(tool).with_arguments(arguments)).await.unwrap()
}

/// The structured result; its text must say the same.
fn structured(result: &CallToolResult) -> Value {
    assert_eq!(result.is_error, Some(false));
    let structured = result.structured_content.clone().unwrap();
    assert_eq!(serde_json::from_str::<Value>(text(result)).unwrap(), structured);
    structured
}

/// The code of the problem that a call failed with; the cause stays on the server.
fn problem_code(result: &CallToolResult) -> String {
    assert_eq!((result.is_error, &result.structured_content), (Some(true), &None));
    assert!(!text(result).contains("secret"));
    let problem: Value = serde_json::from_str(text(result)).unwrap();
    problem["code"].as_str().unwrap().to_owned()
}

fn text(result: &CallToolResult) -> &str {
    assert_eq!(result.content.len(), 1);
    &result.content[0].as_text().unwrap().text
}
