//! The document's title.

use std::collections::HashSet;

use super::paragraph::TextBlock;
use super::statistics::Statistics;

/// Longest title in characters.
const LONGEST: usize = 200;

/// The file's own title when the first page bears it out, else the largest words of the first page, else the file's
/// own title, else the file's name.
pub(super) fn title(
    stated: Option<&str>,
    first_page: &[&TextBlock<'_>],
    header_words: &HashSet<String>,
    statistics: &Statistics,
    file_name: &str,
) -> String {
    let stated = stated.map(str::trim).filter(|title| is_telling(title));
    let printed = largest(first_page, statistics);
    match (stated, printed) {
        (Some(stated), _) if is_printed(stated, first_page, header_words) => stated.to_owned(),
        (_, Some(printed)) => printed,
        (Some(stated), None) => stated.to_owned(),
        (None, None) => from_file_name(file_name),
    }
}

/// Programs write their own or the file's name where the title should be.
fn is_telling(title: &str) -> bool {
    let lower = title.to_lowercase();
    let by_program =
        ["microsoft word", "microsoft powerpoint", "untitled", "unbenannt", "dokument1", "document1"];
    let file_like = [".doc", ".docx", ".odt", ".indd", ".pdf", ".tex", ".dvi", ".xls", ".xlsx", ".html"];
    title.chars().filter(|character| character.is_alphabetic()).count() >= 4
        && !by_program.iter().any(|name| lower.starts_with(name))
        && !file_like.iter().any(|ending| lower.ends_with(ending))
}

/// At least two thirds of the title's words stand on the first page.
fn is_printed(title: &str, first_page: &[&TextBlock<'_>], header_words: &HashSet<String>) -> bool {
    let printed: HashSet<String> = first_page
        .iter()
        .flat_map(|block| &block.lines)
        .flat_map(|line| &line.words)
        .map(|word| bare(&word.text))
        .chain(header_words.iter().map(|word| bare(word)))
        .collect();
    let words: Vec<String> = title.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let found = words.iter().filter(|word| printed.contains(*word)).count();
    found * 3 >= words.len() * 2
}

fn largest(first_page: &[&TextBlock<'_>], statistics: &Statistics) -> Option<String> {
    let size = first_page.iter().map(|block| block.size()).fold(0.0, f32::max);
    if size < 1.15 * statistics.body_size {
        return None;
    }
    let same: Vec<String> = first_page
        .iter()
        .skip_while(|block| block.size() < size - 0.5)
        .take_while(|block| block.size() > size - 0.5)
        .map(|block| block.text())
        .collect();
    let title = same.join(" ");
    (title.chars().count() <= LONGEST && is_telling(&title)).then_some(title)
}

fn from_file_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.replace('_', " ")
}

fn bare(word: &str) -> String {
    word.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
