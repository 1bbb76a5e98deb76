//! The `E5S1` container: header, `SentencePiece` vocabulary (skipped, the tokenizer file has it), tensor table.

use super::EmbeddingError;
use super::byte_reader::ByteReader;
use std::ops::Range;
use std::path::Path;

const MAGIC: &[u8] = b"E5S1";
const VERSION: u32 = 1;
/// Values in a `Q4_0` block.
pub(super) const BLOCK_VALUES: usize = 32;
/// The same as the header writes it.
const BLOCK: i32 = 32;
/// Bytes of a `Q4_0` block: an f16 scale and 32 nibbles.
pub(super) const BLOCK_BYTES: usize = 18;

/// The container, its tensors still raw.
#[derive(Debug)]
pub(super) struct E5Container<'a> {
    /// Sizes of the network.
    pub(super) shape: E5Shape,
    /// The tensors in the order of the file.
    pub(super) tensors: Vec<E5Tensor<'a>>,
}

/// Sizes of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct E5Shape {
    /// Length of a token vector.
    pub(super) hidden: usize,
    /// Number of layers.
    pub(super) layers: usize,
    /// Attention heads; divides `hidden`.
    pub(super) heads: usize,
    /// Width of the feed-forward layer.
    pub(super) feed_forward: usize,
    /// Rows of the word table.
    pub(super) vocabulary: usize,
    /// Rows of the position table.
    pub(super) positions: usize,
    /// Rows of the token type table.
    pub(super) token_types: usize,
}

/// How a tensor's values are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum E5Kind {
    /// 32-bit floats.
    F32,
    /// Blocks of 32 four-bit values with one scale.
    Q4,
}

/// One tensor and its bytes.
#[derive(Debug)]
pub(super) struct E5Tensor<'a> {
    /// Name in the container, such as `l3.q.w`.
    pub(super) name: &'a str,
    /// How it is stored.
    pub(super) kind: E5Kind,
    /// Number of values.
    pub(super) elements: usize,
    /// Exactly the bytes that `kind` and `elements` ask for.
    pub(super) bytes: &'a [u8],
}

impl<'a> E5Container<'a> {
    /// Reads the container in `bytes`; `path` is for messages.
    pub(super) fn read(path: &'a Path, bytes: &'a [u8]) -> Result<Self, EmbeddingError> {
        let mut reader = ByteReader::new(path, bytes);
        let shape = read_header(&mut reader)?;
        skip_vocabulary(&mut reader)?;
        let count = reader.count(1..=65_536, "number of tensors")?;
        let tensors = (0..count).map(|_| read_tensor(&mut reader, bytes)).collect::<Result<_, _>>()?;
        Ok(Self { shape, tensors })
    }
}

fn read_header(reader: &mut ByteReader) -> Result<E5Shape, EmbeddingError> {
    if reader.take(4, "magic")? != MAGIC {
        return Err(reader.corrupt("not an E5S1 container".to_owned()));
    }
    let version = reader.u32("version")?;
    if version != VERSION {
        return Err(reader.corrupt(format!("version {version} (this version reads {VERSION})")));
    }
    let shape = E5Shape {
        hidden: reader.count(BLOCK..=16_384, "hidden size")?,
        layers: reader.count(1..=256, "layers")?,
        heads: reader.count(1..=256, "heads")?,
        feed_forward: reader.count(BLOCK..=65_536, "feed-forward size")?,
        vocabulary: reader.count(1..=4_000_000, "vocabulary")?,
        positions: reader.count(1..=65_536, "positions")?,
        token_types: reader.count(1..=16, "token types")?,
    };
    if !shape.hidden.is_multiple_of(shape.heads) {
        return Err(reader.corrupt(format!("{} heads do not divide {}", shape.heads, shape.hidden)));
    }
    reader.take(4, "layer norm epsilon")?;
    reader.count(BLOCK..=BLOCK, "block size")?;
    Ok(shape)
}

fn skip_vocabulary(reader: &mut ByteReader) -> Result<(), EmbeddingError> {
    let pieces = reader.count(0..=4_000_000, "pieces")? as u64;
    reader.skip_items(4, 4, "special token ids")?;
    let text = reader.u64("length of the pieces")?;
    reader.skip_items(pieces + 1, 4, "piece offsets")?;
    reader.skip_items(pieces, 4, "piece scores")?;
    reader.skip_items(text, 1, "pieces")?;
    reader.take(4, "normaliser kind")?;
    let normaliser = reader.u32("length of the normaliser")?;
    reader.skip_items(u64::from(normaliser), 1, "normaliser")
}

fn read_tensor<'a>(reader: &mut ByteReader<'a>, file: &'a [u8]) -> Result<E5Tensor<'a>, EmbeddingError> {
    let length = reader.u16("length of a tensor name")?;
    let name = std::str::from_utf8(reader.take(usize::from(length), "tensor name")?)
        .map_err(|_| reader.corrupt("a tensor name is not UTF-8".to_owned()))?;
    let kind = match reader.u8("tensor kind")? {
        0 => E5Kind::F32,
        1 => E5Kind::Q4,
        other => return Err(reader.corrupt(format!("tensor {name}: kind {other} is unknown"))),
    };
    let elements = reader.u32("tensor size")? as usize;
    let (offset, length) = (reader.u64("tensor offset")?, reader.u64("tensor length")?);
    let expected = kind.bytes(elements);
    if expected != Some(length) {
        return Err(
            reader.corrupt(format!("tensor {name}: {length} bytes for {elements} values of {kind:?}"))
        );
    }
    let Some(bytes) = byte_range(offset, length).and_then(|range| file.get(range)) else {
        let size = file.len();
        return Err(reader.corrupt(format!("tensor {name}: {offset}+{length} leaves the {size} byte file")));
    };
    Ok(E5Tensor { name, kind, elements, bytes })
}

impl E5Kind {
    fn bytes(self, elements: usize) -> Option<u64> {
        match self {
            Self::F32 => Some(elements as u64 * 4),
            Self::Q4 => elements
                .is_multiple_of(BLOCK_VALUES)
                .then_some((elements / BLOCK_VALUES * BLOCK_BYTES) as u64),
        }
    }
}

fn byte_range(offset: u64, length: u64) -> Option<Range<usize>> {
    let start = usize::try_from(offset).ok()?;
    Some(start..start.checked_add(usize::try_from(length).ok()?)?)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A container of the given sizes with every tensor a network of one layer needs, filled with a ramp.
    pub(in crate::embedding) fn tiny_container() -> Vec<u8> {
        let (hidden, feed_forward, vocabulary) = (32_u32, 64_u32, 5_u32);
        let mut tensors: Vec<(String, u8, u32)> = vec![
            ("emb.word".into(), 1, vocabulary * hidden),
            ("emb.pos".into(), 0, 8 * hidden),
            ("emb.type".into(), 0, 2 * hidden),
            ("emb.ln.w".into(), 0, hidden),
            ("emb.ln.b".into(), 0, hidden),
        ];
        for (part, rows, columns) in [
            ("q", hidden, hidden),
            ("k", hidden, hidden),
            ("v", hidden, hidden),
            ("ao", hidden, hidden),
            ("fi", feed_forward, hidden),
            ("fo", hidden, feed_forward),
        ] {
            tensors.push((format!("l0.{part}.w"), 1, rows * columns));
            tensors.push((format!("l0.{part}.b"), 0, rows));
        }
        for part in ["aln.w", "aln.b", "oln.w", "oln.b"] {
            tensors.push((format!("l0.{part}"), 0, hidden));
        }
        let mut file = b"E5S1".to_vec();
        let numbers = [1, hidden, 1, 2, feed_forward, vocabulary, 8, 2];
        numbers.iter().for_each(|n| file.extend(n.to_le_bytes()));
        file.extend(1e-12_f32.to_le_bytes());
        [32_u32, 2, 0, 2, 1, 3].iter().for_each(|n| file.extend(n.to_le_bytes()));
        file.extend(3_u64.to_le_bytes());
        [0_u32, 1, 3].iter().for_each(|n| file.extend(n.to_le_bytes()));
        file.extend([0; 8]);
        file.extend(b"abc");
        file.extend([0; 4]);
        file.extend(2_u32.to_le_bytes());
        file.extend([0; 2]);
        file.extend((tensors.len() as u32).to_le_bytes());
        let table: usize = tensors.iter().map(|(name, ..)| 2 + name.len() + 1 + 4 + 16).sum();
        let mut offset = (file.len() + table) as u64;
        let mut data = Vec::new();
        for (name, kind, elements) in tensors {
            let length = if kind == 0 { elements * 4 } else { elements / 32 * 18 };
            file.extend((name.len() as u16).to_le_bytes());
            file.extend(name.bytes());
            file.push(kind);
            file.extend(elements.to_le_bytes());
            file.extend(offset.to_le_bytes());
            file.extend(u64::from(length).to_le_bytes());
            data.extend((0..length).map(|i| if kind == 0 { 0x3c } else { (i % 18) as u8 + 0x20 }));
            offset += u64::from(length);
        }
        file.extend(data);
        file
    }

    #[test]
    fn a_whole_container_is_read() {
        let bytes = tiny_container();
        let container = E5Container::read(Path::new("tiny.bin"), &bytes).unwrap();
        assert_eq!((container.shape.hidden, container.shape.layers, container.tensors.len()), (32, 1, 21));
        assert_eq!(container.tensors.iter().map(|t| t.bytes.len()).max(), Some(64 * 32 / 32 * 18));
    }

    #[test]
    fn a_damaged_file_is_named_with_the_offset() {
        let mut bytes = tiny_container();
        bytes.truncate(20);
        let error = E5Container::read(Path::new("tiny.bin"), &bytes).unwrap_err().to_string();
        assert!(error.contains("tiny.bin is damaged at byte 20"), "{error}");
    }

    proptest! {
        #[test]
        fn truncated_files_are_errors(keep in 0_usize..tiny_container().len()) {
            let bytes = tiny_container();
            prop_assert!(E5Container::read(Path::new("tiny.bin"), &bytes[..keep]).is_err());
        }

        #[test]
        fn changed_headers_never_panic(changes in proptest::collection::vec((0_usize..900, any::<u8>()), 1..8)) {
            let mut bytes = tiny_container();
            for (place, value) in changes {
                if let Some(byte) = bytes.get_mut(place) { *byte = value; }
            }
            if let Ok(container) = E5Container::read(Path::new("tiny.bin"), &bytes) {
                prop_assert!(container.tensors.iter().all(|t| t.bytes.len() <= bytes.len()));
            }
        }
    }
}
