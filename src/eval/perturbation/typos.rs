//! Slips of the fingers: a neighbouring key, letters in the wrong order, a letter missing or typed twice.

use super::keyboard::neighbours;
use super::pieces::{is_abbreviation, is_letters, letters, pieces};
use crate::eval::stable_hash::stable_hash;
use crate::eval::statistics::SplitMix64;

const LETTERS_PER_SLIP: usize = 20;
const MOST_SLIPS: usize = 3;
const SHORTEST_WORD: usize = 5;

#[derive(Clone, Copy)]
enum Slip {
    Neighbour,
    Transposed,
    Dropped,
    Doubled,
}

/// The question with about one slip in 20 letters, one to three, at most one a word. First letters, words with digits,
/// short words and abbreviations stay. The question goes into the seed, so that one seed does for a whole set.
pub(super) fn mistyped(question: &str, seed: u64) -> String {
    let mut random = SplitMix64::new(seed ^ stable_hash(&[question]));
    let pieces = pieces(question);
    let mut words: Vec<String> = pieces.iter().map(|piece| piece.text.to_owned()).collect();
    let mut places: Vec<usize> = (0..)
        .zip(&pieces)
        .filter(|(_, piece)| piece.is_word && is_typed_in_haste(piece.text))
        .map(|(place, _)| place)
        .collect();
    let count = question.chars().filter(|character| character.is_alphabetic()).count();
    for _ in 0..((count + LETTERS_PER_SLIP / 2) / LETTERS_PER_SLIP).clamp(1, MOST_SLIPS) {
        let Some(place) = random.take(&mut places) else { break };
        if let Some(word) = words.get_mut(place) {
            *word = slipped(word, &mut random);
        }
    }
    words.concat()
}

fn is_typed_in_haste(word: &str) -> bool {
    letters(word).len() >= SHORTEST_WORD && is_letters(word) && !is_abbreviation(word)
}

fn slipped(word: &str, random: &mut SplitMix64) -> String {
    let letters = letters(word);
    let possible: Vec<(Slip, Vec<usize>)> = [Slip::Neighbour, Slip::Transposed, Slip::Dropped, Slip::Doubled]
        .into_iter()
        .map(|slip| (slip, (1..letters.len()).filter(|place| is_possible(slip, *place, &letters)).collect()))
        .filter(|(_, places): &(Slip, Vec<usize>)| !places.is_empty())
        .collect();
    let Some((slip, places)) = random.pick(&possible) else { return word.to_owned() };
    let Some((before, [hit, after @ ..])) =
        random.pick(places).and_then(|place| letters.split_at_checked(*place))
    else {
        return word.to_owned();
    };
    let (before, rest) = (before.concat(), after.concat());
    match (slip, after) {
        (Slip::Transposed, [next, after @ ..]) => format!("{before}{next}{hit}{}", after.concat()),
        (Slip::Dropped, _) => before + &rest,
        (Slip::Neighbour, _) => match random.pick(&keys_beside(hit)) {
            Some(key) => format!("{before}{key}{rest}"),
            None => word.to_owned(),
        },
        _ => format!("{before}{hit}{hit}{rest}"),
    }
}

fn is_possible(slip: Slip, place: usize, letters: &[&str]) -> bool {
    let letter = letters.get(place);
    match slip {
        Slip::Neighbour => letter.is_some_and(|letter| !keys_beside(letter).is_empty()),
        Slip::Transposed => letters.get(place + 1).is_some_and(|next| Some(next) != letter),
        Slip::Dropped | Slip::Doubled => true,
    }
}

fn keys_beside(letter: &str) -> Vec<char> {
    let mut characters = letter.chars();
    match (characters.next(), characters.next()) {
        (Some(single), None) => neighbours(single),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const QUESTION: &str = "Wer genehmigt nach § 12a Sonderurlaub für Beschäftigte im Landratsamt?";

    fn changed(question: &str, seed: u64) -> Vec<(String, String)> {
        let mistyped = mistyped(question, seed);
        let pairs = question.split_whitespace().zip(mistyped.split_whitespace());
        pairs.filter(|(a, b)| a != b).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    }

    #[test]
    fn slips_are_few_and_spare_first_letters() {
        for seed in 0..200 {
            let changed = changed(QUESTION, seed);
            assert!((1..=3).contains(&changed.len()), "{changed:?}");
            for (word, slipped) in changed {
                assert_eq!(word.chars().next(), slipped.chars().next());
                assert!(word.chars().count().abs_diff(slipped.chars().count()) <= 1, "{slipped}");
            }
        }
    }

    #[test]
    fn abbreviations_short_words_and_words_with_digits_stay() {
        let question = "Gilt § 12a DSGVO für OpenOffice4 und LibreOffice am Amt?";
        assert_eq!(mistyped(question, 3), question);
    }

    #[test]
    fn different_seeds_make_different_slips_of_all_four_sorts() {
        let all: BTreeSet<String> = (0..300).map(|seed| mistyped("Frist", seed)).collect();
        assert!(["Frisst", "Frit", "Frsit", "Frost"].into_iter().all(|slip| all.contains(slip)), "{all:?}");
    }

    #[test]
    fn a_decomposed_umlaut_is_not_torn_apart() {
        for seed in 0..100 {
            let mistyped = mistyped("Bu\u{308}roraum", seed);
            assert!(!mistyped.contains('\u{308}') || mistyped.contains("u\u{308}"), "{mistyped}");
        }
    }
}
