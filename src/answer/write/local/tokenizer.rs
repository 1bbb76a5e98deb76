//! A chat model's tokenizer, from `tokenizer.json` beside the model or from the model file itself.

use std::collections::BTreeSet;

use candle_core::quantized::gguf_file::Value;
use candle_core::quantized::tokenizer::TokenizerFromGguf;
use tokenizers::Tokenizer;
use tokenizers::pre_tokenizers::byte_level::ByteLevel;
use tokenizers::pre_tokenizers::digits::Digits;
use tokenizers::pre_tokenizers::sequence::Sequence;

use super::gguf::GgufFile;
use crate::answer::write::WriterError;

/// Tokens that end a turn in the families that are supported; files do not name all of theirs.
const ENDS: [&str; 8] = [
    "<|im_end|>",
    "<|eot_id|>",
    "<|eom_id|>",
    "<|end|>",
    "<end_of_turn>",
    "<|endoftext|>",
    "<|end_of_text|>",
    "</s>",
];

/// Text to tokens and back.
pub(super) struct ChatTokenizer {
    tokenizer: Tokenizer,
    begin: Option<u32>,
    ends: BTreeSet<u32>,
}

impl ChatTokenizer {
    /// Reads the tokenizer that belongs to a model file.
    pub(super) fn open(gguf: &mut GgufFile) -> Result<Self, WriterError> {
        let beside = gguf.path().with_file_name("tokenizer.json");
        let byte_level = gguf.text("tokenizer.ggml.model") == Some("gpt2");
        let llama3 = matches!(gguf.text("tokenizer.ggml.pre"), Some("llama-bpe" | "llama3" | "llama-v3"));
        let mut tokenizer = if beside.is_file() {
            Tokenizer::from_file(&beside).map_err(|error| WriterError::file(&beside, error))?
        } else {
            from_gguf(gguf)?
        };
        tokenizer.with_padding(None);
        tokenizer.with_truncation(None).map_err(|error| WriterError::file(gguf.path(), error))?;
        let special = |key: &str| gguf.number(key).and_then(|id| u32::try_from(id).ok());
        let adds_begin = gguf.flag("tokenizer.ggml.add_bos_token").unwrap_or(!byte_level || llama3);
        let ends = ENDS.iter().filter_map(|end| tokenizer.token_to_id(end));
        let ends =
            ends.chain(special("tokenizer.ggml.eos_token_id")).chain(special("tokenizer.ggml.eot_token_id"));
        Ok(Self {
            begin: special("tokenizer.ggml.bos_token_id").filter(|_| adds_begin),
            ends: ends.collect(),
            tokenizer,
        })
    }

    /// Tokens of a text in which the chat template has already put its marks, with the model's first token.
    pub(super) fn prompt(&self, text: &str) -> tokenizers::Result<Vec<u32>> {
        let mut tokens = self.tokenizer.encode_fast(text, false)?.get_ids().to_vec();
        if let Some(begin) = self.begin
            && tokens.first() != Some(&begin)
        {
            tokens.insert(0, begin);
        }
        Ok(tokens)
    }

    /// Number of tokens of a text alone. A text the tokenizer refuses counts one for each byte.
    pub(super) fn count(&self, text: &str) -> usize {
        self.tokenizer.encode_fast(text, false).map_or(text.len(), |encoding| encoding.len())
    }

    /// Whether a token ends the answer.
    pub(super) fn is_end(&self, token: u32) -> bool {
        self.ends.contains(&token)
    }

    /// Gives out text as soon as the tokens so far make whole characters.
    pub(super) fn decoder(&self) -> impl FnMut(u32) -> tokenizers::Result<Option<String>> {
        let mut stream = self.tokenizer.decode_stream(true);
        move |token| stream.step(token)
    }
}

/// Reads a byte-level vocabulary, with the splitting that the model was trained with.
fn from_gguf(gguf: &mut GgufFile) -> Result<Tokenizer, WriterError> {
    let kind = gguf.text("tokenizer.ggml.model").unwrap_or("none").to_owned();
    if kind != "gpt2" {
        let what = format!("a tokenizer of kind {kind:?} without tokenizer.json beside the model");
        return Err(WriterError::unsupported(gguf.path(), what));
    }
    let splitting = gguf.text("tokenizer.ggml.pre").unwrap_or("default").to_owned();
    let metadata = &mut gguf.content_mut().metadata;
    let own_splitting = match splitting.as_str() {
        "qwen2" => None,
        "llama-bpe" | "llama3" | "llama-v3" => {
            // candle knows this splitting by another name, and the files leave out that whole words go first.
            metadata.insert("tokenizer.ggml.pre".to_owned(), Value::String("llama3".to_owned()));
            metadata.insert("tokenizer.ggml.ignore_merges".to_owned(), Value::Bool(true));
            None
        }
        "gpt-2" | "default" => Some(Sequence::new(vec![ByteLevel::new(false, true, true).into()])),
        "smollm" => {
            Some(Sequence::new(vec![Digits::new(true).into(), ByteLevel::new(false, true, true).into()]))
        }
        other => {
            let what = format!("splitting {other:?} without tokenizer.json beside the model");
            return Err(WriterError::unsupported(gguf.path(), what));
        }
    };
    let mut tokenizer =
        Tokenizer::from_gguf(gguf.content_mut()).map_err(|error| WriterError::file(gguf.path(), error))?;
    if let Some(splitting) = own_splitting {
        tokenizer.with_pre_tokenizer(Some(splitting));
    }
    Ok(tokenizer)
}
