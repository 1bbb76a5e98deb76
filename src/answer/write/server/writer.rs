//! Asks a language server: attempts, waiting between them, breaking off.

use std::ops::ControlFlow;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use super::agent::agent;
use super::attempt::attempt;
use super::completion::{CompletionRequest, Message};
use super::endpoint::chat_completions;
use super::failure::Failure;
use super::secret::Secret;
use crate::answer::write::budget::{Budget, estimated_tokens, fitting};
use crate::answer::write::output::Output;
use crate::answer::write::{Finish, WriteRequest, Writer, WriterError, Written, prompt};
use crate::config::ServerSettings;

/// How often the caller is asked whether to go on.
const HEARTBEAT: Duration = Duration::from_millis(100);
/// Increments that may wait for the caller.
const QUEUED_INCREMENTS: usize = 16;
/// Beyond the budget, which ends the writing first.
const GRACE: Duration = Duration::from_secs(2);

/// Writes with a model behind an OpenAI-compatible server.
#[derive(Debug)]
pub struct ServerWriter {
    settings: ServerSettings,
    url: String,
    key: Option<Secret>,
}

/// How an attempt ended.
enum Ended {
    Finished(Finish),
    /// Before the first text.
    Failed(Failure),
    /// After it: another attempt would say things twice.
    BrokeOff(Failure),
}

impl ServerWriter {
    /// A writer for that server. The key is read now; the server is first reached when something is to be written.
    ///
    /// # Errors
    /// When a setting cannot work or the key file cannot be read.
    pub fn new(settings: ServerSettings) -> Result<Self, WriterError> {
        settings.check()?;
        let url = chat_completions(&settings.base_url)?;
        let key = settings.key_file.as_deref().map(Secret::read).transpose()?;
        if key.is_some() && url.starts_with("http:") {
            tracing::warn!(url, "the key of the language server is sent without encryption");
        }
        Ok(Self { settings, url, key })
    }

    /// The request's body, with as many passages as the context holds.
    fn body(&self, request: &WriteRequest<'_>, budget: &Budget) -> Result<Vec<u8>, WriterError> {
        let context = self.settings.context_tokens;
        let least =
            estimated_tokens(prompt::SYSTEM) + estimated_tokens(&prompt::user(request, &[])) + budget.tokens;
        let evidence = fitting(request.evidence, context.saturating_sub(least), |passage| {
            estimated_tokens(&prompt::passage_text(passage))
        });
        if least > context || (evidence.is_empty() && !request.evidence.is_empty()) {
            let first =
                request.evidence.first().map_or(0, |best| estimated_tokens(&prompt::passage_text(best)));
            return Err(WriterError::Context {
                model: self.settings.model.clone(),
                needed: least + first,
                context,
            });
        }
        let user = prompt::user(request, evidence);
        let completion = CompletionRequest {
            model: &self.settings.model,
            messages: [
                Message { role: "system", content: prompt::SYSTEM },
                Message { role: "user", content: &user },
            ],
            stream: true,
            max_tokens: budget.tokens,
            temperature: self.settings.temperature,
            seed: self.settings.seed,
        };
        serde_json::to_vec(&completion).map_err(|error| self.compute(&error))
    }

    /// One attempt; its thread has ended when this returns.
    fn attempt(&self, body: &[u8], budget: &Budget, output: &mut Output<'_>) -> Result<Ended, WriterError> {
        let connect = Duration::from_secs(self.settings.connect_seconds);
        let agent = agent(connect, budget.time_left() + GRACE);
        let (sender, increments) = sync_channel(QUEUED_INCREMENTS);
        thread::scope(|scope| {
            let worker = agent.clone();
            let working = thread::Builder::new()
                .name("language-server".to_owned())
                .spawn_scoped(scope, move || attempt(&worker, &self.url, self.key.as_ref(), body, &sender))
                .map_err(|error| self.compute(&error))?;
            let mut begun = false;
            let flow = loop {
                let flow = match increments.recv_timeout(HEARTBEAT) {
                    Ok(increment) => {
                        begun |= !increment.text.is_empty();
                        let shown = output.push(&increment.text);
                        increment
                            .finish
                            .map_or(shown, |finish| ControlFlow::Break(shown.break_value().unwrap_or(finish)))
                    }
                    Err(RecvTimeoutError::Timeout) => output.wait(),
                    Err(RecvTimeoutError::Disconnected) => break None,
                };
                if let ControlFlow::Break(finish) = flow {
                    break Some(finish);
                }
                if budget.time_is_up() {
                    break Some(Finish::Time);
                }
            };
            if let Some(finish) = flow {
                agent.shutdown();
                drop(increments);
                return Ok(Ended::Finished(finish));
            }
            let failure = match working.join() {
                Ok(Err(failure)) => failure,
                _ => Failure::Protocol("the answer has no end".to_owned()),
            };
            Ok(if begun { Ended::BrokeOff(failure) } else { Ended::Failed(failure) })
        })
    }

    fn compute(&self, error: &dyn std::fmt::Display) -> WriterError {
        WriterError::Compute { model: self.settings.model.clone(), reason: error.to_string() }
    }
}

impl Writer for ServerWriter {
    fn name(&self) -> &str {
        &self.settings.model
    }

    fn write(
        &self,
        request: &WriteRequest<'_>,
        piece: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Written, WriterError> {
        let budget = Budget::new(request.most_words, Duration::from_secs(self.settings.total_seconds));
        let body = self.body(request, &budget)?;
        let mut output = Output::new(piece);
        let mut tried = 0;
        loop {
            let failure = match self.attempt(&body, &budget, &mut output)? {
                Ended::Finished(finish) => return Ok(output.finish(finish)),
                Ended::BrokeOff(failure) => return Err(failure.into_error(&self.url)),
                Ended::Failed(failure) => failure,
            };
            let Some(wait) = failure
                .wait(tried)
                .filter(|wait| tried < self.settings.retries && *wait < budget.time_left())
            else {
                return Err(failure.into_error(&self.url));
            };
            tracing::warn!(url = self.url, ?failure, ?wait, "the language server is tried again");
            if let ControlFlow::Break(finish) = pause(wait, &mut output) {
                return Ok(output.finish(finish));
            }
            tried += 1;
        }
    }
}

/// Waits, asking the caller now and then whether to go on.
fn pause(time: Duration, output: &mut Output<'_>) -> ControlFlow<Finish> {
    let end = Instant::now() + time;
    loop {
        output.wait()?;
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return ControlFlow::Continue(());
        }
        thread::sleep(left.min(HEARTBEAT));
    }
}
