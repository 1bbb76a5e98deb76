//! Words of a text.

/// Lower-case words of letters and digits.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_and_without_signs() {
        assert_eq!(words("Die »E-Akte«,\n14 Tage."), ["die", "e", "akte", "14", "tage"]);
    }
}
