//! Tensors of a memory-mapped GGUF: looked up by name, checked against the dimensions they must have.

use super::EmbeddingError;
use super::mapped_file::MappedFile;
use candle_core::quantized::gguf_file::Content;
use candle_core::quantized::{GgmlDType, ggml_file};
use candle_core::{Device, Tensor};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

/// A GGUF and where its tensors lie, possibly over another one that holds what it lacks.
#[derive(Clone)]
pub(super) struct GgufWeights {
    file: Arc<MappedFile>,
    content: Arc<Content>,
    below: Option<Arc<GgufWeights>>,
}

/// A quantised table in the mapping, read row by row.
pub(super) struct MappedTable {
    file: Arc<MappedFile>,
    kind: GgmlDType,
    start: usize,
    row_bytes: usize,
    rows: usize,
    columns: usize,
}

impl GgufWeights {
    /// Maps the file and reads its header.
    pub(super) fn open(path: &Path) -> Result<Self, EmbeddingError> {
        let file = Arc::new(MappedFile::open(path)?);
        let content = Content::read(&mut Cursor::new(file.bytes()))
            .map_err(|error| EmbeddingError::file(path, error))?;
        Ok(Self { file, content: Arc::new(content), below: None })
    }

    /// Maps a file whose tensors go before these ones of the same names.
    pub(super) fn overlaid(&self, path: &Path) -> Result<Self, EmbeddingError> {
        Ok(Self { below: Some(Arc::new(self.clone())), ..Self::open(path)? })
    }

    /// The table of that name, left where it is.
    pub(super) fn table(
        &self,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<MappedTable, EmbeddingError> {
        if let Some(below) = &self.below
            && !self.content.tensor_infos.contains_key(name)
        {
            return below.table(name, rows, columns);
        }
        let wrong = |reason: String| EmbeddingError::file(self.file.path(), format!("{name}: {reason}"));
        let info = self.content.tensor_infos.get(name).ok_or_else(|| wrong("is missing".to_owned()))?;
        if info.shape.dims() != [rows, columns] && (rows != 1 || info.shape.dims() != [columns]) {
            return Err(wrong(format!("has shape {:?}, expected {rows} × {columns}", info.shape.dims())));
        }
        let kind = info.ggml_dtype;
        if !columns.is_multiple_of(kind.block_size()) {
            return Err(wrong("rows are not whole blocks".to_owned()));
        }
        let row_bytes = columns / kind.block_size() * kind.type_size();
        let start = self.content.tensor_data_offset.checked_add(info.offset).map(|start| start as usize);
        let end = start.zip(row_bytes.checked_mul(rows)).and_then(|(start, all)| start.checked_add(all));
        match start.zip(end) {
            Some((start, end)) if end <= self.file.bytes().len() => {
                Ok(MappedTable { file: self.file.clone(), kind, start, row_bytes, rows, columns })
            }
            _ => Err(wrong("leaves the file".to_owned())),
        }
    }

    /// The matrix of that name as 32-bit floats, `[rows, columns]`.
    pub(super) fn matrix(&self, name: &str, rows: usize, columns: usize) -> Result<Tensor, EmbeddingError> {
        let table = self.table(name, rows, columns)?;
        let all = &table.file.bytes()[table.start..][..table.row_bytes * rows];
        table.widen(all, rows).map_err(|error| self.failed(&error))
    }

    /// candle's failure, with the file's name.
    pub(super) fn failed(&self, error: &candle_core::Error) -> EmbeddingError {
        EmbeddingError::file(self.file.path(), error)
    }

    /// The vector of that name.
    pub(super) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, EmbeddingError> {
        let matrix = self.matrix(name, 1, length)?;
        matrix.flatten_all().and_then(|row| row.to_vec1()).map_err(|error| self.failed(&error))
    }
}

impl MappedTable {
    /// The rows of those numbers as 32-bit floats, `[numbers, columns]`.
    pub(super) fn rows(&self, numbers: &[u32]) -> candle_core::Result<Tensor> {
        let mut gathered = Vec::with_capacity(numbers.len() * self.row_bytes);
        for number in numbers {
            let row = *number as usize;
            if row >= self.rows {
                candle_core::bail!("row {row} of {} in {}", self.rows, self.file.path().display());
            }
            let start = self.start + row * self.row_bytes;
            gathered.extend_from_slice(&self.file.bytes()[start..start + self.row_bytes]);
        }
        self.widen(&gathered, numbers.len())
    }

    fn widen(&self, bytes: &[u8], rows: usize) -> candle_core::Result<Tensor> {
        let dimensions = vec![rows, self.columns];
        // candle reads the bytes as blocks in place, so they are copied to where floats may lie.
        let aligned = bytes.to_vec();
        ggml_file::qtensor_from_ggml(self.kind, &aligned, dimensions, &Device::Cpu)?.dequantize(&Device::Cpu)
    }
}
