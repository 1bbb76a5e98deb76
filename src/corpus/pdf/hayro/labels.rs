//! Page labels (PDF 32000-2, 12.4.2): what viewers show instead of the page's position.

use std::collections::BTreeMap;

use hayro::hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object, String as PdfString},
};

use super::info::catalog;
use crate::corpus::pdf::pdf_string::decode;

const DEEPEST_TREE: u32 = 16;
const MOST_RANGES: usize = 10_000;
/// A label is never longer than this many characters.
const LONGEST_LABEL: usize = 64;

/// The labels of a file by the page, counted from 0, at which a range starts.
#[derive(Default)]
pub(crate) struct PageLabels {
    ranges: BTreeMap<u32, Range>,
}

#[derive(Clone, Default)]
struct Range {
    style: Option<Style>,
    prefix: String,
    start: u32,
}

#[derive(Clone, Copy)]
enum Style {
    Decimal,
    RomanUpper,
    RomanLower,
    LettersUpper,
    LettersLower,
}

/// Reads the label ranges.
pub(crate) fn page_labels(pdf: &Pdf) -> PageLabels {
    let mut labels = PageLabels::default();
    if let Some(tree) = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>(b"PageLabels")) {
        collect(&tree, &mut labels, 0);
    }
    labels
}

fn collect(node: &Dict<'_>, labels: &mut PageLabels, depth: u32) {
    if depth > DEEPEST_TREE || labels.ranges.len() > MOST_RANGES {
        return;
    }
    if let Some(entries) = node.get::<Array<'_>>(b"Nums") {
        let mut entries = entries.iter::<Object<'_>>();
        while let (Some(page), Some(range)) = (entries.next(), entries.next()) {
            let page = page.into_i32().and_then(|page| u32::try_from(page).ok());
            if let (Some(page), Some(range)) = (page, range.into_dict()) {
                labels.ranges.insert(page, read_range(&range));
            }
            if labels.ranges.len() > MOST_RANGES {
                return;
            }
        }
    }
    for kid in
        node.get::<Array<'_>>(b"Kids").iter().flat_map(hayro::hayro_syntax::object::Array::iter::<Dict<'_>>)
    {
        collect(&kid, labels, depth + 1);
    }
}

fn read_range(range: &Dict<'_>) -> Range {
    let style = range.get::<Name<'_>>(b"S").and_then(|name| match name.as_str() {
        "D" => Some(Style::Decimal),
        "R" => Some(Style::RomanUpper),
        "r" => Some(Style::RomanLower),
        "A" => Some(Style::LettersUpper),
        "a" => Some(Style::LettersLower),
        _ => None,
    });
    let prefix = range.get::<PdfString<'_>>(b"P").map(|prefix| decode(prefix.as_bytes())).unwrap_or_default();
    let start = range.get::<i32>(b"St").and_then(|start| u32::try_from(start).ok()).unwrap_or(1);
    Range { style, prefix, start }
}

impl PageLabels {
    /// The label of a page, counted from 1; `None` where the file defines none.
    pub(crate) fn label(&self, number: u32) -> Option<String> {
        let index = number.checked_sub(1)?;
        let (first, range) = self.ranges.range(..=index).next_back()?;
        let value = range.start.saturating_add(index - first);
        let label =
            format!("{}{}", range.prefix, range.style.map(|style| style.format(value)).unwrap_or_default());
        (!label.is_empty() && label.chars().count() <= LONGEST_LABEL).then_some(label)
    }
}

impl Style {
    fn format(self, value: u32) -> String {
        match self {
            Self::Decimal => value.to_string(),
            Self::RomanUpper => roman(value),
            Self::RomanLower => roman(value).to_lowercase(),
            Self::LettersUpper => letters(value),
            Self::LettersLower => letters(value).to_lowercase(),
        }
    }
}

fn roman(mut value: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value >= 20_000 {
        return value.to_string();
    }
    let mut numeral = String::new();
    for (worth, sign) in NUMERALS {
        while value >= worth {
            numeral.push_str(sign);
            value -= worth;
        }
    }
    numeral
}

/// A to Z, then AA to ZZ, then AAA to ZZZ.
fn letters(value: u32) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let times = (index / 26 + 1) as usize;
    if times > LONGEST_LABEL {
        return value.to_string();
    }
    let letter = char::from(b'A' + (index % 26) as u8);
    std::iter::repeat_n(letter, times).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(ranges: &[(u32, Option<Style>, &str, u32)]) -> PageLabels {
        let range = |style, prefix: &str, start| Range { style, prefix: prefix.to_owned(), start };
        let ranges = ranges.iter().map(|(page, style, prefix, start)| (*page, range(*style, prefix, *start)));
        PageLabels { ranges: ranges.collect() }
    }

    #[test]
    fn every_style_counts_from_its_start() {
        let labels = labels(&[
            (0, Some(Style::RomanLower), "", 1),
            (4, Some(Style::Decimal), "", 1),
            (6, Some(Style::Decimal), "A-", 8),
            (8, Some(Style::LettersUpper), "", 26),
            (10, None, "Anhang", 1),
            (11, Some(Style::RomanUpper), "", 1999),
        ]);
        let found: Vec<_> = (1..=12).map(|number| labels.label(number).unwrap()).collect();
        let expected = ["i", "ii", "iii", "iv", "1", "2", "A-8", "A-9", "Z", "AA", "Anhang", "MCMXCIX"];
        assert_eq!(found, expected);
    }

    #[test]
    fn pages_before_the_first_range_have_no_label() {
        assert_eq!(labels(&[(3, Some(Style::Decimal), "", 1)]).label(2), None);
        assert_eq!(PageLabels::default().label(1), None);
    }
}
