//! How questions are put together.

use super::amount::is_unit;
use crate::corpus::text::collapse_whitespace;
use crate::eval::stable_hash::stable_hash;

/// One of several wordings, always the same one for the same content.
pub(super) fn choose<const N: usize>(wordings: [String; N], content: &[&str]) -> String {
    let place = stable_hash(content) % (N.max(1) as u64);
    wordings.into_iter().nth(place as usize).unwrap_or_default()
}

/// A name in German quotation marks, on one line, quotation marks within made single ones.
pub(super) fn quoted(name: &str) -> String {
    let name = collapse_whitespace(name).replace('»', "›").replace('«', "‹");
    format!("»{}«", name.trim_end_matches(':').trim_end())
}

/// A heading without its section number: `3.2 Fristen`, `4) Fristen`, `5 Fristen`, but `24 Stunden` stays.
pub(super) fn without_number(heading: &str) -> &str {
    let heading = heading.trim();
    let Some((number, rest)) = heading.split_once(char::is_whitespace) else { return heading };
    let rest = rest.trim_start();
    let is_number = number.starts_with(|first: char| first.is_ascii_digit())
        && number.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | ')'));
    let is_bare = number.chars().all(|character| character.is_ascii_digit());
    let next = rest.split_whitespace().next().unwrap_or_default();
    let is_amount = is_bare && (number.len() > 2 || is_unit(next));
    if is_number && !is_amount && !rest.is_empty() { rest } else { heading }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn section_numbers_go_and_amounts_stay() {
        for (heading, left) in [
            ("3.2 Fristen", "Fristen"),
            ("3.2.1. Fristen", "Fristen"),
            ("4) Fristen", "Fristen"),
            (" 5  Fristen ", "Fristen"),
            ("24 Stunden Dienst", "24 Stunden Dienst"),
            ("2031 im Rückblick", "2031 im Rückblick"),
            ("3.2", "3.2"),
            ("§ 3 Fristen", "§ 3 Fristen"),
        ] {
            assert_eq!(without_number(heading), left);
        }
    }

    #[test]
    fn names_stand_in_german_quotation_marks() {
        assert_eq!(quoted(" Das »neue«\n Haus: "), "»Das ›neue‹ Haus«");
    }

    #[test]
    fn the_wording_hangs_on_the_content_alone() {
        let wordings = || ["a".to_owned(), "b".to_owned()];
        let chosen = |content: u32| choose(wordings(), &[&content.to_string()]);
        assert_eq!(chosen(1), chosen(1));
        assert!(
            (0..20).any(|content| chosen(content) == "a") && (0..20).any(|content| chosen(content) == "b")
        );
    }
}
