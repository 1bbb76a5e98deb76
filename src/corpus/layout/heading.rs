//! Headings and their levels: the file's outline first, then numbering, size and weight.

use std::collections::{BTreeMap, HashMap};

use crate::corpus::OutlineEntry;

use super::paragraph::TextBlock;
use super::statistics::Statistics;

/// Headings longer than this are paragraphs, in characters.
const LONGEST: usize = 200;
/// Headings that only size or weight tells are dropped when more than this share of the blocks would be one.
const MOST_BY_STYLE: f32 = 0.4;
/// Deepest level.
const DEEPEST: u8 = 6;

/// How a block shows that it is a heading.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Candidate {
    /// Level that the outline or the numbering states.
    level: Option<u8>,
    /// Whether the outline states it.
    outlined: bool,
    /// Size in half points and weight.
    style: (i32, bool),
}

/// The level of each block that is a heading, by position.
pub(super) fn headings(
    blocks: &[&TextBlock<'_>],
    outline: &[OutlineEntry],
    statistics: &Statistics,
) -> HashMap<usize, u8> {
    let titles = outline_levels(outline);
    let candidates: BTreeMap<usize, Candidate> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| Some((index, candidate(block, &titles, statistics)?)))
        .collect();
    let by_style = candidates.values().filter(|candidate| candidate.level.is_none()).count();
    let too_many = by_style > 20 && by_style as f32 > MOST_BY_STYLE * blocks.len() as f32;
    let levels = style_levels(&candidates);
    candidates
        .into_iter()
        .filter(|(_, candidate)| candidate.level.is_some() || !too_many)
        .map(|(index, candidate)| {
            let by_style = levels.get(&candidate.style).copied().unwrap_or(Level { is: 1, least: 1 });
            let level = match candidate.level {
                Some(level) if candidate.outlined || level >= by_style.least => level,
                _ => by_style.is,
            };
            (index, level)
        })
        .collect()
}

/// Words without numbering and signs, with the page, to the level in the outline.
type OutlineLevels = HashMap<String, Vec<(Option<u32>, u8)>>;

fn outline_levels(outline: &[OutlineEntry]) -> OutlineLevels {
    let mut levels = OutlineLevels::new();
    for entry in outline {
        levels.entry(letters(&entry.title)).or_default().push((entry.page, entry.level.clamp(1, DEEPEST)));
    }
    levels
}

fn candidate(block: &TextBlock<'_>, titles: &OutlineLevels, statistics: &Statistics) -> Option<Candidate> {
    let text = block.text();
    if block.lines.len() > 4 || text.chars().count() > LONGEST || !text.contains(char::is_alphabetic) {
        return None;
    }
    let style = ((block.size() * 2.0).round() as i32, block.bold());
    if let Some(level) = outline_level(block, &text, titles) {
        return Some(Candidate { level: Some(level), outlined: true, style });
    }
    if !stands_out(block, &text, statistics) {
        return None;
    }
    Some(Candidate { level: numbering_depth(&text), outlined: false, style })
}

fn outline_level(block: &TextBlock<'_>, text: &str, titles: &OutlineLevels) -> Option<u8> {
    let page = block.lines.first()?.page;
    let entries = titles.get(&letters(text))?;
    entries.iter().find(|(target, _)| target.is_none_or(|target| target == page)).map(|(_, level)| *level)
}

fn stands_out(block: &TextBlock<'_>, text: &str, statistics: &Statistics) -> bool {
    let larger = block.size() > 1.12 * statistics.body_size;
    let heavier = block.bold() && statistics.bold_share < 0.3 && block.size() > 0.97 * statistics.body_size;
    let ends_as_sentence = text.ends_with(['.', ',', ';', '!']) && numbering_depth(text).is_none();
    let telling = text.chars().filter(|character| character.is_alphabetic()).count() >= 3;
    let numbered = numbering_depth(text).is_some();
    if !telling || ends_as_sentence || (block.entry && !numbered) {
        return false;
    }
    (larger && block.lines.len() <= 4) || (heavier && block.lines.len() <= 2 && text.chars().count() <= 120)
}

/// Depth of a decimal number that opens the text: "5.1.1 …" is 3; "§ 4 …", "Artikel 2 …", "Anlage 1 …" are 1.
fn numbering_depth(text: &str) -> Option<u8> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let second = words.next();
    let numeric = |word: &str| word.trim_end_matches(['.', ':']).parse::<u32>().is_ok();
    if matches!(first, "§" | "Artikel" | "Art." | "Anlage" | "Anhang" | "Kapitel" | "Abschnitt" | "Teil") {
        return second.filter(|word| numeric(word)).map(|_| 1);
    }
    let number: String =
        first.chars().take_while(|character| character.is_ascii_digit() || *character == '.').collect();
    let glued = first.len() > number.len();
    if glued && !number.ends_with('.') || !glued && second.is_none() {
        return None;
    }
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let valid = parts.iter().all(|part| (1..=3).contains(&part.len())) && parts.len() <= usize::from(DEEPEST);
    valid.then_some(parts.len() as u8)
}

/// The level of a style.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// For headings without a number.
    is: u8,
    /// Numbers that would lift a heading above this level are those of a list, not of a chapter.
    least: u8,
}

/// A level for each style: the one most numbered or outlined headings of the style have, else one below the
/// next larger style.
fn style_levels(candidates: &BTreeMap<usize, Candidate>) -> HashMap<(i32, bool), Level> {
    let mut known: BTreeMap<(i32, bool), BTreeMap<u8, usize>> = BTreeMap::new();
    for candidate in candidates.values() {
        let levels = known.entry(candidate.style).or_default();
        if let Some(level) = candidate.level {
            *levels.entry(level).or_default() += 1;
        }
    }
    let mut result = HashMap::new();
    let (mut above, mut least) = (0, 1);
    for (style, levels) in known.into_iter().rev() {
        let majority = levels.into_iter().max_by_key(|(_, count)| *count).map(|(level, _)| level);
        let trusted = majority.filter(|level| *level >= least);
        let level = trusted.unwrap_or(above + 1).min(DEEPEST);
        result.insert(style, Level { is: level, least });
        above = level;
        if trusted.is_some() {
            least = level;
        }
    }
    result
}

/// Lower-cased letters and digits, a leading number left out.
pub(super) fn letters(text: &str) -> String {
    let bare = text.trim_start_matches(|character: char| !character.is_alphabetic());
    bare.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_depth_of_numbering() {
        let cases = [
            ("1 Zweck", Some(1)),
            ("5.1.1.Chat- & Voicebot", Some(3)),
            ("9. Herausforderungen", Some(1)),
            ("4.2 Status quo", Some(2)),
            ("§ 4 Datenschutz", Some(1)),
            ("2025", None),
            ("Zweck", None),
            ("3D-Druck im Amt", None),
        ];
        for (text, depth) in cases {
            assert_eq!(numbering_depth(text), depth, "{text}");
        }
    }
}
