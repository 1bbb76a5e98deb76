//! The page of two runs.

use super::labels::label;
use super::moment;
use crate::eval::report::{Comparison, DifferenceRow, Direction, QuestionChange, Unit};
use crate::eval::run::{Given, RunFolder};
use crate::eval::{Change, Compared, Difference, EvalError};

/// The score that the verdict is about.
const VERDICT: &str = "answer/right";

/// What the page of a comparison shows.
///
/// # Errors
/// [`EvalError::File`] when no question was judged in both runs.
pub fn comparison_of(a: &RunFolder, b: &RunFolder, compared: &Compared) -> Result<Comparison, EvalError> {
    let mut rows: Vec<DifferenceRow> = compared.differences.iter().map(row).collect();
    let Some(verdict) = rows.iter().position(|row| row.name == VERDICT) else {
        return Err(EvalError::file(a.path(), "has no question in common with the other run"));
    };
    let right = rows.remove(verdict);
    Ok(Comparison {
        name_a: a.name(),
        name_b: b.name(),
        set: a.manifest().subject.set.name.clone(),
        created: moment(a.manifest().started.max(b.manifest().started)),
        facts: facts(a, b),
        right,
        rows,
        won: compared.won.iter().map(change).collect(),
        lost: compared.lost.iter().map(change).collect(),
        both_right: compared.both_right,
        both_wrong: compared.both_wrong,
    })
}

fn row(difference: &Difference) -> DifferenceRow {
    let found = label(difference.metric);
    DifferenceRow {
        label: found.map_or(difference.metric, |label| label.german).to_owned(),
        name: difference.metric.to_owned(),
        a: difference.a,
        b: difference.b,
        difference: difference.interval.mean,
        low: difference.interval.low,
        high: difference.interval.high,
        p_value: difference.mcnemar.map(|test| test.p_value),
        unit: found.map_or(Unit::Number, |label| label.unit),
        better: if difference.more_is_better { Direction::Higher } else { Direction::Lower },
    }
}

fn change(change: &Change) -> QuestionChange {
    let given = |given: &Given| if given.refused { String::new() } else { given.answer.clone() };
    QuestionChange {
        id: change.question.id.clone(),
        kind: change.question.kind.clone(),
        question: change.question.question.clone(),
        given_a: given(&change.a),
        given_b: given(&change.b),
    }
}

fn facts(a: &RunFolder, b: &RunFolder) -> Vec<(String, String)> {
    let (of_a, of_b) = (&a.manifest().subject, &b.manifest().subject);
    let unknown = || "unbekannt".to_owned();
    let settings =
        |subject: &crate::eval::run::Subject| serde_json::to_string(&subject.answering).unwrap_or_default();
    let both = [
        (
            "Stand des Quelltexts",
            of_a.commit.clone().unwrap_or_else(unknown),
            of_b.commit.clone().unwrap_or_else(unknown),
        ),
        ("Einbettungsmodell", of_a.embedder.checksum.clone(), of_b.embedder.checksum.clone()),
        ("Einstellungen", settings(of_a), settings(of_b)),
        ("Bestand", of_a.corpus.clone(), of_b.corpus.clone()),
    ];
    let fact = |(name, a, b): (&str, String, String)| {
        let value = if a == b { format!("gleich: {a}") } else { format!("A: {a}; B: {b}") };
        (name.to_owned(), value)
    };
    both.into_iter().map(fact).collect()
}
