//! Printed tables of contents: they repeat the headings and hide the places they point to.

use std::collections::HashMap;

use super::furniture::PageLines;
use super::heading::letters;
use super::line::Line;

/// Fewest entries that make a table of contents.
const FEWEST_ENTRIES: usize = 3;
/// An entry may be wrapped over this many lines.
const MOST_LINES: usize = 3;

/// Removes the entries of printed tables of contents; their heading stays.
pub(super) fn drop_contents(pages: &mut [PageLines<'_>]) {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (page, kept) in pages.iter().enumerate() {
        for line in &kept.lines {
            places.entry(letters(&line.text())).or_default().push(page);
        }
    }
    let count = pages.len();
    for (page, kept) in pages.iter_mut().enumerate() {
        let elsewhere = |words: &str| {
            !words.is_empty()
                && places.get(words).is_some_and(|found| found.iter().any(|other| *other != page))
        };
        let entries: Vec<usize> =
            (0..kept.lines.len()).filter(|index| is_entry(&kept.lines[*index], count, &elsewhere)).collect();
        for (first, last) in runs(&entries).into_iter().rev() {
            kept.lines.drain(first..=last);
        }
    }
}

/// Stretches of entries with few other lines between, wrapped entries' first lines.
fn runs(entries: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    for entry in entries {
        match runs.last_mut() {
            Some((_, last, count)) if entry - *last <= MOST_LINES => {
                *last = *entry;
                *count += 1;
            }
            _ => runs.push((*entry, *entry, 1)),
        }
    }
    runs.into_iter()
        .filter(|(_, _, count)| *count >= FEWEST_ENTRIES)
        .map(|(first, last, _)| (first, last))
        .collect()
}

/// A line that ends in a page number after leading dots, or after a gap where its words are a line elsewhere.
fn is_entry(line: &Line<'_>, pages: usize, elsewhere: &dyn Fn(&str) -> bool) -> bool {
    let [words @ .., number] = line.words.as_slice() else { return false };
    let Some(last) = words.last() else { return false };
    let fits = number.text.parse::<usize>().is_ok_and(|number| (1..=pages + 20).contains(&number));
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let text = text.join(" ");
    let dotted = text.ends_with("...") || text.ends_with(". . .") || text.ends_with("….");
    let apart = number.rect.x0 - last.rect.x1 > number.size;
    (dotted && is_label(&number.text)) || (fits && apart && elsewhere(&letters(&text)))
}

/// A page number, arabic or roman.
fn is_label(word: &str) -> bool {
    let arabic = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let roman = word.len() <= 6 && word.bytes().all(|byte| b"ivxlcIVXLC".contains(&byte));
    arabic || roman
}
