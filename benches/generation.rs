//! Prompt and decode tokens a second of a GGUF model: `--input FILE.json`, see `benches/README.md`.
#![expect(clippy::print_stdout, reason = "a benchmark reports on standard output")]

use std::path::PathBuf;

use auskunft::answer::write::Throughput;
use serde::Deserialize;
use serde_json::json;

mod input;

#[derive(Deserialize)]
struct Input {
    model: PathBuf,
    prompt: String,
    prompt_tokens: usize,
    new_tokens: usize,
    threads: usize,
}

#[expect(unsafe_code, reason = "as in the program itself: nothing else runs yet")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    unsafe { auskunft::threads::announce() };
    let Some(input) = input::read::<Input>()? else { return Ok(()) };
    // candle computes in rayon's common pool.
    rayon::ThreadPoolBuilder::new().num_threads(input.threads).build_global()?;
    let measured = Throughput::measure(&input.model, &input.prompt, input.prompt_tokens, input.new_tokens)?;
    let figures = json!({
        "prompt_tokens": measured.prompt_tokens,
        "prompt_tokens_per_second": measured.prompt_tokens as f64 / measured.prompt.as_secs_f64(),
        "new_tokens": measured.new_tokens,
        "decode_tokens_per_second": measured.new_tokens as f64 / measured.decoding.as_secs_f64(),
        "open_seconds": measured.opening.as_secs_f64(),
    });
    println!("{figures}");
    Ok(())
}
