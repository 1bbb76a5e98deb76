//! The file of a graph's links, mapped and not copied.
//!
//! All numbers are little-endian `u32`. A header of 16 ([`MAGIC`], version, rows, layers, zeros), then the layers from
//! the lowest to the highest: number of members, their rows in ascending order (not on the lowest layer, where every
//! row is a member), where each member's links begin and where the last one's end, and the links, which are rows.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use memmap2::Mmap;

use super::IndexError;
use super::map::map;

/// Name of the file in a generation.
pub(in super::super) const NAME: &str = "graph.u32";
const MAGIC: [u8; 8] = *b"AUSKHNSW";
const VERSION: u32 = 1;
const HEADER: usize = 16;

/// A layer's members with their links, for writing.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// Each member's row and the rows it is linked to, rows ascending.
    pub(super) members: Vec<(u32, Vec<u32>)>,
}

/// Writes the layers, the lowest first.
pub(super) fn write(folder: &Path, rows: usize, layers: &[Layer]) -> Result<(), IndexError> {
    let path = folder.join(NAME);
    let file = File::create(&path).map_err(IndexError::io(&path))?;
    let mut out = Writer { out: BufWriter::new(file), path };
    out.numbers(header(rows as u32, layers.len() as u32))?;
    for (height, layer) in layers.iter().enumerate() {
        out.numbers([layer.members.len() as u32])?;
        if height > 0 {
            out.numbers(layer.members.iter().map(|(row, _)| *row))?;
        }
        let mut end = 0;
        out.numbers([end])?;
        for (_, links) in &layer.members {
            end += links.len() as u32;
            out.numbers([end])?;
        }
        for (_, links) in &layer.members {
            out.numbers(links.iter().copied())?;
        }
    }
    out.out.flush().map_err(IndexError::io(&out.path))
}

fn header(rows: u32, layers: u32) -> [u32; HEADER] {
    let mut header = [0; HEADER];
    for (number, bytes) in header.iter_mut().zip(MAGIC.as_chunks::<4>().0) {
        *number = u32::from_le_bytes(*bytes);
    }
    header[2] = VERSION;
    header[3] = rows;
    header[4] = layers;
    header
}

struct Writer {
    out: BufWriter<File>,
    path: PathBuf,
}

impl Writer {
    fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) -> Result<(), IndexError> {
        for number in numbers {
            self.out.write_all(&number.to_le_bytes()).map_err(IndexError::io(&self.path))?;
        }
        Ok(())
    }
}

/// The links of a generation's graph.
#[derive(Debug)]
pub(super) struct Links {
    map: Mmap,
    layers: Vec<Places>,
}

/// Where a layer's numbers stand in the file.
#[derive(Debug)]
struct Places {
    /// Nothing on the lowest layer.
    members: Range<usize>,
    ends: Range<usize>,
    links: Range<usize>,
}

impl Links {
    /// Maps a graph over exactly `rows` rows and checks that every number in it can be followed.
    pub(super) fn open(folder: &Path, rows: usize) -> Result<Self, IndexError> {
        let path = folder.join(NAME);
        let mut links = Self { map: map(&path)?, layers: Vec::new() };
        links.layers = places(links.numbers(), rows).map_err(|reason| IndexError::damaged(&path, reason))?;
        Ok(links)
    }

    /// Number of layers, at least one.
    pub(super) fn layers(&self) -> usize {
        self.layers.len()
    }

    /// A row of the highest layer.
    pub(super) fn entry(&self) -> u32 {
        let highest = self.layers.last().map_or(&[][..], |places| &self.numbers()[places.members.clone()]);
        highest.first().copied().unwrap_or_default()
    }

    /// What a row is linked to on a layer.
    pub(super) fn of(&self, row: u32, layer: usize) -> &[u32] {
        let numbers = self.numbers();
        let Some(places) = self.layers.get(layer) else { return &[] };
        let member = if layer == 0 {
            row as usize
        } else {
            match numbers[places.members.clone()].binary_search(&row) {
                Ok(member) => member,
                Err(_) => return &[],
            }
        };
        let ends = &numbers[places.ends.clone()];
        &numbers[places.links.clone()][ends[member] as usize..ends[member + 1] as usize]
    }

    fn numbers(&self) -> &[u32] {
        let whole = self.map.len() / size_of::<u32>() * size_of::<u32>();
        bytemuck::cast_slice(&self.map[..whole])
    }
}

/// Where the layers stand, if they are sound.
fn places(numbers: &[u32], rows: usize) -> Result<Vec<Places>, String> {
    let layers = numbers.get(4).copied().unwrap_or_default();
    if numbers.get(..HEADER) != Some(header(rows as u32, layers).as_slice()) || layers == 0 {
        return Err("its header is not that of a graph over these vectors".into());
    }
    let short = || "cut short".to_owned();
    let mut at = HEADER;
    let mut found = Vec::new();
    for layer in 0..layers {
        let count = *numbers.get(at).ok_or_else(short)? as usize;
        let members = at + 1..at + 1 + if layer == 0 { 0 } else { count };
        let ends = members.end..members.end + count + 1;
        let last = numbers.get(ends.end - 1).ok_or_else(short)?;
        let links = ends.end..ends.end + *last as usize;
        at = links.end;
        let sound = (layer > 0 || count == rows)
            && numbers[members.clone()].is_sorted_by(|one, other| one < other)
            && numbers[ends.clone()].is_sorted()
            && numbers.get(links.clone()).ok_or_else(short)?.iter().all(|row| (*row as usize) < rows)
            && numbers[members.clone()].iter().all(|row| (*row as usize) < rows);
        if !sound {
            return Err(format!("layer {layer} is not sound"));
        }
        found.push(Places { members, ends, links });
    }
    if at == numbers.len() { Ok(found) } else { Err("longer than its layers".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let lowest = Layer { members: vec![(0, vec![1, 2]), (1, vec![0]), (2, vec![])] };
        let higher = Layer { members: vec![(1, vec![2]), (2, vec![1])] };
        write(folder.path(), 3, &[lowest, higher]).unwrap();
        folder
    }

    #[test]
    fn links_come_back_as_written() {
        let folder = written();
        let links = Links::open(folder.path(), 3).unwrap();
        assert_eq!((links.layers(), links.entry()), (2, 1));
        assert_eq!(
            [links.of(0, 0), links.of(2, 0), links.of(2, 1), links.of(0, 1)],
            [&[1, 2][..], &[], &[1], &[]]
        );
    }

    #[test]
    fn a_graph_that_cannot_be_followed_is_damage() {
        let folder = written();
        let path = folder.path().join(NAME);
        assert!(Links::open(folder.path(), 4).is_err(), "over other vectors");
        let bytes = std::fs::read(&path).unwrap();
        for place in (0..bytes.len()).step_by(4) {
            let mut changed = bytes.clone();
            changed[place + 3] = 0x7f;
            std::fs::write(&path, &changed).unwrap();
            let spare = (20..64).contains(&place);
            assert!(Links::open(folder.path(), 3).is_err() || spare, "byte {place}");
        }
        std::fs::write(&path, &bytes[..bytes.len() - 4]).unwrap();
        assert!(Links::open(folder.path(), 3).is_err(), "cut short");
    }
}
