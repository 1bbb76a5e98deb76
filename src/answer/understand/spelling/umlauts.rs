//! Questions typed without umlauts: `Wuerde`, `Groesse`, `Strasse`.

use super::Vocabulary;
use super::correct::in_the_case_of;
use crate::answer::understand::words::replace_words;
use crate::index::fold;

const SPELT_OUT: [(&str, &str); 3] = [("ae", "ä"), ("oe", "ö"), ("ue", "ü")];

/// The question with umlauts and ß as the corpus writes its words. Where that changes a word, and no umlaut was typed at all,
/// words that the corpus does not know get umlauts too.
#[must_use]
pub(crate) fn restore_umlauts(question: &str, vocabulary: &dyn Vocabulary) -> String {
    let known = replace_words(question, |word| written_by(word, vocabulary));
    if known == question || has_umlaut(question) {
        return known;
    }
    replace_words(&known, |word| (!has_umlaut(word) && !vocabulary.knows(word)).then(|| with_umlauts(word)))
}

/// How the corpus writes a word that may be spelt out, if otherwise.
fn written_by(word: &str, vocabulary: &dyn Vocabulary) -> Option<String> {
    let folded = fold(word);
    let spelt_out = folded.contains("ss") || SPELT_OUT.iter().any(|(letters, _)| folded.contains(letters));
    if !spelt_out || has_umlaut(word) {
        return None;
    }
    let (written, _) = vocabulary.near(word).into_iter().find(|(near, _)| fold(near) == folded)?;
    has_umlaut(&written).then(|| in_the_case_of(word, &written))
}

/// By rule: `ue` after a vowel or `q`, and before `ll`, is no umlaut (`neue`, `Quelle`, `aktuell`).
fn with_umlauts(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut text = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let pair: String = letters[at..].iter().take(2).flat_map(|letter| letter.to_lowercase()).collect();
        let after_vowel = at > 0 && "aeiouqAEIOUQ".contains(letters[at - 1]);
        let before_double_l =
            letters[at..].iter().skip(2).take(2).all(|letter| *letter == 'l') && letters.len() >= at + 4;
        let umlaut = SPELT_OUT.iter().find(|(spelt, _)| *spelt == pair);
        if let Some((_, umlaut)) = umlaut.filter(|_| !after_vowel && !before_double_l) {
            let umlaut = if letter.is_uppercase() { umlaut.to_uppercase() } else { (*umlaut).to_owned() };
            text.push_str(&umlaut);
            at += 2;
        } else {
            text.push(*letter);
            at += 1;
        }
    }
    text
}

fn has_umlaut(text: &str) -> bool {
    text.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', 'ß'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::understand::SpellingIndex;

    fn text(question: &str) -> String {
        let words =
            ["würde", "Größe", "Straße", "Steuer", "Messe", "Bürger", "Verschlüsselung", "aktuelle", "neue"];
        restore_umlauts(question, &SpellingIndex::new(words.map(|word| (word, 2))))
    }

    #[test]
    fn words_of_the_corpus_are_written_as_there() {
        for (typed, written) in [
            ("Wuerde die Steuer steigen?", "Würde die Steuer steigen?"),
            ("groesse der strasse", "größe der straße"),
            ("Messe neue Buerger", "Messe neue Bürger"),
        ] {
            assert_eq!(text(typed), written);
        }
    }

    #[test]
    fn other_words_follow_where_no_umlaut_was_typed() {
        assert_eq!(
            text("Wuerde ein Schluesseltraeger Aerger machen?"),
            "Würde ein Schlüsselträger Ärger machen?"
        );
        assert_eq!(text("Wuerde die Quelle individuell erneuert?"), "Würde die Quelle individuell erneuert?");
        for question in ["Würde ein Schluesseltraeger zahlen?", "Schluesseltraeger", "Steuer und Messe"] {
            assert_eq!(text(question), question);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_taken(question in "\\PC{0,60}") {
            let _ = text(&question);
        }
    }
}
