//! The places of passages and the words of pages, as the judges need them.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::{GivenCitation, Ranking};
use crate::answer::Citation;
use crate::corpus::{Rect, Word};
use crate::eval::judge::squashed;
use crate::eval::{EvalError, EvalQuestion, Evidence, Place};
use crate::store::Store;

/// An installation's passages with their files and pages.
pub struct CorpusView<'s> {
    store: &'s Store,
    files: BTreeSet<String>,
    passages: HashMap<i64, PassageView>,
    pages: Mutex<HashMap<(String, u32), Vec<Word>>>,
}

struct PassageView {
    file: String,
    document: String,
    pages: Vec<u32>,
    letters: String,
}

impl<'s> CorpusView<'s> {
    /// Reads all passages of a store.
    pub fn of(store: &'s Store) -> Result<Self, EvalError> {
        let mut view =
            Self { store, files: BTreeSet::new(), passages: HashMap::new(), pages: Mutex::default() };
        for document in store.documents()? {
            let row = document.row;
            for stored in store.passages(&row.id)? {
                let text = stored.passage.text;
                let mut pages: Vec<u32> = text.runs.iter().map(|run| run.page).collect();
                pages.dedup();
                let letters = squashed(&text.text);
                let place = PassageView { file: row.file.clone(), document: row.id.clone(), pages, letters };
                view.passages.insert(stored.id, place);
            }
            view.files.insert(row.file);
        }
        Ok(view)
    }

    /// Ids of all passages in ascending order.
    #[must_use]
    pub fn passage_ids(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.passages.keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// Documents that questions name as evidence and that are not here in any of the files named for it.
    #[must_use]
    pub fn missing_documents(&self, questions: &[EvalQuestion]) -> BTreeSet<String> {
        let evidence = questions.iter().flat_map(|question| &question.evidence);
        let missing =
            evidence.filter(|evidence| !evidence.places().any(|place| self.files.contains(&place.doc)));
        missing.map(|evidence| evidence.doc.clone()).collect()
    }

    /// The pages of a ranking of passages, and where the question's evidence is covered.
    #[must_use]
    pub fn ranking(&self, question: &EvalQuestion, passages: &[i64]) -> Ranking {
        let found: Vec<&PassageView> = passages.iter().filter_map(|id| self.passages.get(id)).collect();
        let mut pages: Vec<Place> = Vec::new();
        for passage in &found {
            for &page in &passage.pages {
                let place = Place { doc: passage.file.clone(), page: Some(page) };
                if !pages.contains(&place) {
                    pages.push(place);
                }
            }
        }
        let covers = |evidence: &Evidence| {
            let quote = squashed(&evidence.quote);
            found.iter().position(|passage| passage.covers(evidence, &quote)).map(|at| at + 1)
        };
        Ranking { pages, covered: question.evidence.iter().map(covers).collect() }
    }

    /// The passages that hold the question's evidence, in the order of the evidence: what a perfect retriever finds.
    #[must_use]
    pub fn oracle(&self, question: &EvalQuestion) -> Vec<i64> {
        let ids = self.passage_ids();
        let holds = |evidence: &Evidence| {
            let quote = squashed(&evidence.quote);
            let first =
                ids.iter().find(|id| self.passages.get(id).is_some_and(|p| p.covers(evidence, &quote)));
            let on_page = |id: &&i64| self.passages.get(id).is_some_and(|p| p.is_on(evidence));
            first.or_else(|| ids.iter().find(on_page)).copied()
        };
        let mut found = Vec::new();
        for id in question.evidence.iter().filter_map(holds) {
            if !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// Compares a citation with the page it points to.
    pub fn check(&self, citation: &Citation) -> Result<GivenCitation, EvalError> {
        let quote = squashed(&citation.quote);
        let verbatim = !quote.is_empty() && self.stands_on_page(citation, &quote)?;
        Ok(GivenCitation {
            file: citation.document.file.clone(),
            page: citation.page,
            quote: citation.quote.clone(),
            verbatim,
        })
    }

    /// Whether the quote's letters stand on the page in the file's order of words, or are what its boxes mark.
    fn stands_on_page(&self, citation: &Citation, quote: &str) -> Result<bool, EvalError> {
        let key = (citation.document.id.clone(), citation.page);
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if !pages.contains_key(&key) {
            let page = self.store.page(&key.0, key.1)?;
            pages.insert(key.clone(), page.map(|page| page.words).unwrap_or_default());
        }
        let words = pages.get(&key).map(Vec::as_slice).unwrap_or_default();
        if words.is_empty() {
            // Formats without pages keep no words with places: their passages are what was read.
            let of_page = |p: &&PassageView| p.document == key.0 && p.pages.contains(&key.1);
            return Ok(self.passages.values().filter(of_page).any(|passage| passage.letters.contains(quote)));
        }
        let all: String = words.iter().map(|word| squashed(&word.text)).collect();
        Ok(all.contains(quote) || marked(words, &citation.boxes) == quote)
    }
}

/// The letters of the words whose centres lie in the boxes, box by box.
fn marked(words: &[Word], boxes: &[[f32; 4]]) -> String {
    let mut letters = String::new();
    for &[left, top, right, bottom] in boxes {
        let inside = |word: &&Word| {
            let Rect { x0, y0, x1, y1 } = word.rect;
            let (x, y) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
            (left..=right).contains(&x) && (top..=bottom).contains(&y)
        };
        let mut line: Vec<&Word> = words.iter().filter(inside).collect();
        line.sort_by(|a, b| a.rect.x0.total_cmp(&b.rect.x0));
        letters.extend(line.into_iter().map(|word| squashed(&word.text)));
    }
    letters
}

impl PassageView {
    fn covers(&self, evidence: &Evidence, quote: &str) -> bool {
        if quote.is_empty() {
            return self.is_on(evidence);
        }
        evidence.places().any(|place| place.doc == self.file) && self.letters.contains(quote)
    }

    fn is_on(&self, evidence: &Evidence) -> bool {
        evidence
            .places()
            .any(|place| place.doc == self.file && place.page.is_none_or(|page| self.pages.contains(&page)))
    }
}
