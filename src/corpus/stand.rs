//! The date of a document's content, as the document itself names it ("Stand: 01.03.2026").

use time::{Date, Month};

use super::{Block, Content, Page};
use crate::months::MONTHS;

/// Pages at a document's beginning that are looked at.
pub const STAND_PAGES: u32 = 3;
/// Words of a document without pages that are looked at.
const MOST_WORDS: usize = 2_000;

/// The date: `2026-03-01` where it is a day, else as printed (`März 2026`). Looked for behind `Stand:` or
/// `Fassung vom` on the first pages, and behind a `Stand` without colon on the first page alone: further on that is the
/// date of a figure, not of the document.
#[must_use]
pub fn stand(pages: &[Page], blocks: &[Block]) -> Option<String> {
    let first = pages.iter().filter(|page| page.number <= STAND_PAGES && !page.words.is_empty());
    let mut texts: Vec<Vec<&str>> =
        first.map(|page| page.words.iter().map(|word| word.text.as_str()).collect()).collect();
    if texts.is_empty() {
        texts.push(blocks.iter().flat_map(words).take(MOST_WORDS).collect());
    }
    let announced = texts.iter().find_map(|words| find(words, true));
    announced.or_else(|| find(texts.first()?, false))
}

fn words(block: &Block) -> Vec<&str> {
    match &block.content {
        Content::Heading { text, .. }
        | Content::Paragraph(text)
        | Content::ListItem(text)
        | Content::Footnote(text) => text.text.split_whitespace().collect(),
        Content::Table(table) => {
            table.rows.iter().flatten().flat_map(|cell| cell.text.split_whitespace()).collect()
        }
        Content::Record(record) => {
            let texts = record.fields.iter().flat_map(|field| [&field.key.text, &field.value.text]);
            texts.flat_map(|text| text.split_whitespace()).collect()
        }
    }
}

fn find(words: &[&str], with_colon: bool) -> Option<String> {
    words.iter().enumerate().find_map(|(at, word)| {
        let word = word.trim_start_matches(['(', '[', '„', '|']);
        let rest = match word {
            "Stand:" => &words[at + 1..],
            "Stand" if words.get(at + 1) == Some(&":") => &words[at + 2..],
            "Fassung" if words.get(at + 1) == Some(&"vom") => &words[at + 2..],
            "Stand" if !with_colon => &words[at + 1..],
            _ => return None,
        };
        date(rest)
    })
}

/// The date at the beginning of some words.
fn date(words: &[&str]) -> Option<String> {
    let word = |at: usize| {
        words.get(at).map(|word| word.trim_end_matches([',', ';', ')', ']', '|', '“'])).unwrap_or_default()
    };
    let first = word(0);
    if let Some(day) = day_in_numbers(first.trim_end_matches('.')) {
        return Some(day);
    }
    if let Some(day) = first.strip_suffix('.').and_then(|number| number.parse().ok()) {
        return iso(year(word(2))?, month(word(1))?, day);
    }
    if month(first).is_some() {
        year(word(1))?;
        return Some(format!("{first} {}", word(1).trim_end_matches('.')));
    }
    let (number, rest) = first.split_once('/')?;
    year(rest)?;
    number.parse::<u8>().ok().filter(|number| (1..=12).contains(number))?;
    Some(first.trim_end_matches('.').to_owned())
}

/// `01.03.2026` or `2026-03-01`.
fn day_in_numbers(word: &str) -> Option<String> {
    let german: Vec<&str> = word.split('.').collect();
    if let [day, month, year_] = german[..] {
        return iso(year(year_)?, month.parse().ok()?, day.parse().ok()?);
    }
    let international: Vec<&str> = word.split('-').collect();
    let [year_, month, day] = international[..] else { return None };
    iso(year(year_)?, month.parse().ok()?, day.parse().ok()?)
}

fn year(word: &str) -> Option<i32> {
    let word = word.trim_end_matches('.');
    word.parse().ok().filter(|year| word.len() == 4 && (1900..=2199).contains(year))
}

fn month(word: &str) -> Option<u8> {
    let lower = word.to_lowercase();
    MONTHS.iter().position(|month| *month == lower).map(|place| place as u8 + 1)
}

fn iso(year: i32, month: u8, day: u8) -> Option<String> {
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    Some(format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        find(&words, true).or_else(|| find(&words, false))
    }

    #[test]
    fn dates_are_found_in_every_form() {
        for (text, expected) in [
            ("Landkreis · Stand: 01.03.2026 Seite 1", Some("2026-03-01")),
            ("Dienstanweisung Stand 1. März 2026 Seite", Some("2026-03-01")),
            ("(Stand: 2026-03-01)", Some("2026-03-01")),
            ("Stand: März 2026", Some("März 2026")),
            ("Stand: 03/2026.", Some("03/2026")),
            ("in der Fassung vom 3. Juni 2024.", Some("2024-06-03")),
            ("Stand: 31.02.2026", None),
            ("Der Stand der Dinge", None),
            ("Standort: 01.03.2026", None),
            ("Stand:", None),
        ] {
            assert_eq!(found(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_announced_goes_before_a_date_in_passing() {
        assert_eq!(
            found("Stand 31. Dezember 2025 waren es 287. Stand: 1. Mai 2026").as_deref(),
            Some("2026-05-01")
        );
    }
}
