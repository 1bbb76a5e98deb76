//! Sentences that say what something is.

use crate::eval::suggestion::text::words;
use crate::eval::suggestion::wording::{choose, quoted};

const ARTICLES: &[&str] = &["der", "die", "das", "ein", "eine", "einer", "einem", "einen", "dem", "den"];
const PRONOUNS: &[&str] = &[
    "dies", "diese", "dieser", "dieses", "es", "er", "sie", "was", "wer", "hier", "hierbei", "dabei", "damit",
];

/// Words after „ist“ that begin a definition rather than a rule (`ist zu beantragen`).
const KINDS_FOLLOW: &[&str] =
    &["ein", "eine", "einer", "der", "die", "das", "jede", "jeder", "jedes", "alle", "jene"];
const LONGEST_TERM: usize = 6;

/// The question what a term means that a sentence defines. „X ist …“ only counts below a heading that names X.
pub(super) fn question(heading: &str, sentence: &str) -> Option<String> {
    let tokens: Vec<&str> = sentence.split_whitespace().collect();
    let term = explained(&tokens).or_else(|| called(&tokens)).or_else(|| equated(heading, &tokens))?;
    let term = quoted(&term);
    let wordings = [
        format!("Was bedeutet {term}?"),
        format!("Was versteht man unter {term}?"),
        format!("Was ist mit {term} gemeint?"),
    ];
    Some(choose(wordings, &[heading, sentence]))
}

/// „Unter X versteht man …“.
fn explained(tokens: &[&str]) -> Option<String> {
    let (first, rest) = tokens.split_first()?;
    (*first == "Unter").then(|| before(rest, &["versteht", "verstehen"]))?.map(|(term, _)| term)
}

/// „X bezeichnet …“, „X bedeutet …“.
fn called(tokens: &[&str]) -> Option<String> {
    let (term, _) = before(tokens, &["bezeichnet", "bezeichnen", "bedeutet"])?;
    let is_name = term.split(' ').all(|word| word.starts_with(char::is_uppercase));
    is_name.then_some(term)
}

/// „X ist ein …“ below the heading X.
fn equated(heading: &str, tokens: &[&str]) -> Option<String> {
    let (term, after) = before(tokens, &["ist", "sind"])?;
    let named = words(heading);
    let is_kind = after.first().is_some_and(|word| KINDS_FOLLOW.contains(word));
    (is_kind && words(&term).iter().all(|word| named.contains(word))).then_some(term)
}

/// The term before a verb, without its article, and what follows the verb.
fn before<'t, 'a>(tokens: &'t [&'a str], verbs: &[&str]) -> Option<(String, &'t [&'a str])> {
    let verb = tokens.iter().position(|token| verbs.contains(token))?;
    let (term, rest) = tokens.split_at_checked(verb)?;
    let is_article = |word: &&str| ARTICLES.contains(&word.to_lowercase().as_str());
    let term = if term.first().is_some_and(is_article) { term.get(1..)? } else { term };
    let term = term.join(" ");
    let term = term.trim_matches(['»', '«', '„', '“', '"']);
    let term_words = words(term);
    let is_term = (1..=LONGEST_TERM).contains(&term_words.len())
        && !term.contains([',', ';', ':'])
        && !term_words.iter().any(|word| PRONOUNS.contains(&word.as_str()));
    is_term.then(|| (term.to_owned(), rest.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defining_sentences_are_asked_for_their_term() {
        for (heading, sentence, term) in [
            ("Dienstgang", "Ein Dienstgang ist ein Gang am Dienstort.", "»Dienstgang«"),
            ("Allgemeines", "Unter einem Dienstgang versteht man Gänge.", "»Dienstgang«"),
            ("Allgemeines", "Der „Dienstgang“ bezeichnet jeden Gang.", "»Dienstgang«"),
            (
                "Begriff der Nebentätigkeiten",
                "Nebentätigkeiten sind alle Arbeiten daneben.",
                "»Nebentätigkeiten«",
            ),
        ] {
            assert!(question(heading, sentence).unwrap().contains(term), "{sentence}");
        }
    }

    #[test]
    fn rules_pronouns_and_strange_terms_are_no_definitions() {
        for (heading, sentence) in [
            ("Dienstgang", "Der Dienstgang ist zu genehmigen."),
            ("Allgemeines", "Ein Dienstgang ist ein Gang."),
            ("Allgemeines", "Dies bedeutet mehr Arbeit."),
            ("Allgemeines", "Das bedeutet mehr Arbeit."),
            ("Allgemeines", "Wie oben bezeichnet, gilt das."),
            ("Das", "ist ein"),
            ("Allgemeines", ""),
        ] {
            assert_eq!(question(heading, sentence), None, "{sentence}");
        }
    }
}
