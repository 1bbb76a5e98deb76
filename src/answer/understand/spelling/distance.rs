//! Edits between two words.

/// Longest word that is compared, in bytes.
pub(in crate::answer::understand) const LONGEST_WORD: usize = 64;

/// The Damerau–Levenshtein distance (optimal string alignment) of two folded words when it is at most `limit`.
pub(in crate::answer::understand) fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > limit || one.len().max(other.len()) > LONGEST_WORD {
        return None;
    }
    let width = other.len() + 1;
    let mut before_last: Vec<usize> = vec![usize::MAX; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = Vec::with_capacity(width);
        current.push(row + 1);
        for (column, against) in other.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX);
            let replaced = at(&last, column).saturating_add(usize::from(letter != against));
            let inserted = at(&current, column).saturating_add(1);
            let deleted = at(&last, column + 1).saturating_add(1);
            let mut least = replaced.min(inserted).min(deleted);
            if let (Some(row_before), Some(column_before)) = (row.checked_sub(1), column.checked_sub(1))
                && one.get(row_before) == Some(against)
                && other.get(column_before) == Some(letter)
            {
                least = least.min(at(&before_last, column_before).saturating_add(1));
            }
            current.push(least);
        }
        if current.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().filter(|edits| *edits <= limit)
}

/// Whether two folded words are at most `limit` edits apart.
pub(in crate::answer::understand) fn is_within(one: &str, other: &str, limit: usize) -> bool {
    distance(one, other, limit).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_kind_of_edit_counts_once() {
        for (one, other, edits) in [
            ("antrag", "antrag", 0),
            ("antrag", "antrga", 1),
            ("antrag", "antra", 1),
            ("antrag", "antrrag", 1),
            ("antrag", "amtrag", 1),
            ("antrag", "natrga", 2),
        ] {
            assert_eq!(distance(one, other, 2), Some(edits), "{one} {other}");
        }
        assert_eq!(distance("antrag", "vortrag", 2), None);
        assert_eq!(distance("", "abc", 2), None);
    }

    proptest! {
        #[test]
        fn distance_is_symmetric(one in "[a-d]{0,8}", other in "[a-d]{0,8}") {
            prop_assert_eq!(distance(&one, &other, 2), distance(&other, &one, 2));
        }
    }
}
