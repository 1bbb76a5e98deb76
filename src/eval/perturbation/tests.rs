use proptest::prelude::*;

use super::{Compounds, Perturbation};

/// Takes every word for a compound whose last part is its last three letters, and knows every word.
struct Everything;

impl Compounds for Everything {
    fn parts(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.to_lowercase().chars().collect();
        let (first, last) = letters.split_at(letters.len().saturating_sub(3));
        [first, last].map(|part| part.iter().collect()).to_vec()
    }

    fn knows(&self, _: &str) -> bool {
        true
    }
}

fn questions() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-ZÄÖÜ]?[a-zäöüß]{1,14}",
        "[A-Z]{1,5}",
        "[A-Z]{1,2}-[A-Z][a-z]{2,8}",
        "§ ?[0-9]{1,3}[a-z]?",
        "[0-9]{1,2}\\.[0-9]{1,2}",
        "[aouAOU]\u{308}[a-z]{3,6}",
    ];
    let words = prop::collection::vec(word, 0..12).prop_map(|words| words.join(" "));
    (words, "[?! ]{0,3}").prop_map(|(words, end)| words + &end)
}

fn digits(text: &str) -> String {
    text.chars().filter(|character| character.is_numeric()).collect()
}

fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn every_perturbation_changes_an_ordinary_question() {
    for perturbation in Perturbation::ALL {
        let worded = perturbation.perturb("Gilt für die E-Akte eine Aufbewahrungsfrist?", &Everything, 1);
        assert!(worded.is_some(), "{perturbation:?}");
    }
}

#[test]
fn what_would_change_nothing_is_left_out() {
    for perturbation in Perturbation::ALL {
        assert_eq!(perturbation.perturb("12 + 3 = 15", &Everything, 1), None, "{perturbation:?}");
        assert_eq!(perturbation.perturb("", &Everything, 1), None, "{perturbation:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_changed_or_left_out(text in "\\PC{0,40}", seed: u64) {
        for perturbation in Perturbation::ALL {
            prop_assert_ne!(perturbation.perturb(&text, &Everything, seed), Some(text.clone()));
        }
    }

    #[test]
    fn digits_and_the_number_of_words_stay(question in questions(), seed: u64) {
        for perturbation in Perturbation::ALL {
            let Some(worded) = perturbation.perturb(&question, &Everything, seed) else { continue };
            prop_assert_ne!(&worded, &question);
            prop_assert_eq!(digits(&worded), digits(&question));
            match perturbation {
                Perturbation::CompoundsSplit => prop_assert!(word_count(&worded) > word_count(&question)),
                Perturbation::CompoundsJoined => prop_assert!(word_count(&worded) <= word_count(&question)),
                _ => prop_assert_eq!(word_count(&worded), word_count(&question)),
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_wording(question in questions(), seed: u64) {
        for perturbation in Perturbation::ALL {
            let once = perturbation.perturb(&question, &Everything, seed);
            prop_assert_eq!(once, perturbation.perturb(&question, &Everything, seed));
        }
    }
}
