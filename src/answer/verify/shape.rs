//! What a word's letters tell: names of products and organisations are often not written as German words are.

/// Short forms that every German text may use.
const COMMON_SHORT_FORMS: [&str; 6] = ["EDV", "EU", "IT", "PC", "PDF", "USB"];
/// Endings that German forms nouns with; hardly a name ends in one.
const NOUN_ENDINGS: [&str; 20] = [
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät",
    "täten", "nis", "nisse", "nissen", "ismus", "ment", "anz", "enz", "enzen",
];

/// Whether a word begins with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether only a name or short form is written this way: capitals alone (`SAP`), or a capital behind a small letter
/// (`aktaVera`). The inner capital of `MitarbeiterInnen` is none.
pub(super) fn is_name_shaped(word: &str) -> bool {
    let capitals = word.chars().filter(|character| character.is_uppercase()).count();
    let has_small = word.contains(char::is_lowercase);
    if !has_small {
        return capitals > 1 && !COMMON_SHORT_FORMS.contains(&word);
    }
    let singular = word.replace("Innen", "innen").replace("In", "in");
    let inner = singular
        .chars()
        .zip(singular.chars().skip(1))
        .any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    inner || is_plural_of_short_form(word)
}

/// Whether a word is formed as German nouns are.
pub(super) fn is_noun_shaped(word: &str) -> bool {
    NOUN_ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether a word ends as an adjective before a noun does.
pub(super) fn is_adjective_shaped(word: &str) -> bool {
    ["e", "er", "es", "en", "em"].iter().any(|ending| word.ends_with(ending))
}

/// `FAQs`.
fn is_plural_of_short_form(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|rest| rest.len() > 1 && rest.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_nouns_by_their_letters() {
        for word in ["SAP", "ChatGPT", "aktaVera", "iPhone", "FAQs", "DMS"] {
            assert!(is_name_shaped(word), "{word}");
        }
        for word in ["Antrag", "MitarbeiterInnen", "BürgerIn", "PDF", "A", "beträgt", "Straße"] {
            assert!(!is_name_shaped(word), "{word}");
        }
        assert!(is_noun_shaped("Genehmigung") && !is_noun_shaped("Nordheim") && !is_noun_shaped("Dung"));
    }
}
