//! Answers questions: understand, retrieve, select, write.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::bodies::Bodies;
use super::current::PerGeneration;
use super::current_index::CurrentIndex;
use super::evidence::{Analyses, Gathered, Ranked, Ranker, UnitVectors, gather, rank, read};
use super::joined::joined;
use super::listing::{Entries, ListItem, list};
use super::manner::Manner;
use super::recent::RecentAnswers;
use super::rewrite::rewrite;
use super::same_column::Discussed;
use super::searched::Extents;
use super::select::{self, Selection, Statement};
use super::steps::{Step, Steps};
use super::suggest::Suggestions;
use super::understand::{CorpusWords, QuestionKind, Understood, parts};
use super::write::Writer;
use super::{
    Answer, AnswerError, Citation, Curated, DocumentReference, Question, Role, Searched, Suggestion, Timings,
    Trace, Turn, cite, compose,
};
use crate::config::Answering;
use crate::corpus::EvidenceKind;
use crate::embedding::{Embedder, EncoderSource, Encoders};
use crate::identity::fresh_identity;
use crate::index::{CANDIDATES, Filter, Hit, Index};
use crate::store::Store;

/// Passages that a refusal shows.
const MOST_NEAREST: usize = 3;

/// Answers questions from one installation's documents.
pub struct Assistant {
    store: Arc<Store>,
    encoders: Encoders,
    index: CurrentIndex,
    ranker: Ranker,
    writer: Option<Box<dyn Writer>>,
    curated: Option<Box<dyn Curated>>,
    house: String,
    entries: PerGeneration<Entries>,
    bodies: PerGeneration<Bodies>,
    words: PerGeneration<CorpusWords>,
    units: PerGeneration<UnitVectors>,
    analyses: PerGeneration<Analyses>,
    extents: PerGeneration<Extents>,
    suggestions: PerGeneration<Suggestions>,
    recent: RecentAnswers,
    settings: Answering,
}

/// What retrieval and ranking made of a question, for training and for the trace.
pub(super) struct Evidence {
    pub(super) question: Understood,
    pub(super) gathered: Gathered,
    pub(super) ranked: Vec<Ranked>,
}

impl Assistant {
    /// An assistant over a store and the index in a folder. The index may still be missing; then questions fail
    /// with an error that says so.
    ///
    /// # Errors
    /// [`AnswerError::Ranker`] when the weights that are part of the program do not fit it.
    pub fn new(
        store: Arc<Store>,
        encoders: Encoders,
        index_folder: PathBuf,
        settings: Answering,
    ) -> Result<Self, AnswerError> {
        let index = CurrentIndex::new(index_folder, encoders.identities());
        Ok(Self {
            store,
            encoders,
            index,
            ranker: Ranker::of(settings.ranker.as_deref())?,
            writer: None,
            curated: None,
            house: String::new(),
            entries: PerGeneration::default(),
            bodies: PerGeneration::default(),
            words: PerGeneration::default(),
            units: PerGeneration::default(),
            analyses: PerGeneration::default(),
            extents: PerGeneration::default(),
            suggestions: PerGeneration::default(),
            recent: RecentAnswers::new(settings.remembered),
            settings,
        })
    }

    /// The same, with a language model that puts short answers into words.
    #[must_use]
    pub fn with_writer(self, writer: Box<dyn Writer>) -> Self {
        Self { writer: Some(writer), ..self }
    }

    /// The same, with answers that a person has approved.
    #[must_use]
    pub fn with_curated(self, curated: Box<dyn Curated>) -> Self {
        Self { curated: Some(curated), ..self }
    }

    /// The same for the house of that name: questions about it may be answered by documents that do not name it.
    #[must_use]
    pub fn of_house(self, name: String) -> Self {
        Self { house: name, ..self }
    }

    /// The index generation in use.
    ///
    /// # Errors
    /// When there is none, or it does not fit this installation; the message names the command that mends it.
    pub fn index(&self) -> Result<Arc<Index>, AnswerError> {
        Ok(self.index.get()?)
    }

    /// Passages for a question, best first: the ranking that answers are picked from.
    pub fn retrieve(&self, question: &Question, count: usize) -> Result<Vec<Hit>, AnswerError> {
        let index = self.index()?;
        let understood = self.understand(&index, question, Steps::default())?;
        self.find(&index, &understood, count, question, Steps::default())
    }

    /// The passages for a question, best first, with their headings, cited as a whole.
    pub fn excerpts(
        &self,
        question: &Question,
        count: usize,
    ) -> Result<Vec<(Vec<String>, Citation)>, AnswerError> {
        let mut excerpts = Vec::new();
        for hit in self.retrieve(question, count)? {
            excerpts.extend(self.excerpt(hit.passage, excerpts.len() as u32 + 1)?);
        }
        Ok(excerpts)
    }

    /// Questions that the documents answer, each tried: so many, of one collection where one is named.
    pub fn suggestions(
        &self,
        count: usize,
        collection: Option<&str>,
    ) -> Result<Vec<Suggestion>, AnswerError> {
        let index = self.index()?;
        let suggestions = self.suggestions.get(&index, || Suggestions::read(&self.store))?;
        suggestions.answered(count, collection, |suggestion| {
            let answer =
                self.answer(&Question { text: suggestion.question.clone(), ..Question::default() })?;
            let is_of_it = |citation: &Citation| citation.document.id == suggestion.document.id;
            Ok(!answer.refused && answer.citations.iter().any(is_of_it))
        })
    }

    /// The encoders that questions are embedded with.
    #[must_use]
    pub fn encoders(&self) -> &Encoders {
        &self.encoders
    }

    /// Answers a question with statements that stand verbatim in the documents, or says that they do not answer it.
    pub fn answer(&self, question: &Question) -> Result<Answer, AnswerError> {
        self.answer_while(question, &|| true)
    }

    /// The same for somebody who may go away: a language model stops writing once `is_wanted` says no. What was asked a
    /// short while ago is answered as it was then.
    pub fn answer_while(
        &self,
        question: &Question,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Answer, AnswerError> {
        if let Some(approved) = self.curated.as_ref().and_then(|curated| curated.approved(question)) {
            return Ok(Answer { approved: true, ..approved });
        }
        let generation = self.index()?.generation().name.clone();
        self.recent.get(&generation, question, || {
            let answer = self.answer_in(question, Manner { is_wanted, ..Manner::usual(&self.settings) })?;
            Ok((answer, is_wanted()))
        })
    }

    /// The answer that would be given if refusing were not allowed: for measuring what a refusal prevents.
    pub fn answer_anyway(&self, question: &Question) -> Result<Answer, AnswerError> {
        let settings = Answering { min_confidence: 0.0, ..self.settings.clone() };
        self.answer_in(question, Manner::usual(&settings))
    }

    /// The answer with one step left out: for measuring what the step is worth.
    pub fn answer_without(&self, question: &Question, step: Step) -> Result<Answer, AnswerError> {
        let manner = Manner { steps: Steps::without(step), ..Manner::usual(&self.settings) };
        self.answer_in(question, manner)
    }

    /// The passages for a question, best first, with one step left out.
    pub fn retrieve_without(
        &self,
        question: &Question,
        count: usize,
        step: Step,
    ) -> Result<Vec<Hit>, AnswerError> {
        let index = self.index()?;
        let steps = Steps::without(step);
        let understood = self.understand(&index, question, steps)?;
        self.find(&index, &understood, count, question, steps)
    }

    /// What a question is searched with: its words and its vector.
    pub fn searched(&self, question: &Question) -> Result<(String, Vec<f32>), AnswerError> {
        let index = self.index()?;
        let understood = self.understand(&index, question, Steps::default())?;
        Ok((understood.search_text, understood.vector))
    }

    /// The answer if retrieval had found these passages, best first: for measuring the steps after it.
    pub fn answer_from(&self, question: &Question, passages: &[i64]) -> Result<Answer, AnswerError> {
        let first = &passages[..passages.len().min(self.settings.passages)];
        self.respond(question, Manner::usual(&self.settings), |index, question| {
            Ok(index.hits(first, &question.vector))
        })
    }

    /// The embedder that questions are searched with.
    #[must_use]
    pub fn embedder(&self) -> &dyn Embedder {
        self.encoders.retriever.as_ref()
    }

    fn answer_in(&self, question: &Question, manner: Manner) -> Result<Answer, AnswerError> {
        let respond = |question: &Question| {
            self.respond(question, manner, |index, understood| {
                self.find(index, understood, manner.settings.passages, question, manner.steps)
            })
        };
        let Some((first, second)) = parts(&question.text).filter(|_| manner.steps.take(Step::Parts)) else {
            return respond(question);
        };
        let first = Question { text: first.to_owned(), ..question.clone() };
        let turn = Turn { role: Role::User, content: first.text.clone() };
        let history = question.history.iter().cloned().chain([turn]).collect();
        let second = Question { text: second.to_owned(), history, ..question.clone() };
        Ok(joined(respond(&first)?, respond(&second)?))
    }

    /// Understands, lets `find` retrieve, selects evidence and writes the answer.
    fn respond(
        &self,
        question: &Question,
        Manner { settings, steps, is_wanted }: Manner,
        find: impl FnOnce(&Index, &Understood) -> Result<Vec<Hit>, AnswerError>,
    ) -> Result<Answer, AnswerError> {
        let start = Instant::now();
        let index = self.index()?;
        let understood = self.understand(&index, question, steps)?;
        let embedded = Instant::now();
        let lists = understood.may_list() && steps.take(Step::Lists);
        let counts = understood.form.kind == QuestionKind::Count;
        if lists
            && !counts
            && let Some(answer) = self.listed(&index, &understood, question, steps, (start, embedded))?
        {
            return Ok(answer);
        }
        let mut hits = find(&index, &understood)?;
        let discussed = self.discussed(&index, &understood, question, steps)?;
        let is_new = |passage: &i64| !hits.iter().any(|hit| hit.passage == *passage);
        let column = discussed.column.as_deref().filter(|_| understood.asks_whether_it_holds());
        let added: Vec<i64> = discussed.passages.iter().copied().filter(is_new).collect();
        hits.extend(index.hits(&added, &understood.vector));
        let searched = Instant::now();
        let (gathered, ranked) = if understood.stranger().is_some() {
            (Gathered::default(), Vec::new())
        } else {
            self.ranked(&index, &understood, &hits, &discussed.passages, steps)?
        };
        if lists
            && counts
            && !select::states_count(&index, &understood, &gathered, &ranked)
            && let Some(answer) = self.listed(&index, &understood, question, steps, (start, embedded))?
        {
            return Ok(answer);
        }
        let Selection { statements, confidence, not_stated } =
            select::select(&self.ranker, &understood, &gathered, &ranked, column, settings, steps);
        let cited = self.cite(statements)?;
        let trace = question.trace.then(|| Trace::of(&understood, &gathered, &ranked));
        let selected = Instant::now();
        let refused = cited.is_empty() || not_stated;
        let writer = self.writer.as_deref().filter(|_| !refused);
        let rewritten = writer.and_then(|writer| rewrite(writer, &index, &question.text, &cited, is_wanted));
        let written_by = writer.filter(|_| rewritten.is_some()).map(|writer| writer.name().to_owned());
        let nearest = if refused { self.nearest(&hits)? } else { Vec::new() };
        let (answer, citations) = match rewritten {
            Some(rewritten) => (rewritten.text, rewritten.citations),
            None => (
                compose::short(&cited, not_stated, &understood.unknown_names()),
                cited.into_iter().map(|(_, citation)| citation).collect(),
            ),
        };
        Ok(Answer {
            id: fresh_identity(),
            answer,
            refused,
            confidence,
            citations,
            searched: self.searched_within(&index, question)?,
            nearest,
            approved: false,
            written_by,
            timings_ms: Timings {
                embed: milliseconds(start, embedded),
                search: milliseconds(embedded, searched),
                select: milliseconds(searched, selected),
                total: milliseconds(start, Instant::now()),
            },
            trace,
        })
    }

    /// The answer to a question for all things that meet a condition; `None` when no record or row does.
    fn listed(
        &self,
        index: &Arc<Index>,
        understood: &Understood,
        question: &Question,
        steps: Steps,
        (start, embedded): (Instant, Instant),
    ) -> Result<Option<Answer>, AnswerError> {
        let entries = self.entries.get(index, || Entries::read(&self.store, index))?;
        let reader = self.encoders.reader.as_deref().filter(|_| steps.take(Step::Reader));
        let Some(listing) = list(index, understood, &entries, &question.filter(), reader)? else {
            return Ok(None);
        };
        let mut citations: Vec<Citation> = Vec::new();
        let mut cited = Vec::new();
        for line in &listing.lines {
            let mut items = Vec::new();
            for item in &line.items {
                let Some(statement) = self.stated(item)? else { continue };
                let number = citations.len() as u32 + 1;
                let Some(citation) = cite::cite(&self.store, &statement, number)? else { continue };
                citations.push(citation.clone());
                items.push((item.clone(), citation));
            }
            cited.push(items);
        }
        let selected = Instant::now();
        Ok(Some(Answer {
            id: fresh_identity(),
            searched: self.searched_within(index, question)?,
            nearest: Vec::new(),
            answer: compose::list(&listing, &cited),
            refused: false,
            confidence: listing.strength,
            citations,
            approved: false,
            written_by: None,
            timings_ms: Timings {
                embed: milliseconds(start, embedded),
                search: 0.0,
                select: milliseconds(embedded, selected),
                total: milliseconds(start, Instant::now()),
            },
            trace: question.trace.then(|| Trace::of(understood, &Gathered::default(), &[])),
        }))
    }

    /// The statement that an entry of a list rests on; `None` when its passage is gone.
    fn stated(&self, item: &ListItem) -> Result<Option<Statement>, AnswerError> {
        let Some(passage) = self.store.passage(item.evidence.passage)? else { return Ok(None) };
        let Some(document) = self.document(&passage.document)? else { return Ok(None) };
        Ok(Some(Statement {
            passage: Arc::new(passage),
            document: Arc::new(document),
            range: item.evidence.unit.range.clone(),
            value: item.evidence.unit.value.clone(),
            text: item.text.clone(),
        }))
    }

    /// A whole passage with its headings; `None` when it is gone. Nothing is stated with it.
    fn excerpt(&self, passage: i64, number: u32) -> Result<Option<(Vec<String>, Citation)>, AnswerError> {
        let Some(passage) = self.store.passage(passage)? else { return Ok(None) };
        let Some(document) = self.document(&passage.document)? else { return Ok(None) };
        let headings = passage.passage.headings.clone();
        let range = 0..passage.passage.text.text.len();
        let statement = Statement {
            passage: Arc::new(passage),
            document: Arc::new(document),
            value: range.clone(),
            range,
            text: String::new(),
        };
        let citation = cite::cite(&self.store, &statement, number)?;
        Ok(citation.map(|citation| (headings, Citation { record: None, verdict: None, ..citation })))
    }

    /// The passages that came closest, one of each page.
    fn nearest(&self, hits: &[Hit]) -> Result<Vec<Citation>, AnswerError> {
        let mut nearest: Vec<Citation> = Vec::new();
        for hit in hits {
            if nearest.len() >= MOST_NEAREST {
                break;
            }
            let found = self.excerpt(hit.passage, nearest.len() as u32 + 1)?;
            let is_new = |citation: &Citation| {
                let same = |other: &Citation| {
                    other.page == citation.page && other.document.id == citation.document.id
                };
                !nearest.iter().any(same)
            };
            if let Some((_, citation)) = found.filter(|(_, citation)| is_new(citation)) {
                nearest.push(citation);
            }
        }
        Ok(nearest)
    }

    fn searched_within(&self, index: &Index, question: &Question) -> Result<Searched, AnswerError> {
        Ok(self.extents.get(index, || Extents::read(&self.store))?.within(&question.filter()))
    }

    fn document(&self, id: &str) -> Result<Option<DocumentReference>, AnswerError> {
        Ok(self.store.document_row(id)?.map(DocumentReference::from))
    }

    /// What is known of the evidence for a question: for training the ranker.
    pub(super) fn evidence(&self, question: &Question) -> Result<Evidence, AnswerError> {
        let index = self.index()?;
        let understood = self.understand(&index, question, Steps::default())?;
        let passages = self.settings.passages;
        let hits = self.find(&index, &understood, passages, question, Steps::default())?;
        let (gathered, ranked) = self.ranked(&index, &understood, &hits, &[], Steps::default())?;
        Ok(Evidence { question: understood, gathered, ranked })
    }

    /// The passages for a question by words, by their own vectors and by those of their units.
    fn find(
        &self,
        index: &Index,
        question: &Understood,
        count: usize,
        asked: &Question,
        steps: Steps,
    ) -> Result<Vec<Hit>, AnswerError> {
        let filter = self.within_bodies(index, question, asked.filter())?;
        let by_units = if steps.take(Step::Units) {
            let units = self.units.get(index, || UnitVectors::read(&self.store))?;
            units.passages(&question.selector_vector, count.max(CANDIDATES), &filter)
        } else {
            Vec::new()
        };
        Ok(index.search_together(&question.search_text, &question.vector, &by_units, count, &filter)?)
    }

    /// The filter, narrowed to the documents that speak of the body asked about.
    fn within_bodies(
        &self,
        index: &Index,
        question: &Understood,
        filter: Filter,
    ) -> Result<Filter, AnswerError> {
        if question.bodies.is_empty() {
            return Ok(filter);
        }
        let about = self.bodies(index)?.documents(&question.bodies);
        let is_admitted =
            |id: &String| filter.documents.as_ref().is_none_or(|admitted| admitted.contains(id));
        Ok(Filter { documents: Some(about.into_iter().filter(is_admitted).collect()), ..filter })
    }

    fn bodies(&self, index: &Index) -> Result<Arc<Bodies>, AnswerError> {
        let entries = self.entries.get(index, || Entries::read(&self.store, index))?;
        self.bodies.get(index, || Bodies::read(&self.store, &entries))
    }

    /// What the earlier question was answered from, where this one goes on about it.
    fn discussed(
        &self,
        index: &Index,
        understood: &Understood,
        question: &Question,
        steps: Steps,
    ) -> Result<Discussed, AnswerError> {
        let asked = question.history.iter().rposition(|turn| turn.role == Role::User);
        let Some(asked) = asked.filter(|_| understood.goes_on) else {
            return Ok(Discussed::default());
        };
        let earlier = Question {
            text: question.history[asked].content.clone(),
            history: question.history[..asked].to_vec(),
            ..question.clone()
        };
        let understood = self.understand(index, &earlier, steps)?;
        let hits = self.find(index, &understood, self.settings.passages, &earlier, steps)?;
        let (gathered, ranked) = self.ranked(index, &understood, &hits, &[], steps)?;
        if self.ranker.confidence(&understood, &ranked) < self.settings.min_confidence {
            return Ok(Discussed::default());
        }
        let Some(best) = ranked.first().map(|best| &gathered.candidates[best.candidate]) else {
            return Ok(Discussed::default());
        };
        let section = best.section;
        let column = (best.unit.kind == EvidenceKind::Cell).then(|| best.unit.key.clone());
        let of_it = gathered.candidates.iter().filter(|candidate| candidate.section == section);
        let passages: BTreeSet<i64> = of_it.map(|candidate| candidate.passage.id).collect();
        Ok(Discussed { passages: passages.into_iter().collect(), column })
    }

    fn ranked(
        &self,
        index: &Index,
        question: &Understood,
        hits: &[Hit],
        discussed: &[i64],
        steps: Steps,
    ) -> Result<(Gathered, Vec<Ranked>), AnswerError> {
        let mut gathered = gather(&self.store, index, question, hits, steps)?;
        if !question.bodies.is_empty() {
            self.bodies(index)?.mark_sections(&question.bodies, &mut gathered);
        }
        let analyses = self.analyses.get(index, || Ok(Analyses::default()))?;
        let mut ranked = rank(&self.ranker, index, &analyses, question, &gathered, discussed, steps);
        if let Some(reader) = &self.encoders.reader
            && self.settings.read > 0
            && steps.take(Step::Reader)
        {
            let reader = (reader.as_ref(), self.settings.read);
            read(reader, &self.ranker, index, question, discussed, &gathered, &mut ranked)?;
        }
        Ok((gathered, ranked))
    }

    fn understand(
        &self,
        index: &Index,
        question: &Question,
        steps: Steps,
    ) -> Result<Understood, AnswerError> {
        let Answering { glossary, thesaurus, .. } = &self.settings;
        let words = self
            .words
            .get(index, || CorpusWords::read(&self.store, glossary.as_deref(), thesaurus.as_deref()))?;
        let mut understood = Understood::of(question, &words, &self.encoders, index, steps)?;
        understood.bodies = self.bodies(index)?.asked(&understood.text, &self.house);
        Ok(understood)
    }

    fn cite(&self, statements: Vec<Statement>) -> Result<Vec<(Statement, Citation)>, AnswerError> {
        let mut cited: Vec<(Statement, Citation)> = Vec::new();
        for statement in statements {
            if let Some(citation) = cite::cite(&self.store, &statement, cited.len() as u32 + 1)? {
                cited.push((statement, citation));
            }
        }
        Ok(cited)
    }
}

fn milliseconds(from: Instant, to: Instant) -> f64 {
    (to - from).as_secs_f64() * 1000.0
}
