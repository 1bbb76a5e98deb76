//! Rankings that another system made, from a TREC run file.

use std::collections::BTreeMap;

use super::{Figure, Given, Ranking, means};
use crate::eval::set::{RunLine, parse_place_id};
use crate::eval::{EvalQuestion, QuestionSet, Scores, judge};

/// The ranking of every question, by score as `trec_eval` reads it: the column of ranks does not count.
#[must_use]
pub fn rankings(lines: &[RunLine]) -> BTreeMap<String, Ranking> {
    let mut by_question: BTreeMap<String, Vec<&RunLine>> = BTreeMap::new();
    for line in lines {
        by_question.entry(line.question.clone()).or_default().push(line);
    }
    let ranking = |(question, mut lines): (String, Vec<&RunLine>)| {
        lines.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.document.cmp(&a.document)));
        let pages = lines.iter().map(|line| parse_place_id(&line.document)).collect();
        (question, Ranking { pages, covered: Vec::new() })
    };
    by_question.into_iter().map(ranking).collect()
}

/// Figures of rankings by page and document; a question without a ranking counts as one that found nothing.
#[must_use]
pub fn figures_of_ranking(set: &QuestionSet, rankings: &BTreeMap<String, Ranking>) -> Vec<Figure> {
    let score = |question: &EvalQuestion| {
        let ranking = rankings.get(&question.id).cloned().unwrap_or_default();
        (question.id.clone(), judge(question, &Given { ranking, ..Given::default() }))
    };
    let scores: Vec<(String, Scores)> = set.scored().map(score).collect();
    let of_ranking =
        |figure: &Figure| figure.name.starts_with("page/") || figure.name.starts_with("document/");
    means(&scores).into_iter().filter(of_ranking).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Evidence;

    fn line(question: &str, document: &str, score: f32) -> RunLine {
        RunLine { question: question.into(), document: document.into(), rank: 1, score, tag: "x".into() }
    }

    #[test]
    fn a_foreign_run_is_ranked_by_its_scores_and_missing_questions_find_nothing() {
        let evidence = Evidence { doc: "a.pdf".into(), page: Some(2), ..Evidence::default() };
        let question = |id: &str| EvalQuestion {
            id: id.into(),
            answerable: true,
            evidence: vec![evidence.clone()],
            ..EvalQuestion::default()
        };
        let questions = vec![question("q1"), question("q2")];
        let set = QuestionSet { name: String::new(), questions, sha256: String::new() };
        let lines = [line("q1", "a.pdf#p1", 1.0), line("q1", "a.pdf#p2", 3.0)];
        let figures = figures_of_ranking(&set, &rankings(&lines));
        let success = figures.iter().find(|figure| figure.name == "page/success@1").unwrap();
        assert!((success.value - 0.5).abs() < 1e-9 && success.count == 2);
        assert!(figures.iter().all(|figure| !figure.name.starts_with("answer/")));
    }
}
