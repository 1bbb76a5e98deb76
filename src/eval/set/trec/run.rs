//! Runs: `question Q0 document rank score tag`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::fields::{self, Seen};
use crate::eval::EvalError;
use crate::eval::set::text;

/// A document found for a question.
#[derive(Debug, Clone, PartialEq)]
pub struct RunLine {
    /// Id of the question; no white space.
    pub question: String,
    /// Id of the document, see [`super::super::place_id`]; no white space.
    pub document: String,
    /// Rank within the question; the smaller, the better.
    pub rank: u32,
    /// Score, in the precision that `trec_eval` keeps; the higher, the better.
    pub score: f32,
    /// Name of the run; no white space.
    pub tag: String,
}

/// Reads a run, in the order of the file. The second field is ignored, as `trec_eval` does.
///
/// # Errors
/// The first line that is no result, or names a document again.
pub fn read_run(path: &Path) -> Result<Vec<RunLine>, EvalError> {
    let bytes = fs::read(path).map_err(EvalError::io(path))?;
    parse(path, text::decode(path, &bytes)?)
}

fn parse(path: &Path, source: &str) -> Result<Vec<RunLine>, EvalError> {
    let mut seen = Seen::default();
    let mut run = Vec::new();
    for (line, [question, _, document, rank, score, tag]) in fields::fields(path, source)? {
        let rank = fields::number(path, line, "rank", rank)?;
        let score: f32 = fields::number(path, line, "score", score)?;
        require_finite(path, line, score)?;
        seen.note(question, document, line).map_err(|first| fields::twice(path, line, document, first))?;
        let [question, document, tag] = [question, document, tag].map(str::to_owned);
        run.push(RunLine { question, document, rank, score, tag });
    }
    Ok(run)
}

fn require_finite(path: &Path, line: usize, score: f32) -> Result<(), EvalError> {
    if score.is_finite() { Ok(()) } else { Err(EvalError::line(path, line, "the score is not finite")) }
}

/// Writes a run: questions by id, the documents of each by rank. `trec_eval` sorts by score and ignores the rank, so a
/// score that is not below the one before it is written as the next smaller number.
///
/// # Errors
/// [`EvalError::Line`] for an id or a tag that is empty or holds white space, a document named again, or a score that
/// is not finite; [`EvalError::Io`] when the file cannot be written.
pub fn write_run(path: &Path, run: &[RunLine]) -> Result<(), EvalError> {
    text::write(path, rows(path, run)?)
}

fn rows(path: &Path, run: &[RunLine]) -> Result<String, EvalError> {
    let mut ranked: Vec<&RunLine> = run.iter().collect();
    ranked.sort_by(|a, b| (&a.question, a.rank).cmp(&(&b.question, b.rank)));
    let mut seen = Seen::default();
    let mut before: BTreeMap<&str, f32> = BTreeMap::new();
    let mut rows = String::new();
    for (line, own) in (1..).zip(ranked) {
        let RunLine { question, document, rank, tag, .. } = own;
        [question, document, tag].iter().try_for_each(|word| fields::require_word(path, line, word))?;
        seen.note(question, document, line).map_err(|first| fields::twice(path, line, document, first))?;
        require_finite(path, line, own.score)?;
        let score = before.get(question.as_str()).map_or(own.score, |last| own.score.min(last.next_down()));
        require_finite(path, line, score)?;
        before.insert(question, score);
        // Writing to a string does not fail.
        let _ = writeln!(rows, "{question} Q0 {document} {rank} {score} {tag}");
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::prelude::*;

    use super::*;
    use crate::eval::set::samples;

    fn path() -> &'static Path {
        Path::new("run.txt")
    }

    fn line(document: &str, rank: u32, score: f32) -> RunLine {
        let [question, document, tag] = ["q1", document, "probe"].map(str::to_owned);
        RunLine { question, document, rank, score, tag }
    }

    #[test]
    fn bad_lines_are_reported() {
        let fault = |source| parse(path(), source).unwrap_err().to_string();
        assert_eq!(fault("q1 Q0 d1 1 0.5\n"), "run.txt, line 1: has 5 fields instead of 6");
        assert!(fault("q1 Q0 d1 eins 0.5 t").contains("the rank \"eins\""));
        assert!(fault("q1 Q0 d1 1 NaN t").ends_with("the score is not finite"));
        assert!(fault("q1 Q0 d1 1 2 t\nq1 Q0 d1 2 1 t").contains("line 2: the document \"d1\""));
    }

    #[test]
    fn the_rank_decides_where_scores_are_equal_or_contradict_it() {
        let run = [line("d3", 3, 0.25), line("d1", 1, 0.5), line("d2", 2, 0.5), line("d4", 4, 9.0)];
        let read = parse(path(), &rows(path(), &run).unwrap()).unwrap();
        assert_eq!(
            read.iter().map(|own| own.document.as_str()).collect::<Vec<_>>(),
            ["d1", "d2", "d3", "d4"]
        );
        assert!(read.is_sorted_by(|a, b| a.score > b.score));
        assert_eq!((read[0].score, read[2].score), (0.5, 0.25));
    }

    #[test]
    fn what_would_not_be_one_field_is_not_written() {
        for bad in [line("a b", 1, 1.0), line("", 1, 1.0), line("d", 1, f32::INFINITY)] {
            assert!(matches!(rows(path(), &[bad]), Err(EvalError::Line { line: 1, .. })));
        }
        let twice = [line("d", 1, 2.0), line("d", 2, 1.0)];
        assert!(matches!(rows(path(), &twice), Err(EvalError::Line { line: 2, .. })));
    }

    proptest! {
        #[test]
        fn runs_survive_writing_and_reading(
            questions in btree_map(samples::word(), vec((samples::word(), -9e9_f32..9e9), 0..6), 0..4),
            tag in samples::word(),
        ) {
            let mut run = Vec::new();
            for (question, mut found) in questions {
                found.sort_by(|a, b| b.1.total_cmp(&a.1));
                found.dedup_by(|a, b| a.1 >= b.1);
                for (rank, (document, score)) in (1..).zip(found) {
                    let document = format!("{document}#{rank}");
                    run.push(RunLine { question: question.clone(), document, rank, score, tag: tag.clone() });
                }
            }
            prop_assert_eq!(parse(path(), &rows(path(), &run).unwrap()).unwrap(), run);
        }

        #[test]
        fn written_scores_fall_strictly_with_the_rank(scores in vec(prop_oneof![Just(0.0), Just(-0.0), -2_f32..2.0], 0..9)) {
            let run: Vec<RunLine> = (1..).zip(scores).map(|(rank, score)| line(&format!("d{rank}"), rank, score)).collect();
            let read = parse(path(), &rows(path(), &run).unwrap()).unwrap();
            prop_assert_eq!(read.len(), run.len());
            prop_assert!(read.is_sorted_by(|a, b| a.score > b.score));
            prop_assert!(read.is_sorted_by(|a, b| a.rank < b.rank));
        }

        #[test]
        fn no_text_makes_the_parser_panic(source in "(?s).*|([a-z0-9.-]{0,3}[ \t\n]?)*") {
            let _ = parse(path(), &source);
        }
    }
}
