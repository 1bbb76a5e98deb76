//! Model, tokenizer and template together: from a request to text.

use std::ops::ControlFlow;

use candle_core::Tensor;
use candle_transformers::generation::LogitsProcessor;

use super::cache::KeyValues;
use super::chat_template::ChatTemplate;
use super::decoder::Decoder;
use super::gguf::GgufFile;
use super::prefix::{Prefix, common};
use super::tokenizer::ChatTokenizer;
use crate::answer::write::budget::{Budget, fitting};
use crate::answer::write::output::Output;
use crate::answer::write::{Finish, NumberedEvidence, WriteRequest, WriterError, prompt};
use crate::config::LocalSettings;

/// Tokens of a prompt that are computed at once, between two looks at the time and the caller.
const STEP: usize = 16;
/// The share of the likeliest tokens that are drawn from when there is randomness.
const DRAWN_SHARE: f64 = 0.9;

/// A chat model that is ready to write.
pub(super) struct Engine {
    name: String,
    decoder: Decoder,
    tokenizer: ChatTokenizer,
    template: ChatTemplate,
    prefix: Option<Prefix>,
    temperature: Option<f64>,
    seed: u64,
}

impl Engine {
    /// Loads a model and computes the part of the prompt that never changes.
    pub(super) fn load(name: &str, settings: &LocalSettings) -> Result<Self, WriterError> {
        let mut gguf = GgufFile::open(&settings.model)?;
        let template = ChatTemplate::open(&gguf)?;
        let tokenizer = ChatTokenizer::open(&mut gguf)?;
        let decoder = Decoder::load(&mut gguf, settings.context_tokens)?;
        let mut engine = Self {
            name: name.to_owned(),
            decoder,
            tokenizer,
            template,
            prefix: None,
            temperature: Some(settings.temperature).filter(|temperature| *temperature > 0.0),
            seed: settings.seed,
        };
        engine.prefix = Some(engine.fixed_part()?);
        Ok(engine)
    }

    /// Writes until the model is done or something ends it.
    pub(super) fn write(
        &self,
        request: &WriteRequest<'_>,
        budget: &Budget,
        output: &mut Output<'_>,
    ) -> Result<Finish, WriterError> {
        let prompt = self.fitted(request, budget)?;
        let kept = self.prefix.as_ref().map(|prefix| prefix.continued(&prompt)).transpose();
        let kept = kept.map_err(|error| self.failed(&error))?.flatten();
        let (mut cache, rest) = kept.unwrap_or_else(|| (self.decoder.cache(), &prompt));
        let mut scores = None;
        for step in rest.chunks(STEP) {
            if let ControlFlow::Break(finish) = go_on(budget, output) {
                return Ok(finish);
            }
            scores = Some(self.compute(step, &mut cache)?);
        }
        match scores {
            Some(scores) => self.answer(scores, &mut cache, budget, output),
            None => Ok(Finish::Stop),
        }
    }

    fn answer(
        &self,
        mut scores: Tensor,
        cache: &mut KeyValues,
        budget: &Budget,
        output: &mut Output<'_>,
    ) -> Result<Finish, WriterError> {
        let mut drawing = LogitsProcessor::new(self.seed, self.temperature, Some(DRAWN_SHARE));
        let mut decode = self.tokenizer.decoder();
        for _ in 0..budget.tokens {
            let token = drawing.sample(&scores).map_err(|error| self.failed(&error))?;
            if self.tokenizer.is_end(token) {
                return Ok(Finish::Stop);
            }
            let text = decode(token).map_err(|error| self.failed(&error))?.unwrap_or_default();
            let flow = output.push(&text);
            if let ControlFlow::Break(finish) = flow {
                return Ok(finish);
            }
            if budget.time_is_up() {
                return Ok(Finish::Time);
            }
            scores = self.compute(&[token], cache)?;
        }
        Ok(Finish::Length)
    }

    /// The prompt's tokens with as many passages as there is room for.
    fn fitted(&self, request: &WriteRequest<'_>, budget: &Budget) -> Result<Vec<u32>, WriterError> {
        let context = self.decoder.context();
        let bare = self.tokens(request, &[])?.len() + budget.tokens;
        let count = |passage: &NumberedEvidence| self.tokenizer.count(&prompt::passage_text(passage));
        let mut evidence = fitting(request.evidence, context.saturating_sub(bare), count);
        while bare <= context && evidence.is_empty() == request.evidence.is_empty() {
            let tokens = self.tokens(request, evidence)?;
            if tokens.len() + budget.tokens <= context {
                return Ok(tokens);
            }
            // Joined texts can need a token more than their parts.
            evidence = evidence.split_last().map_or(&[], |(_, rest)| rest);
        }
        let needed = bare + request.evidence.first().map_or(0, count);
        Err(WriterError::Context { model: self.name.clone(), needed, context })
    }

    fn tokens(
        &self,
        request: &WriteRequest<'_>,
        evidence: &[NumberedEvidence],
    ) -> Result<Vec<u32>, WriterError> {
        let user = prompt::user(request, evidence);
        let text = self.template.render(prompt::SYSTEM, &user).map_err(|error| self.failed(&error))?;
        self.tokenizer.prompt(&text).map_err(|error| self.failed(&error))
    }

    /// What all prompts start with, found by comparing two that have nothing else in common.
    fn fixed_part(&self) -> Result<Prefix, WriterError> {
        let sample = |number: u32, text: &str| NumberedEvidence {
            number,
            document: text.to_owned(),
            place: text.to_owned(),
            text: text.to_owned(),
        };
        let tokens = |question: &str, number: u32| {
            let request = WriteRequest { question, evidence: &[sample(number, question)], most_words: 50 };
            self.tokens(&request, request.evidence)
        };
        let common = common(&tokens("Frist", 1)?, &tokens("Zuständigkeit", 2)?);
        let mut cache = self.decoder.cache();
        for step in common.chunks(STEP) {
            self.compute(step, &mut cache)?;
        }
        Ok(Prefix::new(common, cache))
    }

    fn compute(&self, tokens: &[u32], cache: &mut KeyValues) -> Result<Tensor, WriterError> {
        self.decoder.forward(tokens, cache).map_err(|error| self.failed(&error))
    }

    fn failed(&self, error: &dyn std::fmt::Display) -> WriterError {
        WriterError::Compute { model: self.name.clone(), reason: error.to_string() }
    }
}

fn go_on(budget: &Budget, output: &mut Output<'_>) -> ControlFlow<Finish> {
    if budget.time_is_up() {
        return ControlFlow::Break(Finish::Time);
    }
    output.wait()
}

#[cfg(test)]
mod tests {
    use super::super::sample::write_metadata;
    use super::*;

    #[test]
    fn what_is_not_supported_is_named_with_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let model = folder.path().join("modell.gguf");
        let settings = LocalSettings { model: model.clone(), ..LocalSettings::default() };
        let chat = ("tokenizer.chat_template", "{{ messages[0].content }}");
        for (metadata, what) in [
            (vec![], "a model without chat template"),
            (vec![chat, ("tokenizer.ggml.model", "llama")], "a tokenizer of kind \"llama\""),
            (
                vec![chat, ("tokenizer.ggml.model", "gpt2"), ("tokenizer.ggml.pre", "tekken")],
                "splitting \"tekken\"",
            ),
        ] {
            write_metadata(&model, &metadata);
            let message = Engine::load("modell", &settings).map(|_| ()).unwrap_err().to_string();
            assert!(message.contains(what) && message.contains("modell.gguf"), "{message}");
        }
        write_metadata(&model, &[("general.architecture", "mamba")]);
        let refused = Decoder::load(&mut GgufFile::open(&model).unwrap(), 512).map(|_| ()).unwrap_err();
        assert!(refused.to_string().contains("architecture \"mamba\""), "{refused}");
    }
}
