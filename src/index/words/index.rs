//! Searching the word index of a generation.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{ReloadPolicy, Searcher, Term};

use super::analyzer::{DocumentAnalyzer, Weights, question_terms};
use super::fold::fold;
use super::writer::Fields;
use super::{Analysis, Dictionary, PartRule, Vocabulary, WordEntry, WordWriter};
use crate::index::{Filter, IndexError};

/// Searches by words.
pub(in super::super) struct WordIndex {
    path: PathBuf,
    searcher: Searcher,
    fields: Fields,
    dictionary: Dictionary,
    weights: Weights,
}

/// A row and its BM25 score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct WordHit {
    /// Row of the generation.
    pub(in super::super) row: usize,
    /// BM25 over all fields.
    pub(in super::super) score: f32,
}

impl WordIndex {
    /// Opens the word index of a generation with `rows` rows.
    pub(in super::super) fn open(generation: &Path, rows: usize) -> Result<Self, IndexError> {
        let path = generation.join(super::FOLDER);
        let (schema, fields) = Fields::schema();
        let damaged = |error: tantivy::TantivyError| IndexError::damaged(&path, error.to_string());
        let index = tantivy::Index::open_in_dir(&path).map_err(damaged)?;
        if index.schema() != schema {
            return Err(IndexError::damaged(&path, "its fields are not those of this version"));
        }
        let reader =
            index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(damaged)?;
        let searcher = reader.searcher();
        let found = searcher.num_docs() as usize;
        if searcher.segment_readers().len() > 1 || found != rows {
            return Err(IndexError::damaged(&path, format!("{found} rows instead of {rows}")));
        }
        Ok(Self {
            searcher,
            fields,
            dictionary: Dictionary::read(generation)?,
            weights: Weights::default(),
            path,
        })
    }

    /// Writes the word index of entries that are all in memory into a folder, and opens it.
    pub(in super::super) fn build(
        folder: &Path,
        entries: &[WordEntry],
        rule: &PartRule,
        analysis: Analysis,
    ) -> Result<Self, IndexError> {
        let mut vocabulary = Vocabulary::default();
        for entry in entries {
            let headings = entry.headings.iter().map(String::as_str);
            vocabulary.count(headings.chain([entry.title.as_str(), &entry.text]));
        }
        let dictionary = vocabulary.dictionary(rule).with_analysis(analysis);
        dictionary.write(folder)?;
        let mut writer = WordWriter::create(folder, &dictionary)?;
        entries.iter().try_for_each(|entry| writer.push(entry))?;
        writer.finish()?;
        Ok(Self::open(folder, entries.len())?.with_analysis(analysis))
    }

    /// Number of words that compounds are split into.
    #[cfg(test)]
    pub(in super::super) fn parts(&self) -> usize {
        self.dictionary.len()
    }

    /// The same index with other weights, for measuring them.
    #[cfg(test)]
    pub(in super::super) fn with_weights(self, weights: Weights) -> Self {
        Self { weights, ..self }
    }

    /// The same index with another analysis of questions, which must be the one it was written with.
    fn with_analysis(self, analysis: Analysis) -> Self {
        Self { dictionary: self.dictionary.with_analysis(analysis), ..self }
    }

    /// The parts of a compound without linking elements, folded; empty when it is none.
    pub(in super::super) fn compound_parts(&self, word: &str) -> Vec<String> {
        self.dictionary.split(&fold(word))
    }

    /// Whether a word stands in the index.
    pub(in super::super) fn knows(&self, word: &str) -> bool {
        let folded = fold(word);
        self.dictionary.knows(&folded)
            || self.rows_holding(&self.dictionary.stem(&folded)).is_ok_and(|rows| rows > 0)
    }

    /// The `k` best rows that the filter admits, best first, ties by row.
    pub(in super::super) fn search(
        &self,
        question: &str,
        k: usize,
        filter: &Filter,
    ) -> Result<Vec<WordHit>, IndexError> {
        let k = k.min(self.searcher.num_docs() as usize);
        let terms = question_terms(&self.dictionary, question, self.weights.part);
        if k == 0 || terms.is_empty() || filter.admits_nothing() {
            return Ok(Vec::new());
        }
        let words = terms.iter().flat_map(|(term, weight)| self.term_queries(term, *weight)).collect();
        let query = self.filtered(Box::new(BooleanQuery::new(words)), filter);
        let found = self
            .searcher
            .search(&query, &TopDocs::with_limit(k).order_by_score())
            .map_err(IndexError::words(&self.path))?;
        let mut hits: Vec<WordHit> = found
            .into_iter()
            .map(|(score, address)| WordHit { row: address.doc_id as usize, score })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.row.cmp(&b.row)));
        Ok(hits)
    }

    /// The terms of a question, each with its weight times its rarity. Parts and joined words that the index does
    /// not have are left out; a whole word that it does not have stays, as the rarest of all.
    pub(in super::super) fn weigh(&self, question: &str) -> Result<BTreeMap<String, f32>, IndexError> {
        let rows = self.searcher.num_docs() as f32;
        let mut weighed = BTreeMap::new();
        for (term, weight) in question_terms(&self.dictionary, question, self.weights.part) {
            let holding = self.rows_holding(&term)?;
            if holding == 0 && weight < 1.0 {
                continue;
            }
            let rarity = (1.0 + (rows - holding as f32 + 0.5) / (holding as f32 + 0.5)).ln();
            weighed.insert(term, weight * rarity);
        }
        Ok(weighed)
    }

    /// The terms of a text, as the index would hold them.
    pub(in super::super) fn terms(&self, text: &str) -> BTreeSet<String> {
        DocumentAnalyzer::new(&self.dictionary).terms(text).into_iter().collect()
    }

    /// How many rows hold a term in the field that has it most often.
    fn rows_holding(&self, term: &str) -> Result<u64, IndexError> {
        let Fields { title, headings, text, .. } = self.fields;
        let mut most = 0;
        for field in [title, headings, text] {
            let holding = self.searcher.doc_freq(&Term::from_field_text(field, term));
            most = most.max(holding.map_err(IndexError::words(&self.path))?);
        }
        Ok(most)
    }

    fn term_queries(&self, term: &str, weight: f32) -> impl Iterator<Item = (Occur, Box<dyn Query>)> {
        let Fields { title, headings, text, .. } = self.fields;
        let fields = [(text, 1.0), (headings, self.weights.headings), (title, self.weights.title)];
        fields.map(|(field, boost)| (Occur::Should, boosted(field, term, weight * boost))).into_iter()
    }

    /// Adds the filter as clauses that must hold and add nothing to the score.
    fn filtered(&self, words: Box<dyn Query>, filter: &Filter) -> BooleanQuery {
        let restrictions =
            [(self.fields.document, &filter.documents), (self.fields.collection, &filter.collections)];
        let restrictions =
            restrictions.into_iter().filter_map(|(field, set)| Some(one_of(field, set.as_ref()?)));
        BooleanQuery::new(
            std::iter::once(words).chain(restrictions).map(|clause| (Occur::Must, clause)).collect(),
        )
    }
}

fn boosted(field: Field, term: &str, boost: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), boost))
}

fn one_of(field: Field, set: &BTreeSet<String>) -> Box<dyn Query> {
    let terms = set.iter().map(|value| Term::from_field_text(field, value));
    Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), 0.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::index::samples::index_of;
    use crate::index::{Filter, Hit, Index};

    fn found(index: &Index, question: &str) -> Vec<i64> {
        index
            .search_words(question, 10, &Filter::default())
            .unwrap()
            .iter()
            .map(|hit: &Hit| hit.passage)
            .collect()
    }

    #[test]
    fn both_spellings_of_umlauts_and_sharp_s_meet() {
        let (_directory, index) =
            index_of(&["Die Straße am Büro.", "Massnahmen fuer Buecher", "Israel ist neu."]);
        for (question, passage) in [
            ("Strasse", 10),
            ("STRASSE", 10),
            ("Straßen", 10),
            ("Buero", 10),
            ("BÜRO", 10),
            ("Maßnahme", 20),
            ("Buch", 20),
            ("Israel", 30),
            ("neue", 30),
        ] {
            assert_eq!(found(&index, question), [passage], "{question}");
        }
        assert!(found(&index, "Isräl").len() <= 1);
    }

    #[test]
    fn numbers_sections_and_file_numbers_are_found() {
        let (_directory, index) = index_of(&[
            "Gilt ab 01.02.2026 nach § 35a SGB VIII.",
            "Die DS-04 regelt TR-RESISCAN.",
            "Der Zuschuss beträgt 1.000 Euro nach § 35 SGB VIII am 02.01.2026.",
        ]);
        for (question, passage) in [
            ("1.2.2026", 10),
            ("01.02.2026", 10),
            ("§35a", 10),
            ("§ 35 a", 10),
            ("DS-04", 20),
            ("DS 04", 20),
            ("tr-resiscan", 20),
            ("1000 Euro", 30),
        ] {
            assert_eq!(found(&index, question).first(), Some(&passage), "{question}");
        }
    }

    #[test]
    fn compounds_meet_their_parts_and_the_other_way_round() {
        let (_directory, index) = index_of(&[
            "Die Dienstreisegenehmigung ist vorzulegen.",
            "Jede Genehmigung einer Dienstreise ist schriftlich.",
            "Der Dienst beginnt um acht.",
            "Die Reise beginnt am Dienst, die Genehmigung folgt.",
            "Eine Dienstreise ist eine Reise.",
            "Der Haushalt ist beschlossen.",
        ]);
        assert!(found(&index, "Genehmigung Dienstreise").contains(&10));
        assert!(found(&index, "Dienstreisegenehmigung").contains(&20));
        assert_eq!(found(&index, "Dienstreisegenehmigung").first(), Some(&10));
        assert!(found(&index, "Dienst Reise").contains(&50));
        assert!(found(&index, "Dienst-Reise").contains(&50));
        assert!(!found(&index, "Dienstreisegenehmigung").contains(&60));
    }

    #[test]
    fn joined_words_meet_a_compound_that_the_corpus_never_splits() {
        let (_directory, index) = index_of(&["Das Ruhegeld wird gezahlt.", "Der Haushalt ist beschlossen."]);
        assert_eq!(found(&index, "Ruhe Geld"), [10]);
    }

    #[test]
    fn query_syntax_is_only_text() {
        let (_directory, index) = index_of(&["Die Frist endet.", "Der Antrag ruht."]);
        assert_eq!(found(&index, "text:frist AND -frist"), [10]);
        assert_eq!(found(&index, "document:document-0 \"Frist"), [10]);
        assert!(found(&index, "*").is_empty());
        assert!(found(&index, "").is_empty());
        assert!(found(&index, "[a TO z] NOT * ~5 ^9").is_empty());
    }

    #[test]
    fn a_question_of_stop_words_still_meets_them() {
        let (_directory, index) = index_of(&["Wer darf das?", "Der Antrag ruht."]);
        assert_eq!(found(&index, "wer darf"), [10]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_question_is_an_error(question in "\\PC{0,100}") {
            thread_local! {
                static INDEX: (tempfile::TempDir, Index) = index_of(&["Die Frist endet.", "Der Antrag ruht."]);
            }
            INDEX.with(|(_, index)| index.search_words(&question, 5, &Filter::default())).unwrap();
        }
    }
}
