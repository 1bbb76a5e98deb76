//! The items of a list that an answer gives.

use super::wording::{first_words, without_citations};

/// Words of an item that are read.
pub(super) const LONGEST_ITEM: usize = 25;

/// The items of an answer: its lines without those that only introduce others; of a single line its parts between
/// semicolons or commas. Each is cut after [`LONGEST_ITEM`] words.
pub(super) fn items(answer: &str) -> Vec<String> {
    let plain = without_citations(answer);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let parts: Vec<&str> = match lines.as_slice() {
        [line] => {
            let list = line.split_once(": ").map_or(*line, |(_, list)| list);
            let separator = if list.contains(';') { ';' } else { ',' };
            list.split(separator).collect()
        }
        lines => lines.iter().copied().filter(|line| !line.ends_with(':')).collect(),
    };
    let bare = |item: &str| item.trim_start_matches(['-', '–', '•', '*', ' ']).trim().to_owned();
    parts
        .into_iter()
        .map(bare)
        .filter(|item| !item.is_empty())
        .map(|item| first_words(&item, LONGEST_ITEM))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_items_and_their_introduction_is_none() {
        assert_eq!(items("Drei Kreise:\n• Erlental [1]\n• Haidmark [2]\n"), ["Erlental", "Haidmark"]);
    }

    #[test]
    fn a_single_line_is_cut_at_its_separators() {
        assert_eq!(items("Kreise: Erlental [1], Haidmark [2]"), ["Erlental", "Haidmark"]);
        assert_eq!(items("Erlental, Nord; Haidmark"), ["Erlental, Nord", "Haidmark"]);
    }

    #[test]
    fn a_long_item_is_cut() {
        let answer = format!("a\n{}", "Wort ".repeat(40));
        assert_eq!(items(&answer)[1].split(' ').count(), LONGEST_ITEM);
    }
}
