//! Lines grouped to paragraphs, list entries and headings.

use super::line::Line;
use super::list;
use super::statistics::{Statistics, pitch};

/// Lines that belong together on one page and in one column.
#[derive(Debug, Clone)]
pub(super) struct TextBlock<'a> {
    /// Never empty.
    pub lines: Vec<Line<'a>>,
    /// Whether the first line opens an entry of a list.
    pub entry: bool,
    /// Whether the last line reaches the column's right edge, so that the text may go on elsewhere.
    pub full: bool,
}

impl TextBlock<'_> {
    /// Size of the first line.
    pub(super) fn size(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.size)
    }

    /// Whether every line is bold.
    pub(super) fn bold(&self) -> bool {
        self.lines.iter().all(|line| line.bold)
    }

    /// The words with blanks between.
    pub(super) fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(Line::text).collect();
        lines.join(" ")
    }
}

/// Groups a page's lines, which come in reading order.
pub(super) fn paragraphs<'a>(lines: Vec<Line<'a>>, statistics: &Statistics) -> Vec<TextBlock<'a>> {
    let edges = right_edges(&lines);
    let mut blocks: Vec<TextBlock<'a>> = Vec::new();
    let mut last_edge = Edge::default();
    for (line, edge) in lines.into_iter().zip(edges) {
        let entry = opens_entry(&line);
        match blocks.last_mut() {
            Some(block) if !starts_block(block, &line, last_edge, entry, statistics) => {
                block.lines.push(line);
            }
            _ => blocks.push(TextBlock { lines: vec![line], entry, full: false }),
        }
        if let Some(block) = blocks.last_mut() {
            block.full = block.lines.last().is_some_and(|line| line.rect.x1 > edge.at - 4.0 * line.size);
        }
        last_edge = edge;
    }
    blocks
}

fn opens_entry(line: &Line<'_>) -> bool {
    let second = line.words.get(1).map(|word| word.text.as_str());
    list::opens_entry(line.first_word(), second)
}

/// A column's right edge and whether its lines are set flush with it.
#[derive(Debug, Clone, Copy, Default)]
struct Edge {
    at: f32,
    flush: bool,
}

/// For each line the right edge of its column: the furthest end of a line in the same stretch of lines.
fn right_edges(lines: &[Line<'_>]) -> Vec<Edge> {
    let mut edges = vec![Edge::default(); lines.len()];
    let mut start = 0;
    for index in 1..=lines.len() {
        let ends = lines.get(index).is_none_or(|line| !same_column(&lines[index - 1], line));
        if ends {
            edges[start..index].fill(edge(&lines[start..index]));
            start = index;
        }
    }
    edges
}

fn edge(lines: &[Line<'_>]) -> Edge {
    let at = lines.iter().map(|line| line.rect.x1).fold(0.0, f32::max);
    let touching = lines.iter().filter(|line| line.rect.x1 > at - 4.0).count();
    Edge { at, flush: touching > 2 && 2 * touching > lines.len() }
}

fn same_column(upper: &Line<'_>, lower: &Line<'_>) -> bool {
    let distance = lower.rect.y1 - upper.rect.y1;
    let below = distance > -0.3 * lower.size && distance < 2.3 * upper.size.max(lower.size);
    let beside = upper.rect.horizontal_overlap(&lower.rect) > 0.0;
    let similar = (upper.size - lower.size).abs() < 0.08 * upper.size.max(lower.size);
    below && beside && similar
}

fn starts_block(
    block: &TextBlock<'_>,
    next: &Line<'_>,
    edge: Edge,
    entry: bool,
    statistics: &Statistics,
) -> bool {
    let Some(last) = block.lines.last() else { return true };
    let Some(distance) = pitch(last, next) else { return true };
    if shares_cell(last, next) && !entry {
        return distance > 1.7 * statistics.pitch(next.size);
    }
    let short = is_short(last, next, edge);
    let changed = last.bold != next.bold && short;
    changed
        || distance > allowed_pitch(block, next, statistics)
        || (entry
            && (short || ends_sentence(last) || (next.rect.x0 - last.rect.x0).abs() > 2.0 || block.entry))
        || is_forced_break(last, next, edge)
        || changes_indent(block, last, next)
}

fn allowed_pitch(block: &TextBlock<'_>, next: &Line<'_>, statistics: &Statistics) -> f32 {
    let lines = &block.lines;
    let own = lines.len().checked_sub(2).and_then(|before| pitch(&lines[before], &lines[lines.len() - 1]));
    own.unwrap_or_else(|| statistics.pitch(next.size)) * 1.18 + 0.3
}

/// Last word of one line and first of the next were marked as one piece by the file.
fn shares_cell(last: &Line<'_>, next: &Line<'_>) -> bool {
    let ends = (last.words.last().and_then(|word| word.cell), next.words.first().and_then(|word| word.cell));
    matches!(ends, (Some(a), Some(b)) if a == b)
}

/// Whether the next line's first word would have fitted on this line.
fn is_short(last: &Line<'_>, next: &Line<'_>, edge: Edge) -> bool {
    let word = next.words.first().map_or(0.0, |word| word.rect.width());
    last.rect.x1 + 0.3 * last.size + word < edge.at - 0.5 * last.size
}

/// The line ends early: in flush text wherever the next word would have fitted, in ragged text by a wide margin.
fn is_forced_break(last: &Line<'_>, next: &Line<'_>, edge: Edge) -> bool {
    if !is_short(last, next, edge) || next.first_word().starts_with(char::is_lowercase) {
        return false;
    }
    let slack = (edge.at - last.rect.x1) / (edge.at - last.rect.x0).max(1.0);
    let ended = ends_sentence(last);
    (edge.flush && (ended || slack > 0.15)) || (ended && slack > 0.2) || slack > 0.35
}

fn changes_indent(block: &TextBlock<'_>, last: &Line<'_>, next: &Line<'_>) -> bool {
    let step = next.rect.x0 - last.rect.x0;
    let centred = (next.rect.x0 + next.rect.x1 - last.rect.x0 - last.rect.x1).abs() < 4.0;
    if centred || next.first_word().starts_with(char::is_lowercase) {
        return false;
    }
    if block.entry {
        let start = block.lines.first().map_or(0.0, |line| line.rect.x0);
        let hanging = block.lines.len() > 1 && last.rect.x0 > start + 2.0;
        return next.rect.x0 < start - 2.0 || (hanging && next.rect.x0 < start + 2.0);
    }
    step > 0.8 * next.size && ends_sentence(last)
}

pub(super) fn ends_sentence(line: &Line<'_>) -> bool {
    let word = line.last_word().trim_end_matches(['"', '“', '”', '\'', '‘', '’', '»', '«', ')']);
    word.ends_with(['.', '!', '?', ':', ';'])
}
