//! Running headers and footers.

use std::collections::{HashMap, HashSet};

use crate::corpus::Word;

use super::line::Line;

/// Share of the page's height at top and bottom where running lines are looked for.
const MARGIN: f32 = 0.14;
/// Lines looked at from the top and from the bottom of each page.
const DEPTH: usize = 4;

/// One page's lines and its height.
pub(super) struct PageLines<'a> {
    /// In content order.
    pub lines: Vec<Line<'a>>,
    /// Height of the page in points.
    pub height: f32,
}

/// Removes lines that stand at the same height on several pages with the same words, digits aside. Only what
/// lies outside all other text counts: a table's row that repeats below a heading is no header.
pub(super) fn drop_running_lines(pages: &mut [PageLines<'_>]) {
    let margins: Vec<[Vec<(usize, Key)>; 2]> = pages.iter().map(margins).collect();
    let mut seen: HashMap<&Key, usize> = HashMap::new();
    for page in &margins {
        for key in page.iter().flatten().map(|(_, key)| key).collect::<HashSet<_>>() {
            *seen.entry(key).or_default() += 1;
        }
    }
    let needed = needed(pages.iter().filter(|page| !page.lines.is_empty()).count());
    let heights = changing_heights(pages);
    let repeats = |key: &Key| count_near(&seen, key) >= needed;
    let running: Vec<HashSet<usize>> = margins
        .iter()
        .map(|page| {
            let outermost = |margin: &Vec<(usize, Key)>| {
                margin.iter().take_while(|(_, key)| repeats(key)).map(|(index, _)| *index).collect::<Vec<_>>()
            };
            page.iter().flat_map(outermost).collect()
        })
        .collect();
    for (page, mut running) in pages.iter_mut().zip(running) {
        running
            .extend(first_line(page).filter(|(_, height)| heights.contains(height)).map(|(index, _)| index));
        let mut index = 0;
        page.lines.retain(|_| {
            index += 1;
            !running.contains(&(index - 1))
        });
        drop_lone_page_number(page);
    }
}

/// Heights at which most pages start with a line set apart from the text: headers whose words change with the
/// section.
fn changing_heights(pages: &[PageLines<'_>]) -> HashSet<i32> {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for (_, height) in pages.iter().filter_map(first_line) {
        *counts.entry(height).or_default() += 1;
    }
    let most = 4.max(pages.len() * 4 / 10);
    let near = |height: i32| (-1..=1).filter_map(|step| counts.get(&(height + step))).sum::<usize>();
    counts.keys().copied().filter(|height| near(*height) >= most).collect()
}

/// Position and height (points) of the topmost line where it lies in the margin, well above the next line.
fn first_line(page: &PageLines<'_>) -> Option<(usize, i32)> {
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|a, b| page.lines[*a].rect.y0.total_cmp(&page.lines[*b].rect.y0));
    let index = *order.first()?;
    let first = &page.lines[index];
    let next =
        order.iter().map(|index| &page.lines[*index]).find(|line| line.rect.y0 > first.rect.y0 + 2.0)?;
    let apart = next.rect.y0 - first.rect.y1 > 0.8 * first.size && first.size <= 1.05 * next.size;
    let in_margin = first.rect.y1 < MARGIN * page.height;
    (apart && in_margin).then_some((index, first.rect.y1.round() as i32))
}

/// Words with every number replaced by `#`, and the height in steps of 4 points.
type Key = (String, i32);

/// The lines in the top margin from the top, and those in the bottom margin from the bottom, by position.
fn margins(page: &PageLines<'_>) -> [Vec<(usize, Key)>; 2] {
    let mut order: Vec<usize> = (0..page.lines.len()).collect();
    order.sort_by(|a, b| page.lines[*a].rect.y0.total_cmp(&page.lines[*b].rect.y0));
    let keyed = |index: &usize| (*index, key(&page.lines[*index]));
    let top = order.iter().take(DEPTH).filter(|index| page.lines[**index].rect.y1 < MARGIN * page.height);
    let bottom = order.iter().rev().take(DEPTH);
    let bottom = bottom.filter(|index| page.lines[**index].rect.y0 > (1.0 - MARGIN) * page.height);
    [top.map(keyed).collect(), bottom.map(keyed).collect()]
}

fn key(line: &Line<'_>) -> Key {
    (digits_normalised(&line.text()), (line.rect.y1 / 4.0).round() as i32)
}

fn count_near(seen: &HashMap<&Key, usize>, key: &Key) -> usize {
    (-1..=1).filter_map(|step| seen.get(&(key.0.clone(), key.1 + step))).sum()
}

/// On how many pages a line must repeat: headers change with chapters, so a small share suffices in long files.
fn needed(pages: usize) -> usize {
    match pages {
        0..=1 => usize::MAX,
        2..=5 => 2,
        _ => 3.max(pages / 20),
    }
}

fn digits_normalised(text: &str) -> String {
    let mut normal = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_ascii_digit() {
            normal.push(character);
        } else if !normal.ends_with('#') {
            normal.push('#');
        }
    }
    normal
}

/// The outermost line of a page is dropped when it is nothing but a page number.
fn drop_lone_page_number(page: &mut PageLines<'_>) {
    let outer = |line: &Line<'_>| line.rect.y1 < 0.1 * page.height || line.rect.y0 > 0.9 * page.height;
    page.lines.retain(|line| !(outer(line) && is_page_number(&line.words)));
}

fn is_page_number(words: &[&Word]) -> bool {
    let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let text = text.join(" ");
    let roman = text.len() <= 6 && text.bytes().all(|byte| b"ivxlc".contains(&byte));
    let normal = if roman { "#".to_owned() } else { digits_normalised(&text) };
    let bare = normal.trim_matches(|c: char| c == '-' || c == '–' || c == ' ' || c == '.');
    matches!(bare, "#" | "Seite #" | "Seite # von #" | "Seite #/#" | "S. #" | "#/#" | "# / #" | "# von #")
}
