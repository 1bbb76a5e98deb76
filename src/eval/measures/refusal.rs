//! Whether the right questions are refused.

use super::share;

/// How well refusing singles out the questions that the documents do not answer. Shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Refusal {
    /// Unanswerable ones among the refused; `None` if nothing was refused.
    pub precision: Option<f64>,
    /// Refused ones among the unanswerable; `None` if every question is answerable.
    pub recall: Option<f64>,
    /// Harmonic mean of both; `None` if there is neither a refusal nor an unanswerable question.
    pub f1: Option<f64>,
    /// Refused ones among the answerable, the price of caution; `None` if no question is answerable.
    pub answerable_refused: Option<f64>,
}

/// Measures refusals; an item is a question: (answerable, refused).
#[must_use]
pub fn refusal(questions: impl IntoIterator<Item = (bool, bool)>) -> Refusal {
    let (mut rightly_refused, mut wrongly_refused, mut wrongly_answered, mut rightly_answered) = (0, 0, 0, 0);
    for question in questions {
        match question {
            (false, true) => rightly_refused += 1,
            (true, true) => wrongly_refused += 1,
            (false, false) => wrongly_answered += 1,
            (true, false) => rightly_answered += 1,
        }
    }
    Refusal {
        precision: share(rightly_refused, rightly_refused + wrongly_refused),
        recall: share(rightly_refused, rightly_refused + wrongly_answered),
        f1: share(2 * rightly_refused, 2 * rightly_refused + wrongly_refused + wrongly_answered),
        answerable_refused: share(wrongly_refused, wrongly_refused + rightly_answered),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn refusing_is_the_finding_of_unanswerable_questions() {
        let unanswerable = [(false, true), (false, true), (false, false)];
        let answerable = [(true, true), (true, true), (true, false), (true, false), (true, false)];
        let found = refusal(unanswerable.into_iter().chain(answerable));
        assert_eq!(found.precision, Some(0.5));
        assert_eq!(found.recall, Some(2.0 / 3.0));
        assert_eq!(found.f1, Some(4.0 / 7.0));
        assert_eq!(found.answerable_refused, Some(0.4));
    }

    #[test]
    fn what_no_question_speaks_of_is_not_measured() {
        let nothing = refusal([]);
        assert_eq!([nothing.precision, nothing.recall, nothing.f1, nothing.answerable_refused], [None; 4]);
        let never = refusal([(false, false), (true, false)]);
        assert_eq!([never.precision, never.recall, never.f1], [None, Some(0.0), Some(0.0)]);
        assert_eq!(never.answerable_refused, Some(0.0));
    }

    proptest! {
        #[test]
        fn refusing_exactly_the_unanswerable_is_perfect(answerable in prop::collection::vec(any::<bool>(), 1..40)) {
            let found = refusal(answerable.iter().map(|answerable| (*answerable, !answerable)));
            let measured = [found.precision, found.recall, found.f1];
            prop_assert!(measured.into_iter().flatten().all(|value| value >= 1.0));
            prop_assert_eq!(measured.iter().all(Option::is_some), answerable.contains(&false));
            prop_assert_eq!(found.answerable_refused, answerable.contains(&true).then_some(0.0));
        }
    }
}
