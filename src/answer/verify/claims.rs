//! Takes a written answer apart into its claims and the citation numbers they carry.

use std::ops::Range;

pub(crate) use super::list_mark::Lead;
use super::list_mark::lead;
use super::marker::{Marker, take_markers};
use crate::corpus::sentences;
use crate::corpus::text::collapse_whitespace;

/// Most characters of an answer that are read.
const LONGEST_ANSWER: usize = 20_000;
/// Most claims of an answer that are read.
const MOST_CLAIMS: usize = 80;

/// A sentence or list item of a written answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    /// Its words, white space collapsed, without citation markers and signs of emphasis.
    pub(crate) text: String,
    /// The numbers it carries, each once, in order, known ones only. An introduction has those of what it introduces.
    pub(crate) citations: Vec<u32>,
    /// What leads its line.
    pub(crate) lead: Lead,
    /// Line of the answer, from 0.
    pub(crate) line: usize,
    /// A heading, or a sentence that ends in a colon and opens the lines after it: it says little by itself.
    pub(crate) is_introduction: bool,
}

/// The claims of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Claims {
    /// In order.
    pub(crate) all: Vec<Claim>,
    /// Numbers the answer cites that do not exist, each once, in order.
    pub(crate) unknown: Vec<u32>,
    /// The answer was too long: what stands after the last claim was not read, and must not be shown.
    pub(crate) is_cut: bool,
}

/// The claims of an answer whose evidence has the numbers `known`.
///
/// A number belongs to the sentence it stands in or behind, before or after the full stop; on a line that opens with
/// a number, to the sentence behind it; alone on a line, to the claim before.
#[must_use]
pub(crate) fn claims(answer: &str, known: &[u32]) -> Claims {
    let mut found = Claims::default();
    let mut characters = answer.chars();
    let read: String = characters.by_ref().take(LONGEST_ANSWER).collect();
    found.is_cut = characters.next().is_some();
    for (line, text) in read.lines().enumerate() {
        if found.all.len() >= MOST_CLAIMS {
            found.is_cut = true;
            break;
        }
        read_line(line, text, known, &mut found);
    }
    found.is_cut |= found.all.len() > MOST_CLAIMS;
    found.all.truncate(MOST_CLAIMS);
    introduce(&mut found.all);
    found
}

fn read_line(line: usize, text: &str, known: &[u32], found: &mut Claims) {
    let (lead, rest) = lead(text);
    let plain = rest.replace("**", "").replace(['`', '\u{ad}'], "");
    let (text, markers) = take_markers(&plain);
    let ranges: Vec<Range<usize>> = sentences(&text)
        .into_iter()
        .filter(|range| text[range.clone()].contains(char::is_alphanumeric))
        .collect();
    let first = found.all.len();
    found.all.extend(ranges.iter().map(|range| {
        let text = collapse_whitespace(&text[range.clone()]);
        let is_introduction = lead == Lead::Heading || text.ends_with(':');
        Claim { text, citations: Vec::new(), lead, line, is_introduction }
    }));
    let leads = markers.first().is_some_and(|marker| marker.at == 0) && ranges.len() > 1;
    for marker in markers {
        let own = owner(&marker, &ranges, leads).map(|at| first + at);
        let at = own.or(first.checked_sub(1));
        let mut unowned = Vec::new();
        let citations =
            at.and_then(|at| found.all.get_mut(at)).map_or(&mut unowned, |claim| &mut claim.citations);
        for number in marker.numbers {
            let list = if known.contains(&number) { &mut *citations } else { &mut found.unknown };
            if !list.contains(&number) {
                list.push(number);
            }
        }
    }
}

/// The sentence of its line that a marker belongs to.
fn owner(marker: &Marker, ranges: &[Range<usize>], leads: bool) -> Option<usize> {
    let around = ranges.iter().position(|range| range.start < marker.at && marker.at < range.end);
    let before = || ranges.iter().rposition(|range| range.end <= marker.at);
    let behind = || ranges.iter().position(|range| range.start >= marker.at);
    let beside = || if leads { behind().or_else(before) } else { before().or_else(behind) };
    around.or_else(beside)
}

/// Gives introductions without a number the numbers of what follows, up to the next introduction or running text.
fn introduce(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some((opening, rest)) = claims.get_mut(at..).and_then(<[Claim]>::split_first_mut) else { return };
        if !opening.is_introduction || !opening.citations.is_empty() {
            continue;
        }
        let heading = opening.lead == Lead::Heading;
        let introduced =
            rest.iter().take_while(|claim| !claim.is_introduction && (heading || claim.lead != Lead::Text));
        for number in introduced.flat_map(|claim| &claim.citations) {
            if !opening.citations.contains(number) {
                opening.citations.push(*number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KNOWN: [u32; 3] = [1, 2, 3];

    fn read(answer: &str) -> Vec<(String, Vec<u32>)> {
        claims(answer, &KNOWN).all.into_iter().map(|claim| (claim.text, claim.citations)).collect()
    }

    fn expected(parts: &[(&str, &[u32])]) -> Vec<(String, Vec<u32>)> {
        parts.iter().map(|(text, numbers)| ((*text).to_owned(), numbers.to_vec())).collect()
    }

    #[test]
    fn numbers_stand_before_or_after_the_full_stop() {
        let sentences =
            expected(&[("Die Frist beträgt vier Wochen.", &[1]), ("Sie gilt für alle.", &[2, 3])]);
        for answer in [
            "Die Frist beträgt vier Wochen [1]. Sie gilt für alle [2, 3].",
            "Die Frist beträgt vier Wochen. [1] Sie gilt für alle. [2][3]",
            "Die **Frist** beträgt [1] vier Wochen.\nSie gilt für alle.\n[2] [3] [3]",
            "[1] Die Frist beträgt vier Wochen. [2][3] Sie gilt für alle.",
        ] {
            assert_eq!(read(answer), sentences, "{answer}");
        }
    }

    #[test]
    fn a_list_is_introduced_with_the_numbers_of_its_items() {
        let answer = "Nötig sind:\n- Antrag [1]\n- Nachweis [2]\n\nDas gilt für alle.";
        assert_eq!(
            read(answer),
            expected(&[
                ("Nötig sind:", &[1, 2]),
                ("Antrag", &[1]),
                ("Nachweis", &[2]),
                ("Das gilt für alle.", &[])
            ])
        );
    }

    #[test]
    fn unknown_numbers_are_reported_and_carry_nothing() {
        let found = claims("Die Frist endet [7]. Sie gilt [1, 9, 7].", &KNOWN);
        assert_eq!(found.unknown, [7, 9]);
        assert_eq!(found.all[0].citations, Vec::<u32>::new());
        assert_eq!(found.all[1].citations, [1]);
    }

    #[test]
    fn a_very_long_answer_is_cut() {
        let found = claims(&"Satz eins. ".repeat(10_000), &KNOWN);
        assert_eq!((found.all.len(), found.is_cut), (MOST_CLAIMS, true));
    }

    proptest! {
        #[test]
        fn claims_hold_words_and_no_markers(answer in "[a-zA-ZäÖ0-9.:*#\\-\\[\\], \n]{0,120}") {
            for claim in claims(&answer, &KNOWN).all {
                prop_assert!(claim.text.contains(char::is_alphanumeric));
                prop_assert!(take_markers(&claim.text).1.is_empty(), "{}", claim.text);
                prop_assert!(claim.citations.iter().all(|number| KNOWN.contains(number)));
            }
        }
    }
}
