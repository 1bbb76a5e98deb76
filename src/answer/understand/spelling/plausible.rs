//! How likely a difference between two words is a slip of the hand rather than another word.

/// Letter rows of the German layout; a key touches its neighbours in the row and two keys of the row above.
const ROWS: [&[u8]; 3] = [b"qwertzuiop", b"asdfghjkl", b"yxcvbnm"];
/// Folded words shorter than this are corrected only for swapped and doubled letters: short words have too many
/// neighbours that are words of their own.
const SHORT_WORD: usize = 6;

/// The cost of turning a typed word into another, both folded: a missing, additional or swapped letter, a neighbouring
/// key and a letter that sounds alike cost 1, any other exchange 3. Two side by side are another part of the word
/// (`bestellt`, `verstellt`), not two slips. `None` when the difference is no slip.
pub(super) fn cost(typed: &str, meant: &str) -> Option<usize> {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let start = typed.iter().zip(meant).take_while(|(one, other)| one == other).count();
    let (left, right) = (typed.get(start..)?, meant.get(start..)?);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    let left = left.get(..left.len() - end)?;
    let right = right.get(..right.len() - end)?;
    // `unangemeldet` and `angemeldet` are two words: a prefix more or less is no slip.
    if start == 0 && (left.len().max(right.len()) > 2 || left.len().abs_diff(right.len()) > 1) {
        return None;
    }
    let before = start.checked_sub(1).and_then(|at| meant.get(at)).copied();
    if typed.len().min(meant.len()) < SHORT_WORD {
        return is_small_slip(left, right, before).then_some(1);
    }
    if let ([one], [other]) = (left, right) {
        return Some(exchange(*one, *other));
    }
    let cost = aligned(left, right);
    let is_one_place = left.len().max(right.len()) <= MOST_OF_ONE_PLACE;
    Some(if cost > 1 && is_one_place { OTHER_WORD } else { cost })
}

/// Two letters swapped, or a letter doubled or not doubled.
fn is_small_slip(left: &[u8], right: &[u8], before: Option<u8>) -> bool {
    match (left, right) {
        ([one, other], [second, first]) => one == first && other == second,
        ([letter], []) | ([], [letter]) => before == Some(*letter),
        _ => false,
    }
}

/// The least cost over all alignments of two short differences.
fn aligned(left: &[u8], right: &[u8]) -> usize {
    match (left, right) {
        ([], rest) | (rest, []) => rest.len(),
        ([one, left_rest @ ..], [other, right_rest @ ..]) if one == other => aligned(left_rest, right_rest),
        // Words that share no more than this are never near; the bound keeps the recursion small.
        _ if left.len().max(right.len()) > MOST_ALIGNED => left.len().max(right.len()),
        ([one, left_rest @ ..], [other, right_rest @ ..]) => {
            let exchanged = exchange(*one, *other) + aligned(left_rest, right_rest);
            let removed = 1 + aligned(left_rest, right);
            let added = 1 + aligned(left, right_rest);
            let swapped = match (left_rest, right_rest) {
                ([second, left_more @ ..], [first, right_more @ ..]) if one == first && second == other => {
                    1 + aligned(left_more, right_more)
                }
                _ => usize::MAX,
            };
            exchanged.min(removed).min(added).min(swapped)
        }
    }
}

/// Longest difference that is one place of a word: two slips stand further apart.
const MOST_OF_ONE_PLACE: usize = 3;
/// The cost of a difference that makes another word.
const OTHER_WORD: usize = 3;
/// Longest difference that is aligned.
const MOST_ALIGNED: usize = 6;

fn exchange(one: u8, other: u8) -> usize {
    if are_neighbours(one, other) || sound_alike(one, other) { 1 } else { OTHER_WORD }
}

fn sound_alike(one: u8, other: u8) -> bool {
    const ALIKE: [[u8; 2]; 8] = [*b"dt", *b"bp", *b"gk", *b"ck", *b"fv", *b"vw", *b"sz", *b"iy"];
    ALIKE.contains(&[one, other]) || ALIKE.contains(&[other, one])
}

fn are_neighbours(one: u8, other: u8) -> bool {
    let place = |letter: u8| {
        ROWS.iter()
            .enumerate()
            .find_map(|(row, keys)| Some((row, keys.iter().position(|key| *key == letter)?)))
    };
    let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
    let (upper, lower) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    match lower.0 - upper.0 {
        0 => upper.1.abs_diff(lower.1) == 1,
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_cost_less_than_other_words() {
        for (typed, meant, expected) in [
            ("antrga", "antrag", Some(1)),
            ("antrrag", "antrag", Some(1)),
            ("antfag", "antrag", Some(1)),
            ("antpag", "antrag", Some(3)),
            ("stantort", "standort", Some(1)),
            ("stele", "stelle", Some(1)),
            ("bnak", "bank", Some(1)),
            ("bank", "band", None),
            ("teuer", "tuer", None),
            ("unangemeldet", "angemeldet", None),
            ("personalamt", "personalrat", Some(3)),
            ("bestellt", "verstellt", None),
            ("aufgetragen", "auftragen", Some(3)),
            ("verladene", "verladenes", Some(1)),
            ("funktion", "funktionell", Some(3)),
            ("dientsresie", "dienstreise", Some(2)),
        ] {
            assert_eq!(cost(typed, meant), expected, "{typed} {meant}");
        }
    }

    #[test]
    fn keys_touch_two_keys_of_the_row_above() {
        assert!(are_neighbours(b'g', b't') && are_neighbours(b'g', b'z') && !are_neighbours(b'g', b'r'));
        assert!(are_neighbours(b'b', b'g') && are_neighbours(b'h', b'b') && are_neighbours(b'a', b's'));
    }
}
