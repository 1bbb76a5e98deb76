//! From the `E5S1` container to a GGUF with the names of a Hugging Face BERT, every block byte for byte.

use super::EmbeddingError;
use super::bert_shape::BertShape;
use super::e5s1::{BLOCK_VALUES, E5Container, E5Kind, E5Shape, E5Tensor};
use candle_core::Device;
use candle_core::quantized::gguf_file::{self, Value};
use candle_core::quantized::{GgmlDType, QTensor, ggml_file};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// Reads the container at `source` and writes the GGUF to `target`; returns the network's sizes.
pub(super) fn e5s1_to_gguf(source: &Path, target: &Path, name: &str) -> Result<BertShape, EmbeddingError> {
    let bytes = std::fs::read(source).map_err(EmbeddingError::io(source))?;
    let container = E5Container::read(source, &bytes)?;
    let tensors = named_tensors(&container, source)?;
    write(target, name, &container.shape, &tensors)?;
    Ok(bert_shape(&container.shape))
}

fn named_tensors(container: &E5Container, path: &Path) -> Result<Vec<(String, QTensor)>, EmbeddingError> {
    let mut expected = expected_tensors(&container.shape);
    let mut named = Vec::with_capacity(expected.len());
    for tensor in &container.tensors {
        let Some((name, dimensions)) = expected.remove(tensor.name) else {
            return Err(EmbeddingError::file(path, format!("tensor {} is unexpected", tensor.name)));
        };
        named.push((name, typed(tensor, &dimensions, path)?));
    }
    match expected.keys().next() {
        Some(missing) => Err(EmbeddingError::file(path, format!("tensor {missing} is missing"))),
        None => Ok(named),
    }
}

fn typed(tensor: &E5Tensor, dimensions: &[usize], path: &Path) -> Result<QTensor, EmbeddingError> {
    let wrong = |reason: String| EmbeddingError::file(path, format!("tensor {}: {reason}", tensor.name));
    let elements: usize = dimensions.iter().product();
    if elements != tensor.elements {
        return Err(wrong(format!("{} values, {elements} expected", tensor.elements)));
    }
    let kind = match tensor.kind {
        E5Kind::F32 => GgmlDType::F32,
        E5Kind::Q4 => GgmlDType::Q4_0,
    };
    if tensor.kind == E5Kind::Q4 && dimensions.last().is_none_or(|row| !row.is_multiple_of(BLOCK_VALUES)) {
        return Err(wrong("rows are not whole blocks".to_owned()));
    }
    // A copy on the heap is aligned for floats; a slice of the file need not be.
    let aligned = tensor.bytes.to_vec();
    ggml_file::qtensor_from_ggml(kind, &aligned, dimensions.to_vec(), &Device::Cpu)
        .map_err(|error| wrong(error.to_string()))
}

/// Container name → Hugging Face name and dimensions.
fn expected_tensors(shape: &E5Shape) -> BTreeMap<String, (String, Vec<usize>)> {
    let (hidden, feed_forward) = (shape.hidden, shape.feed_forward);
    let mut expected = BTreeMap::new();
    let mut add = |from: String, to: String, dimensions: &[usize]| {
        expected.insert(from, (to, dimensions.to_vec()));
    };
    for (from, to, rows) in [
        ("word", "word_embeddings", shape.vocabulary),
        ("pos", "position_embeddings", shape.positions),
        ("type", "token_type_embeddings", shape.token_types),
    ] {
        add(format!("emb.{from}"), format!("embeddings.{to}.weight"), &[rows, hidden]);
    }
    add("emb.ln.w".to_owned(), "embeddings.LayerNorm.weight".to_owned(), &[hidden]);
    add("emb.ln.b".to_owned(), "embeddings.LayerNorm.bias".to_owned(), &[hidden]);
    for layer in 0..shape.layers {
        for (from, to, rows, columns) in [
            ("q", "attention.self.query", hidden, hidden),
            ("k", "attention.self.key", hidden, hidden),
            ("v", "attention.self.value", hidden, hidden),
            ("ao", "attention.output.dense", hidden, hidden),
            ("fi", "intermediate.dense", feed_forward, hidden),
            ("fo", "output.dense", hidden, feed_forward),
        ] {
            let to = format!("encoder.layer.{layer}.{to}");
            add(format!("l{layer}.{from}.w"), format!("{to}.weight"), &[rows, columns]);
            add(format!("l{layer}.{from}.b"), format!("{to}.bias"), &[rows]);
        }
        for (from, to) in [("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")] {
            let to = format!("encoder.layer.{layer}.{to}");
            add(format!("l{layer}.{from}.w"), format!("{to}.weight"), &[hidden]);
            add(format!("l{layer}.{from}.b"), format!("{to}.bias"), &[hidden]);
        }
    }
    expected
}

fn write(
    target: &Path,
    name: &str,
    shape: &E5Shape,
    tensors: &[(String, QTensor)],
) -> Result<(), EmbeddingError> {
    let number = |value: usize| Value::U32(value as u32);
    let metadata = [
        ("general.architecture", Value::String("bert".to_owned())),
        ("general.name", Value::String(name.to_owned())),
        ("bert.context_length", number(shape.positions)),
        ("bert.embedding_length", number(shape.hidden)),
        ("bert.block_count", number(shape.layers)),
        ("bert.attention.head_count", number(shape.heads)),
        ("bert.feed_forward_length", number(shape.feed_forward)),
        ("bert.attention.layer_norm_epsilon", Value::F32(BertShape::LAYER_NORM_EPSILON as f32)),
    ];
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(key, value)| (*key, value)).collect();
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(name, t)| (name.as_str(), t)).collect();
    let mut file = BufWriter::new(File::create(target).map_err(EmbeddingError::io(target))?);
    gguf_file::write(&mut file, &metadata, &tensors).map_err(|error| EmbeddingError::file(target, error))?;
    let file = file.into_inner().map_err(|error| EmbeddingError::file(target, error))?;
    file.sync_all().map_err(EmbeddingError::io(target))
}

fn bert_shape(shape: &E5Shape) -> BertShape {
    BertShape {
        model_type: "bert".to_owned(),
        hidden_size: shape.hidden,
        num_hidden_layers: shape.layers,
        num_attention_heads: shape.heads,
        intermediate_size: shape.feed_forward,
        vocab_size: shape.vocabulary,
        max_position_embeddings: shape.positions,
        type_vocab_size: shape.token_types,
        layer_norm_eps: BertShape::LAYER_NORM_EPSILON,
        hidden_act: "gelu".to_owned(),
        pad_token_id: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::e5s1::tests::tiny_container;
    use super::*;

    fn convert(bytes: &[u8]) -> Result<(BertShape, tempfile::TempDir), EmbeddingError> {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("tiny.bin");
        std::fs::write(&source, bytes).unwrap();
        let shape = e5s1_to_gguf(&source, &folder.path().join("model.gguf"), "tiny")?;
        Ok((shape, folder))
    }

    #[test]
    fn every_block_arrives_byte_for_byte_under_its_new_name() {
        let bytes = tiny_container();
        let (shape, folder) = convert(&bytes).unwrap();
        assert_eq!((shape.hidden_size, shape.vocab_size), (32, 5));
        let mut file = File::open(folder.path().join("model.gguf")).unwrap();
        let content = gguf_file::Content::read(&mut file).unwrap();
        let container = E5Container::read(Path::new("tiny.bin"), &bytes).unwrap();
        let names = expected_tensors(&container.shape);
        assert_eq!(content.tensor_infos.len(), container.tensors.len());
        for tensor in &container.tensors {
            let (name, dimensions) = &names[tensor.name];
            let written = content.tensor(&mut file, name, &Device::Cpu).unwrap();
            assert_eq!(written.shape().dims(), dimensions);
            assert_eq!(&*written.data().unwrap(), tensor.bytes, "{name}");
        }
    }

    #[test]
    fn a_renamed_tensor_is_an_error_with_its_name() {
        let mut bytes = tiny_container();
        let place = bytes.windows(8).position(|w| w == b"emb.word").unwrap();
        bytes[place..place + 8].copy_from_slice(b"emb.ward");
        let error = convert(&bytes).err().unwrap().to_string();
        assert!(error.contains("emb.ward is unexpected"), "{error}");
    }
}
