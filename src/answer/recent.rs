//! Answers that were given a short while ago, for who asks the same again.

use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use lru::LruCache;

use super::{Answer, Question, Timings};
use crate::identity::fresh_identity;

/// The most recently given answers, in memory only. An answer is given again to the very same question, asked within
/// the same earlier turns, on the same index generation.
pub(super) struct RecentAnswers(Option<Mutex<LruCache<Asked, Answer>>>);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Asked {
    generation: String,
    question: Question,
}

impl RecentAnswers {
    /// Keeps at most so many; none for 0.
    pub(super) fn new(most: usize) -> Self {
        Self(NonZeroUsize::new(most).map(|most| Mutex::new(LruCache::new(most))))
    }

    /// The answer given before, under an identity of its own, or the one made now.
    ///
    /// `make` says beside its answer whether that may be given again.
    pub(super) fn get<E>(
        &self,
        generation: &str,
        question: &Question,
        make: impl FnOnce() -> Result<(Answer, bool), E>,
    ) -> Result<Answer, E> {
        let Some(kept) = &self.0 else { return make().map(|(answer, _)| answer) };
        let start = Instant::now();
        let asked = Asked { generation: generation.to_owned(), question: question.clone() };
        let known = kept.lock().unwrap_or_else(PoisonError::into_inner).get(&asked).cloned();
        if let Some(answer) = known {
            let total = start.elapsed().as_secs_f64() * 1000.0;
            let timings_ms = Timings { total, ..Timings::default() };
            return Ok(Answer { id: fresh_identity(), timings_ms, ..answer });
        }
        let (answer, may_be_kept) = make()?;
        if may_be_kept {
            kept.lock().unwrap_or_else(PoisonError::into_inner).put(asked, answer.clone());
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn ask(recent: &RecentAnswers, generation: &str, text: &str, made: &str, keep: bool) -> Answer {
        let question = Question { text: text.into(), ..Question::default() };
        let answer = Answer { id: fresh_identity(), answer: made.into(), ..Answer::default() };
        recent.get(generation, &question, || Ok::<_, Infallible>((answer, keep))).unwrap()
    }

    #[test]
    fn the_same_question_on_the_same_generation_is_answered_once() {
        let recent = RecentAnswers::new(2);
        let first = ask(&recent, "1", "a", "first", true);
        let again = ask(&recent, "1", "a", "second", true);
        assert_eq!(again.answer, "first");
        assert_ne!(again.id, first.id, "each can be judged by itself");
        assert_eq!(ask(&recent, "2", "a", "newer", true).answer, "newer");
        assert_eq!(ask(&recent, "1", "b", "other", false).answer, "other");
        assert_eq!(ask(&recent, "1", "b", "finished", true).answer, "finished");
        assert_eq!(ask(&recent, "1", "a", "third", true).answer, "third", "two are kept");
    }

    #[test]
    fn none_are_kept_where_none_are_wanted() {
        let recent = RecentAnswers::new(0);
        assert_eq!(ask(&recent, "1", "a", "first", true).answer, "first");
        assert_eq!(ask(&recent, "1", "a", "second", true).answer, "second");
    }
}
