//! candle's own `BertModel` on the same weights in 32-bit floats: `--input FILE.json`, see `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use auskunft::embedding::Manifest;
use candle_core::quantized::gguf_file::Content;
use candle_core::{DType, Device, Result, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use serde::Deserialize;
use serde_json::json;
use tokenizers::Tokenizer;

mod input;

const MOST_TOKENS: usize = 512;

#[derive(Deserialize)]
struct Input {
    passages: Vec<String>,
    questions: Vec<String>,
    threads: usize,
    #[serde(default)]
    vectors: Option<PathBuf>,
}

struct Model {
    bert: BertModel,
    tokenizer: Tokenizer,
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let Some(input) = input::read::<Input>()? else { return Ok(()) };
    rayon::ThreadPoolBuilder::new().num_threads(input.threads).build_global()?;
    let models = std::env::var_os("AUSKUNFT_MODELS").map_or_else(|| PathBuf::from("models"), PathBuf::from);
    let start = Instant::now();
    let model = Model::open(&models.join(Manifest::embedded()?.default_embedder))?;
    let open_seconds = start.elapsed().as_secs_f64();
    model.embed(&format!("passage: {}", input.passages.first().map_or("", String::as_str)))?;
    let (mut vectors, mut tokens) = (Vec::new(), 0);
    let start = Instant::now();
    for passage in &input.passages {
        let (vector, count) = model.embed(&format!("passage: {passage}"))?;
        vectors.push(vector);
        tokens += count;
    }
    let passages_per_second = input.passages.len() as f64 / start.elapsed().as_secs_f64();
    let mut latencies = Vec::new();
    for question in &input.questions {
        let start = Instant::now();
        vectors.push(model.embed(&format!("query: {question}"))?.0);
        latencies.push(start.elapsed().as_secs_f64() * 1e3);
    }
    latencies.sort_by(f64::total_cmp);
    let figures = json!({
        "passages_per_second": passages_per_second,
        "question_ms": latencies.get(latencies.len() / 2),
        "tokens_per_passage": tokens as f64 / input.passages.len().max(1) as f64,
        "open_seconds": open_seconds,
    });
    println!("{figures}");
    if let Some(path) = &input.vectors {
        let mut out = BufWriter::new(File::create(path)?);
        for number in vectors.iter().flatten() {
            out.write_all(&number.to_le_bytes())?;
        }
        out.flush()?;
    }
    Ok(())
}

impl Model {
    fn open(folder: &Path) -> std::result::Result<Self, Box<dyn std::error::Error>> {
        let mut file = File::open(folder.join("model.gguf"))?;
        let content = Content::read(&mut file)?;
        let number =
            |key: &str| content.metadata.get(&format!("bert.{key}")).and_then(|value| value.to_u32().ok());
        let size = |key: &str| number(key).map(|number| number as usize).ok_or(format!("{key} is missing"));
        let tensors: HashMap<String, Tensor> = content
            .tensor_infos
            .keys()
            .map(|name| {
                let tensor = content.tensor(&mut file, name, &Device::Cpu)?;
                Ok((name.clone(), tensor.dequantize(&Device::Cpu)?))
            })
            .collect::<Result<_>>()?;
        let rows = |name: &str| tensors.get(name).map_or(0, |tensor| tensor.dims()[0]);
        let config = Config {
            vocab_size: rows("embeddings.word_embeddings.weight"),
            hidden_size: size("embedding_length")?,
            num_hidden_layers: size("block_count")?,
            num_attention_heads: size("attention.head_count")?,
            intermediate_size: size("feed_forward_length")?,
            max_position_embeddings: rows("embeddings.position_embeddings.weight"),
            type_vocab_size: rows("embeddings.token_type_embeddings.weight"),
            layer_norm_eps: 1e-12,
            ..Config::default()
        };
        let weights = VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
        let tokenizer =
            Tokenizer::from_file(folder.join("tokenizer.json")).map_err(|error| error.to_string())?;
        Ok(Self { bert: BertModel::load(weights, &config)?, tokenizer })
    }

    /// The unit vector of a text and its number of tokens.
    fn embed(&self, text: &str) -> std::result::Result<(Vec<f32>, usize), Box<dyn std::error::Error>> {
        let encoding = self.tokenizer.encode(text, true).map_err(|error| error.to_string())?;
        let ids = &encoding.get_ids()[..encoding.len().min(MOST_TOKENS)];
        let ids = Tensor::new(ids, &Device::Cpu)?.unsqueeze(0)?;
        let mean = self.bert.forward(&ids, &ids.zeros_like()?, None)?.mean(1)?.squeeze(0)?;
        let length = mean.sqr()?.sum_all()?.sqrt()?;
        Ok((mean.broadcast_div(&length)?.to_vec1()?, encoding.len()))
    }
}
