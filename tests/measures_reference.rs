//! Our ranking measures against `ir_measures`', value by value; `tests/reference/ir_measures_reference.py` made the
//! files.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

use std::collections::BTreeMap;

use auskunft::eval::measures::{Judgements, average_precision, ndcg, recall, reciprocal_rank, success};

const MEASURES: usize = 9;

fn qrels() -> BTreeMap<String, Judgements> {
    let mut questions: BTreeMap<String, Judgements> = BTreeMap::new();
    for line in include_str!("reference/measures/frozen.qrels").lines() {
        let [question, _, document, relevance] = fields(line.split(' '));
        questions.entry(question).or_default().insert(document, relevance.parse().unwrap());
    }
    questions
}

fn run() -> BTreeMap<String, Vec<String>> {
    let mut rankings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in include_str!("reference/measures/frozen.run").lines() {
        let [question, _, document, rank, ..]: [String; 6] = fields(line.split(' '));
        let ranking = rankings.entry(question).or_default();
        ranking.push(document);
        assert_eq!(rank, ranking.len().to_string(), "{line}");
    }
    rankings
}

fn expected() -> Vec<(String, String, f64)> {
    let lines = include_str!("reference/measures/expected.tsv").lines().filter(|line| !line.starts_with('#'));
    let values = lines.map(|line| {
        let [question, measure, value] = fields(line.split('\t'));
        (question, measure, value.parse().unwrap())
    });
    values.collect()
}

fn fields<'a, const COUNT: usize>(parts: impl Iterator<Item = &'a str>) -> [String; COUNT] {
    parts.map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()
}

fn measured(measure: &str, ranking: &[String], judgements: &Judgements) -> Option<f64> {
    match measure {
        "nDCG@10" => ndcg(ranking, judgements, 10),
        "nDCG@20" => ndcg(ranking, judgements, 20),
        "R(rel=2)@5" => recall(ranking, judgements, 2, 5),
        "R(rel=1)@20" => recall(ranking, judgements, 1, 20),
        "RR(rel=1)" => reciprocal_rank(ranking, judgements, 1, usize::MAX),
        "RR(rel=1)@10" => reciprocal_rank(ranking, judgements, 1, 10),
        "Success(rel=1)@1" => success(ranking, judgements, 1, 1),
        "Success(rel=1)@5" => success(ranking, judgements, 1, 5),
        "AP(rel=1)" => average_precision(ranking, judgements, 1),
        other => panic!("{other} is not known here"),
    }
}

/// Our value in the convention of the reference, which counts a question without a relevant document as 0.
fn as_the_reference(measure: &str, ranking: &[String], judgements: &Judgements) -> f64 {
    let least = if measure.contains("rel=2") { 2 } else { 1 };
    let value = measured(measure, ranking, judgements);
    assert_eq!(value.is_some(), judgements.values().any(|relevance| *relevance >= least), "{measure}");
    value.unwrap_or(0.0)
}

#[test]
fn every_value_and_every_mean_agrees_with_the_reference() {
    let (qrels, run, expected) = (qrels(), run(), expected());
    let ranking = |question: &str| run.get(question).map_or(&[][..], Vec::as_slice);
    for (question, measure, reference) in &expected {
        let ours = if question == "all" {
            let values =
                qrels.iter().map(|(question, known)| as_the_reference(measure, ranking(question), known));
            values.sum::<f64>() / qrels.len() as f64
        } else {
            as_the_reference(measure, ranking(question), &qrels[question])
        };
        assert!((ours - reference).abs() < 1e-6, "{question} {measure}: {ours} is not {reference}");
    }
    assert_eq!((qrels.len(), expected.len()), (40, (40 + 1) * MEASURES), "values compared");
}

#[test]
fn the_reference_covers_the_cases_that_matter() {
    let (qrels, run, expected) = (qrels(), run(), expected());
    let partly = |measure: &str| {
        expected.iter().filter(|(_, name, value)| name == measure && *value > 0.0 && *value < 1.0).count()
    };
    assert!(qrels.values().any(|known| known.values().all(|relevance| *relevance == 0)), "nothing relevant");
    assert!(qrels.keys().any(|question| !run.contains_key(question)), "an empty ranking");
    assert!(
        ["nDCG@10", "nDCG@20", "R(rel=2)@5", "R(rel=1)@20", "AP(rel=1)"]
            .iter()
            .all(|name| partly(name) >= 10)
    );
    let differ = |one: &str, other: &str| {
        let of = |measure: &str| {
            expected.iter().filter(|value| value.1 == measure).map(|value| value.2).collect::<Vec<_>>()
        };
        of(one) != of(other)
    };
    assert!(differ("nDCG@10", "nDCG@20") && differ("RR(rel=1)", "RR(rel=1)@10"), "cuts that cut nothing");
    assert!(differ("Success(rel=1)@1", "Success(rel=1)@5"), "cuts that cut nothing");
}
