//! The three tools.

use std::sync::Arc;
use std::time::Duration;

use rmcp::handler::server::router::tool::ToolRouter;
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{Implementation, ServerCapabilities, ServerConfig};
use rmcp::{Json, ServerHandler, tool, tool_handler, tool_router};

use super::instructions::INSTRUCTIONS;
use super::parameters::{AskParameters, ReadPageParameters, SearchParameters};
use super::results::{AskResult, ReadPageResult, SearchResult};
use super::toolbox::{Toolbox, ToolboxError};
use crate::server::blocking::blocking;
use crate::server::problem::Problem;
use crate::server::question_text::question_text;
use crate::server::waiting_room::WaitingRoom;

/// The tools as a server that converses with one or many clients; cheap to clone.
#[derive(Clone)]
pub struct Tools {
    toolbox: Arc<dyn Toolbox>,
    questions: WaitingRoom,
    time: Duration,
    tool_router: ToolRouter<Self>,
}

impl Tools {
    /// Tools over a toolbox; every call takes a seat of `questions` and at most `time`.
    pub(in crate::server) fn new(toolbox: Arc<dyn Toolbox>, questions: WaitingRoom, time: Duration) -> Self {
        Self { toolbox, questions, time, tool_router: Self::tool_router() }
    }

    /// Runs blocking work once a seat is free; the seat is kept until the work has really ended.
    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Toolbox) -> Result<T, ToolboxError> + Send + 'static,
    ) -> Result<T, Problem> {
        let ticket = self.questions.enter()?;
        let toolbox = Arc::clone(&self.toolbox);
        let seated = async move {
            let seat = ticket.seat().await?;
            blocking(move || {
                let result = work(toolbox.as_ref());
                drop(seat);
                Ok(result?)
            })
            .await
        };
        tokio::time::timeout(self.time, seated).await.unwrap_or(Err(Problem::TimedOut))
    }
}

#[tool_router]
impl Tools {
    /// Searches the documents by meaning and by words and returns verbatim excerpts, best first, each with document,
    /// page and link to cite. Use it to gather material; use `ask` for a question that wants one answer.
    #[tool(
        title = "Dokumente durchsuchen",
        annotations(read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    async fn search(
        &self,
        Parameters(parameters): Parameters<SearchParameters>,
    ) -> Result<Json<SearchResult>, Problem> {
        let query = question_text(&parameters.query)?.to_owned();
        let count = parameters.count();
        let collection = parameters.collection;
        let mut excerpts =
            self.call(move |toolbox| toolbox.search(&query, count, collection.as_deref())).await?;
        excerpts.truncate(count);
        Ok(Json(excerpts.into()))
    }

    /// Reads the text of one page of a document, for the context around a citation or an excerpt. In formats without
    /// pages a section counts as one.
    #[tool(
        title = "Seite lesen",
        annotations(read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    async fn read_page(
        &self,
        Parameters(ReadPageParameters { document, page }): Parameters<ReadPageParameters>,
    ) -> Result<Json<ReadPageResult>, Problem> {
        let text = self.call(move |toolbox| toolbox.read_page(&document, page)).await?;
        Ok(Json(text.into()))
    }

    /// Answers a question in German with statements that stand verbatim in the documents, each with its citation. Sets
    /// `refused` when the documents do not answer it; then say so instead of guessing.
    #[tool(
        title = "Frage stellen",
        annotations(read_only_hint = true, idempotent_hint = true, open_world_hint = false)
    )]
    async fn ask(
        &self,
        Parameters(parameters): Parameters<AskParameters>,
    ) -> Result<Json<AskResult>, Problem> {
        let question = question_text(&parameters.question)?.to_owned();
        let collection = parameters.collection;
        let answer = self.call(move |toolbox| toolbox.ask(&question, collection.as_deref())).await?;
        Ok(Json(answer.into()))
    }
}

#[tool_handler(router = self.tool_router)]
impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(
                Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION")).with_title("Auskunft"),
            )
            .with_instructions(INSTRUCTIONS)
    }
}
