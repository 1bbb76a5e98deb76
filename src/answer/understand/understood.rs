//! A question with all that is known of it before anything is retrieved.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Word, is_body, is_place_name, words};
use super::{
    CorpusWords, Exact, Expected, Listed, QuestionForm, Resolved, ValueLook, blank, correct, fits, listed,
    normalise_case, perhaps_listed, question_form, resolve, restore_capitals, restore_umlauts,
    says_unsettled,
};
use crate::answer::steps::{Step, Steps};
use crate::answer::{AnswerError, Question};
use crate::embedding::Encoders;
use crate::index::{Index, fold};

/// Words that ask for what is not.
const NEGATIVE: [&str; 9] =
    ["nicht", "kein", "keine", "keinen", "keinem", "keiner", "ohne", "not", "without"];

/// Bytes of a word that belongs to few languages.
const LONG_ENOUGH: usize = 6;
/// Bytes of a word long enough to be meant though a letter differs.
const LONG_WORD: usize = 12;
/// What fits less than this has nothing of the form that is asked for.
const FORMLESS: f32 = 0.35;

/// Words that stand before the name of a place without an article.
const PLACED: [&str; 2] = ["in", "aus"];

/// What a question asks, in the forms that the following steps need.
#[derive(Debug, Clone)]
pub(in super::super) struct Understood {
    /// What is embedded: the question corrected, with what it takes from earlier turns.
    pub(in super::super) text: String,
    /// What the reader reads: the question corrected, alone where the passages under discussion are read.
    pub(in super::super) as_asked: String,
    /// What is searched for by words: also other forms of its abbreviations.
    pub(in super::super) search_text: String,
    /// What kind of answer is asked for.
    pub(in super::super) form: QuestionForm,
    /// The retriever's unit vector.
    pub(in super::super) vector: Vec<f32>,
    /// The selector's unit vector.
    pub(in super::super) selector_vector: Vec<f32>,
    /// Terms with their weights: rarer ones weigh more.
    pub(in super::super) weights: BTreeMap<String, f32>,
    /// Those of them that come from words with a capital or a digit: nouns, names, numbers.
    pub(in super::super) names: BTreeMap<String, f32>,
    /// Share of the weight of terms that no passage has.
    pub(in super::super) unknown: f32,
    /// Words that no passage has in any spelling, as typed.
    pub(in super::super) unknown_words: Vec<String>,
    /// Whether it goes on about what the earlier question was about.
    pub(in super::super) goes_on: bool,
    /// Its years and ordinals.
    pub(in super::super) exact: Exact,
    /// The bodies that records belong to and that it names, folded; empty where it names the asking house.
    pub(in super::super) bodies: BTreeSet<String>,
    /// The first designation in it that is of a series of the corpus and that no passage has.
    lacking: Option<String>,
    listed: Option<Listed>,
    is_list: bool,
    is_negative: bool,
    other_forms: BTreeMap<String, Vec<String>>,
}

impl Understood {
    /// Looks at a question.
    pub(in super::super) fn of(
        question: &Question,
        corpus: &CorpusWords,
        encoders: &Encoders,
        index: &Index,
        steps: Steps,
    ) -> Result<Self, AnswerError> {
        let vocabulary = corpus.vocabulary(index);
        let is_abbreviation = |word: &str| corpus.glossary().is_short(word);
        let cased = restore_capitals(&normalise_case(question.text.trim(), &is_abbreviation), &vocabulary);
        let typed = restore_umlauts(&cased, &vocabulary);
        // What the model's vocabulary has in one piece is a common word, not a slip; short ones are of too many languages.
        let is_word = |word: &str| {
            corpus.thesaurus().is_some_and(|thesaurus| thesaurus.knows(word))
                || (word.len() >= LONG_ENOUGH && encoders.retriever.count_tokens(word) == 1)
        };
        let mut corrected = correct(&typed, &vocabulary, &is_word);
        if !steps.take(Step::Spelling) {
            question.text.trim().clone_into(&mut corrected.text);
        }
        let history = if steps.take(Step::FollowUps) { question.history.as_slice() } else { &[] };
        let Resolved { text: resolved_text, search_text, asks_like, is_follow_up, .. } =
            resolve(history, &corrected.text);
        let goes_on = is_follow_up && asks_like.is_none();
        let search_text = if steps.take(Step::Abbreviations) {
            corpus.glossary().expand(&search_text).text
        } else {
            search_text
        };
        let (vector, selector_vector) = encoders.embed_question(&resolved_text)?;
        let weights = index.weigh(&resolved_text)?;
        let total: f32 = weights.values().sum();
        let unknown: f32 =
            weights.iter().filter(|(term, _)| !index.knows_word(term)).map(|(_, weight)| weight).sum();
        let is_negative = typed.split_whitespace().any(|word| NEGATIVE.contains(&fold(word).as_str()));
        let sure = listed(&corrected.text);
        let is_list = sure.is_some();
        let as_asked = if goes_on { corrected.text.clone() } else { resolved_text.clone() };
        let listed = sure.or_else(|| perhaps_listed(&corrected.text));
        let other_forms = listed.as_ref().map(|listed| other_forms(listed, corpus)).unwrap_or_default();
        let typed_words = words(&typed);
        let lacking = typed_words.iter().find(|word| corpus.lacks_designation(word.text));
        Ok(Self {
            exact: Exact::of(&resolved_text),
            bodies: BTreeSet::new(),
            lacking: lacking.map(|word| word.text.to_owned()),
            form: question_form(asks_like.as_deref().unwrap_or(&corrected.text)),
            listed,
            search_text,
            vector,
            selector_vector,
            names: names(&resolved_text, &weights, index),
            weights,
            text: resolved_text,
            unknown: if total > 0.0 { unknown / total } else { 0.0 },
            unknown_words: corrected.unknown,
            goes_on,
            as_asked,
            is_list,
            is_negative,
            other_forms,
        })
    }

    /// Whether a value says nothing, or only that what is asked for is not known or not settled.
    pub(in super::super) fn blank(&self, value: &str) -> bool {
        blank(value).is_some() || self.leaves_open(value)
    }

    /// Whether a sentence has nothing of the form that is asked for and says that something is still to come.
    fn leaves_open(&self, sentence: &str) -> bool {
        self.form.expected != Expected::Anything
            && fits(self.form.expected, sentence) < FORMLESS
            && says_unsettled(sentence)
    }

    /// How well the form of a value fits what is asked for, 0 to 1.
    pub(in super::super) fn fit(&self, look: &ValueLook) -> f32 {
        look.fits(self.form.expected)
    }

    /// Whether all things that meet a condition are asked for, or how many there are.
    pub(in super::super) fn is_list(&self) -> bool {
        self.is_list
    }

    /// Whether it may ask so without saying so (`Wer nutzt …`).
    pub(in super::super) fn may_list(&self) -> bool {
        self.listed.is_some()
    }

    /// Whether it asks if what was said before holds for another case too: `Gilt das auch für …?`
    pub(in super::super) fn asks_whether_it_holds(&self) -> bool {
        self.goes_on && asks_whether_it_holds(&self.as_asked)
    }

    /// Whether it asks for what is not.
    pub(in super::super) fn is_negative(&self) -> bool {
        self.is_negative
    }

    /// The noun that is listed, singular; `None` for `wo` and `wer`.
    pub(in super::super) fn listed_noun(&self) -> Option<&str> {
        self.listed.as_ref()?.noun.as_deref()
    }

    /// The words of the condition that listed things meet.
    pub(in super::super) fn predicate(&self) -> &[String] {
        self.listed.as_ref().map_or(&[], |listed| listed.predicate.as_slice())
    }

    /// The body, place or designation that is asked about and that no passage knows (`Landkreis X`, `in X`).
    pub(in super::super) fn stranger(&self) -> Option<&str> {
        if let Some(lacking) = &self.lacking {
            return Some(lacking);
        }
        let words = words(&self.text);
        let is_unknown =
            |word: &Word<'_>| word.is_loud() && self.unknown_words.iter().any(|one| one == word.text);
        let behind_body = words.windows(2).find(|pair| {
            (is_body(&pair[0].folded) || PLACED.contains(&pair[0].folded.as_str())) && is_unknown(&pair[1])
        });
        let named = behind_body.map(|pair| &pair[1]);
        let stranger =
            named.or_else(|| words.iter().find(|word| is_unknown(word) && is_place_name(&word.folded)))?;
        self.unknown_words.iter().find(|word| *word == stranger.text).map(String::as_str)
    }

    /// Names after a word for a body (`Landkreis X`).
    pub(in super::super) fn owner_names(&self) -> Vec<String> {
        let words = words(&self.text);
        let after = words
            .windows(2)
            .filter(|pair| is_body(&pair[0].folded) && pair[1].is_loud() && pair[1].is_content());
        after.map(|pair| pair[1].text.to_owned()).collect()
    }

    /// Other forms of a word of the condition: its abbreviation, what it abbreviates, its synonyms.
    pub(in super::super) fn other_forms(&self, word: &str) -> &[String] {
        self.other_forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Unknown words that look like names: with a capital or a digit, and no word for a kind of things.
    pub(in super::super) fn unknown_names(&self) -> Vec<&str> {
        let loud = |word: &&String| words(word).first().is_some_and(super::words::Word::is_loud);
        let is_kind = |word: &&String| super::kind::lexicon::entity(word).is_some();
        let unknown = self.unknown_words.iter().filter(loud).filter(|word| !is_kind(word));
        self.lacking.iter().chain(unknown).map(String::as_str).collect()
    }
}

/// `Gilt das auch …?`, `Und ist das bei … genauso?`
fn asks_whether_it_holds(question: &str) -> bool {
    let words = words(question);
    let is_opener = |word: &&Word<'_>| matches!(word.folded.as_str(), "und" | "aber" | "oder");
    let mut said = words.iter().skip_while(is_opener).map(|word| word.folded.as_str());
    let (verb, subject) = (said.next(), said.next());
    let holds = matches!(verb, Some("gilt" | "gelten" | "ist" | "trifft" | "stimmt" | "bleibt"));
    let is_said_before = matches!(subject, Some("das" | "dies" | "dasselbe" | "die" | "der"));
    let likewise = ["auch", "genauso", "ebenso", "ebenfalls", "dabei", "gleich"];
    holds && is_said_before && said.take(8).any(|word| likewise.contains(&word))
}

/// The places whose people or things a word like `Musterstädter` means, as far as the corpus has them.
fn places(word: &str, corpus: &CorpusWords) -> Vec<String> {
    let is_adjective = word.ends_with("er") && word.starts_with(char::is_uppercase);
    let stems = [word.strip_suffix('r'), word.strip_suffix("er")];
    let known = stems.into_iter().flatten().filter(|stem| is_adjective && corpus.knows(stem));
    known.map(str::to_owned).collect()
}

/// The terms of the words that are loud.
fn names(text: &str, weights: &BTreeMap<String, f32>, index: &Index) -> BTreeMap<String, f32> {
    let loud: Vec<&str> = words(text).iter().filter(|word| word.is_loud()).map(|word| word.text).collect();
    let terms = index.terms(&loud.join(" "));
    weights
        .iter()
        .filter(|(term, _)| terms.contains(*term))
        .map(|(term, weight)| (term.clone(), *weight))
        .collect()
}

/// How the corpus writes long words that it does not have as they stand here (`Folgeabschätzung`, `Folgenabschätzung`).
fn spelled_otherwise(forms: &[String], corpus: &CorpusWords) -> Vec<String> {
    let is_strange = |form: &&String| form.len() >= LONG_WORD && !corpus.knows(form);
    let near = forms.iter().filter(is_strange).filter_map(|form| corpus.near(form));
    near.collect()
}

fn other_forms(listed: &Listed, corpus: &CorpusWords) -> BTreeMap<String, Vec<String>> {
    let mut forms = BTreeMap::new();
    for word in &listed.predicate {
        let mut others = corpus.glossary().expand(word).added;
        others.extend(spelled_otherwise(&others, corpus));
        others.extend(places(word, corpus));
        if let Some(thesaurus) = corpus.thesaurus() {
            others.extend(thesaurus.synonyms(word).iter().map(|synonym| (*synonym).to_owned()));
        }
        if !others.is_empty() {
            forms.insert(word.clone(), others);
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_follow_ups_ask_whether_it_holds_for_another_case() {
        for question in ["Gilt das auch für Azubis?", "Und ist das bei Teilzeit genauso?"] {
            assert!(asks_whether_it_holds(question), "{question}");
        }
        for question in ["Gilt das?", "Wer ist das auch?", "Ist die Stelle frei?"] {
            assert!(!asks_whether_it_holds(question), "{question}");
        }
    }
}
