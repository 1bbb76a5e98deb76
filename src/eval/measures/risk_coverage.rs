//! What caution costs: how many answers are wrong, and how many questions answered, at every bar for confidence.

use super::share;

/// What would become of one question if it were answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attempt {
    /// How sure the system is; only the order matters. One that is not a number counts as the least sure.
    pub confidence: f64,
    /// Whether the documents answer the question.
    pub answerable: bool,
    /// Whether the answer would be right. To an unanswerable question every answer is wrong, whatever this says.
    pub right: bool,
}

/// The state when every question of at least this confidence is answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The lowest confidence that is answered.
    pub confidence: f64,
    /// Share of the answerable questions that are answered, 0 to 1.
    pub coverage: f64,
    /// Share of wrong ones among all answers, 0 to 1.
    pub risk: f64,
}

/// The curve from the most cautious system to the one that answers everything.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskCoverage {
    /// One point for each confidence that occurs, the highest first: coverage never falls.
    pub points: Vec<CurvePoint>,
    /// Mean risk over coverage 0 to 1, by trapezoids; up to the first point the risk is taken to be that point's.
    pub area: f64,
}

/// The risk-coverage curve; `None` without an answerable question.
///
/// El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 11, 2010; Geifman and
/// El-Yaniv, "Selective Classification for Deep Neural Networks", NIPS 2017. There coverage counts all questions; here
/// the answerable ones alone, since an unanswerable question is rightly left without an answer.
#[must_use]
pub fn risk_coverage(attempts: &[Attempt]) -> Option<RiskCoverage> {
    let answerable = attempts.iter().filter(|attempt| attempt.answerable).count();
    let mut surest_first: Vec<Attempt> = attempts.iter().map(|attempt| ordered(*attempt)).collect();
    surest_first.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let (mut answered, mut covered, mut wrong) = (0, 0, 0);
    let mut points = Vec::new();
    for tied in surest_first.chunk_by(|a, b| a.confidence.total_cmp(&b.confidence).is_eq()) {
        answered += tied.len();
        covered += tied.iter().filter(|attempt| attempt.answerable).count();
        wrong += tied.iter().filter(|attempt| !(attempt.answerable && attempt.right)).count();
        let confidence = tied.first()?.confidence;
        points.push(CurvePoint {
            confidence,
            coverage: share(covered, answerable)?,
            risk: share(wrong, answered)?,
        });
    }
    let area = area(&points)?;
    Some(RiskCoverage { points, area })
}

/// The risk at the first point of at least this coverage; `None` if no point has it.
#[must_use]
pub fn wrong_at_coverage(points: &[CurvePoint], least_coverage: f64) -> Option<f64> {
    points.iter().find(|point| point.coverage >= least_coverage).map(|point| point.risk)
}

/// Makes confidences comparable: what is not a number goes last, and both zeros are one.
fn ordered(attempt: Attempt) -> Attempt {
    let confidence = if attempt.confidence.is_nan() { f64::NEG_INFINITY } else { attempt.confidence + 0.0 };
    Attempt { confidence, ..attempt }
}

fn area(points: &[CurvePoint]) -> Option<f64> {
    let first = points.first()?;
    let trapezoids = points
        .iter()
        .zip(points.iter().skip(1))
        .map(|(left, right)| (right.coverage - left.coverage) * f64::midpoint(left.risk, right.risk));
    Some(first.coverage * first.risk + trapezoids.sum::<f64>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn attempt(confidence: f64, answerable: bool, right: bool) -> Attempt {
        Attempt { confidence, answerable, right }
    }

    /// Few different confidences, so that ties are frequent.
    fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
        let one = (0_u32..12, any::<bool>(), any::<bool>());
        prop::collection::vec(
            one.prop_map(|(step, answerable, right)| attempt(f64::from(step), answerable, right)),
            0..60,
        )
    }

    #[test]
    fn an_answer_to_an_unanswerable_question_is_wrong_and_covers_nothing() {
        let curve = risk_coverage(&[
            attempt(0.9, true, true),
            attempt(0.8, false, true),
            attempt(0.7, true, false),
            attempt(0.7, true, true),
        ]);
        let curve = curve.unwrap();
        let states: Vec<(f64, f64)> = curve.points.iter().map(|point| (point.coverage, point.risk)).collect();
        assert_eq!(states, [(1.0 / 3.0, 0.0), (1.0 / 3.0, 0.5), (1.0, 0.5)]);
        assert!((curve.area - 1.0 / 3.0).abs() < 1e-12, "{}", curve.area);
        assert_eq!(wrong_at_coverage(&curve.points, 0.3), Some(0.0));
        assert_eq!(wrong_at_coverage(&curve.points, 0.9), Some(0.5));
        assert_eq!(wrong_at_coverage(&curve.points, 1.1), None);
    }

    #[test]
    fn without_an_answerable_question_there_is_no_curve() {
        assert_eq!(risk_coverage(&[]), None);
        assert_eq!(risk_coverage(&[attempt(0.5, false, false)]), None);
    }

    #[test]
    fn what_is_not_a_number_is_answered_last() {
        let curve = risk_coverage(&[attempt(f64::NAN, true, false), attempt(-3.0, true, true)]).unwrap();
        assert_eq!(curve.points.iter().map(|point| point.risk).collect::<Vec<_>>(), [0.0, 0.5]);
    }

    #[test]
    fn both_zeros_are_the_same_confidence() {
        let curve = risk_coverage(&[attempt(0.0, true, true), attempt(-0.0, true, false)]).unwrap();
        assert_eq!(curve.points.iter().map(|point| point.risk).collect::<Vec<_>>(), [0.5]);
    }

    proptest! {
        #[test]
        fn every_point_is_what_counting_at_its_confidence_gives(attempts in attempts()) {
            let answerable = attempts.iter().filter(|attempt| attempt.answerable).count();
            let curve = risk_coverage(&attempts);
            prop_assert_eq!(curve.is_some(), answerable > 0);
            for point in curve.iter().flat_map(|curve| &curve.points) {
                let given: Vec<_> = attempts.iter().filter(|one| one.confidence >= point.confidence).collect();
                let covered = given.iter().filter(|one| one.answerable).count();
                let right = given.iter().filter(|one| one.answerable && one.right).count();
                prop_assert!((point.coverage - covered as f64 / answerable as f64).abs() < 1e-12);
                prop_assert!((point.risk - (given.len() - right) as f64 / given.len() as f64).abs() < 1e-12);
            }
        }

        #[test]
        fn the_order_of_the_questions_does_not_matter(attempts in attempts(), turn in 0_usize..60) {
            let mut turned: Vec<_> = attempts.iter().rev().copied().collect();
            turned.rotate_left(turn.min(attempts.len()));
            prop_assert_eq!(risk_coverage(&turned), risk_coverage(&attempts));
        }

        #[test]
        fn the_curve_ends_at_full_coverage_and_its_area_is_a_share(attempts in attempts()) {
            if let Some(curve) = risk_coverage(&attempts) {
                prop_assert!((-1e-12..=1.0 + 1e-12).contains(&curve.area));
                prop_assert!(curve.points.is_sorted_by(|a, b| a.confidence > b.confidence && a.coverage <= b.coverage));
                prop_assert!(curve.points.last().is_some_and(|last| last.coverage >= 1.0));
            }
        }

        #[test]
        fn knowing_right_from_wrong_beats_the_opposite(attempts in attempts()) {
            let sure = |of_right: f64, of_wrong: f64| -> Vec<Attempt> {
                let confidence = |one: &Attempt| if one.answerable && one.right { of_right } else { of_wrong };
                attempts.iter().map(|one| Attempt { confidence: confidence(one), ..*one }).collect()
            };
            let [knowing, mistaken] = [sure(1.0, 0.0), sure(0.0, 1.0)].map(|attempts| risk_coverage(&attempts));
            let [knowing, mistaken] = [knowing, mistaken].map(|curve| curve.map_or(0.0, |curve| curve.area));
            prop_assert!(knowing <= mistaken + 1e-12);
        }
    }
}
