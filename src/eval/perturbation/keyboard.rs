//! Which letters lie side by side on a German keyboard.

/// The letter rows of the German layout (DIN 2137, QWERTZ). Key n of a row touches keys n and n + 1 of the row above.
const ROWS: [&str; 3] = ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"];

/// The letters whose keys touch that of a small letter, without digits and signs; empty for what has no letter key.
pub(super) fn neighbours(letter: char) -> Vec<char> {
    if letter == 'ß' {
        return vec!['p', 'ü'];
    }
    let place = ROWS
        .iter()
        .enumerate()
        .find_map(|(row, keys)| keys.chars().position(|key| key == letter).map(|column| (row, column)));
    let Some((row, column)) = place else { return Vec::new() };
    let mut touching = vec![key(row, column.checked_sub(1)), key(row, Some(column + 1))];
    if let Some(above) = row.checked_sub(1) {
        touching.extend([key(above, Some(column)), key(above, Some(column + 1))]);
    }
    touching.extend([key(row + 1, column.checked_sub(1)), key(row + 1, Some(column))]);
    touching.into_iter().flatten().collect()
}

fn key(row: usize, column: Option<usize>) -> Option<char> {
    ROWS.get(row)?.chars().nth(column?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_the_keyboard_has_six_neighbours() {
        assert_eq!(neighbours('g'), ['f', 'h', 't', 'z', 'v', 'b']);
    }

    #[test]
    fn corners_and_strangers_have_fewer() {
        assert_eq!(neighbours('q'), ['w', 'a']);
        assert_eq!(neighbours('ü'), ['p', 'ö', 'ä']);
        assert!(neighbours('é').is_empty() && neighbours('4').is_empty());
    }

    #[test]
    fn neighbours_are_neighbours_of_each_other() {
        for letter in ROWS.concat().chars() {
            assert!(neighbours(letter).iter().all(|other| neighbours(*other).contains(&letter)), "{letter}");
        }
    }
}
