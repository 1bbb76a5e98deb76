//! A GGUF file: what it says about itself and its tensors, by name.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candle_core::quantized::QTensor;
use candle_core::quantized::gguf_file::{Content, Value};
use candle_core::{Device, Tensor};

use crate::answer::write::WriterError;

/// An open GGUF file.
pub(super) struct GgufFile {
    path: PathBuf,
    content: Content,
    reader: BufReader<File>,
}

impl GgufFile {
    /// Opens a file and reads its header.
    pub(super) fn open(path: &Path) -> Result<Self, WriterError> {
        let file = File::open(path).map_err(|error| WriterError::file(path, error))?;
        let mut reader = BufReader::new(file);
        let content = Content::read(&mut reader).map_err(|error| WriterError::file(path, error))?;
        Ok(Self { path: path.to_owned(), content, reader })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn content_mut(&mut self) -> &mut Content {
        &mut self.content
    }

    /// A text, if the file has it.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.value(key)?.to_string().ok().map(String::as_str)
    }

    /// A truth value, if the file has it.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.to_bool().ok()
    }

    /// A whole number, if the file has it and it is not negative.
    pub(super) fn number(&self, key: &str) -> Option<usize> {
        match self.value(key)? {
            Value::U8(number) => Some(usize::from(*number)),
            Value::U16(number) => Some(usize::from(*number)),
            Value::U32(number) => usize::try_from(*number).ok(),
            Value::U64(number) => usize::try_from(*number).ok(),
            Value::I32(number) => usize::try_from(*number).ok(),
            Value::I64(number) => usize::try_from(*number).ok(),
            _ => None,
        }
    }

    /// A fraction, if the file has it.
    pub(super) fn fraction(&self, key: &str) -> Option<f32> {
        self.value(key)?.to_f32().ok().filter(|fraction| fraction.is_finite())
    }

    /// The text at a place of a list of texts.
    pub(super) fn text_at(&self, key: &str, place: usize) -> Option<&str> {
        self.value(key)?.to_vec().ok()?.get(place)?.to_string().ok().map(String::as_str)
    }

    pub(super) fn has_tensor(&self, name: &str) -> bool {
        self.content.tensor_infos.contains_key(name)
    }

    /// A tensor as it lies in the file.
    pub(super) fn tensor(&mut self, name: &str) -> Result<Arc<QTensor>, WriterError> {
        let tensor = self.content.tensor(&mut self.reader, name, &Device::Cpu);
        tensor.map(Arc::new).map_err(|error| WriterError::file(&self.path, format!("tensor {name}: {error}")))
    }

    /// A tensor widened to 32-bit floats.
    pub(super) fn widened(&mut self, name: &str) -> Result<Tensor, WriterError> {
        let tensor = self.tensor(name)?;
        tensor
            .dequantize(&Device::Cpu)
            .map_err(|error| WriterError::file(&self.path, format!("tensor {name}: {error}")))
    }

    /// The same, or nothing when the file does not have it.
    pub(super) fn widened_if_any(&mut self, name: &str) -> Result<Option<Tensor>, WriterError> {
        if self.has_tensor(name) { self.widened(name).map(Some) } else { Ok(None) }
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.content.metadata.get(key)
    }
}
