//! What a list or count question lists, and what must hold for it.

use std::ops::Range;

use super::kind::is_question_word;
use super::kind::lexicon::{Form, entity};
use super::kind::number::is_small_number;
use super::words::{Word, bounded, words};
use super::{QuestionKind, question_form};

/// The thing that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The noun that is listed, singular and lower case (`landkreis`); `None` for `wo` and `wer`, and for a plural
    /// whose kind is not named.
    pub(crate) noun: Option<String>,
    /// Whether `wo` or `wer` asks, so that what is listed are the places or bodies the documents are about.
    pub(crate) where_or_who: bool,
    /// The other words that say something, as typed: what must hold.
    pub(crate) predicate: Vec<String>,
}

/// Verbs that only link what is listed to its condition.
const LINKING: &[&str] = &[
    "laufen",
    "laeuft",
    "vor",
    "kommt",
    "kommen",
    "summe",
    "anzahl",
    "gesamtzahl",
    "liste",
    "auflistung",
    "uebersicht",
    "aufstellung",
    "use",
    "uses",
    "using",
    "how",
    "which",
];

/// Verbs of having and using, which every entry would meet; written small, `Nutzen` is a thing.
const HAVING: &[&str] = &[
    "nutzen",
    "nutzt",
    "einsetzen",
    "setzen",
    "setzt",
    "verwenden",
    "verwendet",
    "arbeiten",
    "arbeitet",
    "haben",
    "hat",
    "gibt",
    "stehen",
    "steht",
];

/// What a question lists; `None` when it is neither a list nor a count.
#[must_use]
pub(crate) fn listed(question: &str) -> Option<Listed> {
    let kind = question_form(question).kind;
    if matches!(kind, QuestionKind::List | QuestionKind::Count) { Some(listing(question)) } else { None }
}

/// What a question of another kind would list: one with `wo`, `wer` or a plural of things.
#[must_use]
pub(crate) fn perhaps_listed(question: &str) -> Option<Listed> {
    let found = listing(question);
    let is_plural = words(bounded(question)).iter().any(|word| {
        entity(word.text).is_some_and(|(singular, form)| {
            form != Form::Singular && found.noun.as_deref() == Some(singular.as_str())
        })
    });
    (found.where_or_who || is_plural).then_some(found)
}

fn listing(question: &str) -> Listed {
    let words = words(bounded(question));
    let asks_where = words.iter().any(|word| matches!(word.folded.as_str(), "wo" | "wer" | "where" | "who"));
    let noun = if asks_where { None } else { listed_noun(&words) };
    let quoted = quoted(bounded(question));
    let is_quoted = |word: &Word<'_>| quoted.iter().any(|quote| quote.contains(&word.range.start));
    let predicate = words.iter().enumerate().filter(|(at, word)| {
        let is_noun = noun.as_ref().is_some_and(|(place, _)| place == at);
        !is_noun
            && word.is_content()
            && !is_quoted(word)
            && !is_question_word(&word.folded)
            && !LINKING.contains(&word.folded.as_str())
            && (word.is_loud() || !HAVING.contains(&word.folded.as_str()))
            && !counts_listed(&words, *at)
    });
    let phrases = quoted.iter().map(|quote| bounded(question)[quote.clone()].to_owned());
    Listed {
        predicate: predicate.map(|(_, word)| word.text.to_owned()).chain(phrases).collect(),
        where_or_who: asks_where,
        noun: noun.map(|(_, singular)| singular),
    }
}

/// What stands in quotation marks: a name of several words.
fn quoted(question: &str) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut start = None;
    for (at, character) in question.char_indices() {
        match (start, character) {
            (None, '„' | '"' | '»' | '«' | '“') => start = Some(at + character.len_utf8()),
            (Some(from), '“' | '”' | '"' | '«' | '»') => {
                if words(&question[from..at]).len() > 1 {
                    quotes.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    quotes
}

/// Whether a word only says how many are listed: `Welche zwei Häuser`.
fn counts_listed(words: &[Word<'_>], at: usize) -> bool {
    let follows = at.checked_sub(1).is_some_and(|before| words[before].folded.starts_with("welch"));
    follows && is_small_number(&words[at].folded)
}

/// The first kind of thing after the word that asks, else the first at all.
fn listed_noun(words: &[Word<'_>]) -> Option<(usize, String)> {
    let asks = |word: &Word<'_>| {
        word.folded.starts_with("welch") || word.folded.starts_with("wieviel") || word.folded == "viele"
    };
    let from = words.iter().position(asks).unwrap_or(0);
    let thing = |(at, word): (usize, &Word<'_>)| Some((at, entity(word.text)?.0));
    let after = words.iter().enumerate().skip(from).find_map(thing);
    after.or_else(|| words.iter().enumerate().find_map(thing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(question: &str) -> (Option<String>, bool, String) {
        let listed = listed(question).unwrap();
        (listed.noun, listed.where_or_who, listed.predicate.join(" "))
    }

    #[test]
    fn the_noun_is_singular_and_the_rest_is_the_predicate() {
        for (question, noun, predicate) in [
            ("Welche Landkreise nutzen SAP?", "landkreis", "SAP"),
            ("Welche zwei Häuser planen SAP?", "haus", "planen SAP"),
            ("Welche Kreise haben Geld aus „Schöner Wohnen“?", "kreis", "Geld Schöner Wohnen"),
            ("In welchen Häusern kommt Linux vor?", "haus", "Linux"),
            (
                "Bei welchen Musterstädter KI-Projekten gab es Förderung?",
                "ki-projekt",
                "Musterstädter Förderung",
            ),
            ("Wie viele Vorhaben sind abgeschlossen?", "vorhaben", "abgeschlossen"),
            ("Nenne alle Jugendämter mit E-Akte", "jugendamt", "E-Akte"),
            ("Wieviele STÄDTE machen mit?", "stadt", ""),
            ("welche maßnahmen sind geplant", "maßnahme", "geplant"),
        ] {
            assert_eq!(listing(question), (Some(noun.to_owned()), false, predicate.to_owned()), "{question}");
        }
    }

    #[test]
    fn where_and_who_list_without_a_noun() {
        assert_eq!(listing("Wo gibt es Drohnen?"), (None, true, "Drohnen".to_owned()));
        assert_eq!(listing("Wer alles nutzt Drohnen?"), (None, true, "Drohnen".to_owned()));
        assert_eq!(listed("Wann ist Sitzung?"), None);
        assert!(perhaps_listed("Was machen die Landkreise gegen Staus?").is_some());
        assert_eq!(perhaps_listed("Wie viel Geld gibt der Kreis pro Tag dazu?"), None);
    }
}
