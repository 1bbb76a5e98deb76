//! From texts and questions to the terms of the word index.

use std::collections::BTreeMap;
use std::collections::HashMap;

use super::Dictionary;
use super::stopwords::is_stop_word;
use super::tokens::{Token, TokenKind, tokens};

/// Most characters of a question that are read.
const LONGEST_QUESTION: usize = 2_000;
/// Most tokens of a question that are searched for.
const MOST_TOKENS: usize = 64;
/// What may stand between two words of a question that are one word in a passage.
const LINKS: [&str; 4] = ["", "s", "n", "en"];
/// Words whose terms are remembered while a corpus is read.
const REMEMBERED: usize = 200_000;

/// How much a match counts against that of a whole word in the text.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Weights {
    /// A part of a word, or two words written as one: a passage that has the whole word comes first.
    pub(in super::super) part: f32,
    /// A match in the headings above a passage.
    pub(in super::super) headings: f32,
    /// A match in the title: all passages of a document share it, so it tells documents apart but not passages.
    pub(in super::super) title: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { part: 0.5, headings: 0.8, title: 0.5 }
    }
}

/// Finds the terms of texts; remembers those of words it has seen.
pub(super) struct DocumentAnalyzer<'dictionary> {
    dictionary: &'dictionary Dictionary,
    seen: HashMap<String, Vec<String>>,
}

impl<'dictionary> DocumentAnalyzer<'dictionary> {
    pub(super) fn new(dictionary: &'dictionary Dictionary) -> Self {
        Self { dictionary, seen: HashMap::new() }
    }

    /// The terms of a text, the parts of compounds after them.
    pub(super) fn terms(&mut self, text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        for token in tokens(text) {
            if !matches!(token.kind, TokenKind::Word { .. }) {
                terms.push(whole(self.dictionary, &token));
                continue;
            }
            if self.seen.len() > REMEMBERED {
                self.seen.clear();
            }
            let dictionary = self.dictionary;
            let found = self.seen.entry(token.text).or_insert_with_key(|word| {
                let whole = std::iter::once(dictionary.stem(word));
                whole.chain(parts(dictionary, word)).collect()
            });
            terms.extend_from_slice(found);
        }
        terms
    }
}

/// The terms of a question with their weights, `part` for those that are not a whole word of it.
pub(super) fn question_terms(dictionary: &Dictionary, question: &str, part: f32) -> BTreeMap<String, f32> {
    let cut: String = question.chars().take(LONGEST_QUESTION).collect();
    let mut tokens = tokens(&cut);
    if tokens.iter().any(|token| !is_stop_word(&token.text)) {
        tokens.retain(|token| !is_stop_word(&token.text));
    }
    tokens.truncate(MOST_TOKENS);
    let mut terms = BTreeMap::new();
    for token in &tokens {
        let weight = if token.kind == TokenKind::ExactPart { part } else { 1.0 };
        add(&mut terms, whole(dictionary, token), weight);
        if matches!(token.kind, TokenKind::Word { .. }) {
            parts(dictionary, &token.text).for_each(|term| add(&mut terms, term, part));
        }
    }
    if dictionary.has_compounds() {
        neighbours_as_one_word(&tokens)
            .for_each(|compound| add(&mut terms, dictionary.stem(&compound), part));
    }
    terms
}

/// Keeps the greater weight of a term that is added twice.
fn add(terms: &mut BTreeMap<String, f32>, term: String, weight: f32) {
    let kept = terms.entry(term).or_insert(weight);
    *kept = kept.max(weight);
}

fn whole(dictionary: &Dictionary, token: &Token) -> String {
    let as_it_stands = match token.kind {
        TokenKind::Word { .. } => false,
        TokenKind::Exact | TokenKind::ExactPart => true,
        TokenKind::Joined => token.text.contains(|c: char| c.is_numeric()),
    };
    if as_it_stands { token.text.clone() } else { dictionary.stem(&token.text) }
}

fn parts<'word>(
    dictionary: &'word Dictionary,
    word: &'word str,
) -> impl Iterator<Item = String> + use<'word> {
    dictionary.split(word).into_iter().map(|part| dictionary.stem(&part))
}

/// `Dienst Reise` as `dienstreise`, `Genehmigung Frist` as `genehmigungsfrist`.
fn neighbours_as_one_word(tokens: &[Token]) -> impl Iterator<Item = String> {
    let both_words = |pair: &&[Token]| pair.iter().all(|token| matches!(token.kind, TokenKind::Word { .. }));
    tokens
        .windows(2)
        .filter(both_words)
        .flat_map(|pair| LINKS.map(|link| format!("{}{link}{}", pair[0].text, pair[1].text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let words = ["dienst", "reise", "genehmigung", "frist"];
        Dictionary::new(words.iter().map(|word| ((*word).to_owned(), 3)).collect())
    }

    fn terms(question: &str) -> Vec<String> {
        question_terms(&dictionary(), question, 0.5).into_keys().collect()
    }

    #[test]
    fn stop_words_go_only_when_something_else_remains() {
        assert!(!terms("Wie ist die Frist?").contains(&"die".to_owned()));
        assert!(!terms("Wer ist die?").is_empty());
    }

    #[test]
    fn whole_words_weigh_more_than_their_parts() {
        let dictionary = dictionary();
        let terms = question_terms(&dictionary, "Dienstreise", 0.5);
        let weight = |word: &str| terms.get(&dictionary.stem(word)).copied();
        assert_eq!(
            (weight("dienstreise"), weight("dienst"), weight("reise")),
            (Some(1.0), Some(0.5), Some(0.5))
        );
    }

    #[test]
    fn a_very_long_question_is_bounded() {
        assert!(terms(&"Genehmigungsfrist Dienstreise x1 ".repeat(10_000)).len() < 1_000);
        let many = (0..10_000).map(|n| format!("wort{n}")).collect::<Vec<_>>().join(" ");
        assert!(terms(&many).len() <= MOST_TOKENS);
    }
}
