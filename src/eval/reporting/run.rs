//! The report of a run.

use std::collections::BTreeSet;

use super::labels::{GROUPS, Label, STAGES};
use super::misses::miss;
use super::moment;
use crate::eval::report::{
    Figure, FigureGroup, KindRow, KindTable, PerturbationRow, Report, StageTime, Summary,
};
use crate::eval::run::{self, Finished, Given, RunFolder};
use crate::eval::statistics::mean;
use crate::eval::{EvalError, EvalQuestion, Scores};

/// What the page of a finished run shows.
pub fn report_of(folder: &RunFolder, finished: &Finished) -> Result<Report, EvalError> {
    let questions = folder.questions()?;
    let asked: Vec<Asked<'_>> = questions
        .iter()
        .zip(folder.given())
        .zip(&finished.scores)
        .map(|((question, given), (_, scores))| Asked { question, given, scores })
        .collect();
    let value = |name: &str| finished.figures.iter().find(|figure| figure.name == name).map(|f| f.value);
    Ok(Report {
        set: folder.manifest().subject.set.name.clone(),
        created: moment(folder.manifest().started),
        facts: facts(folder),
        summary: summary(&asked),
        figures: GROUPS
            .iter()
            .filter_map(|(title, labels)| group(title, labels, &finished.figures))
            .collect(),
        kinds: KindTable { rows: kinds(&asked) },
        risk_coverage: finished
            .curve
            .iter()
            .flat_map(|curve| &curve.points)
            .map(|p| (p.coverage, p.risk))
            .collect(),
        wrong_at_90: value("refusal/wrong_at_90"),
        stages: STAGES
            .iter()
            .filter_map(|(stage, name)| {
                Some(StageTime {
                    name: (*name).to_owned(),
                    p50_ms: value(&format!("cost/{stage}_p50_ms"))?,
                    p95_ms: value(&format!("cost/{stage}_p95_ms"))?,
                })
            })
            .collect(),
        perturbations: perturbations(finished),
        misses: asked.iter().filter_map(|a| miss(a.question, a.given, a.scores)).collect(),
    })
}

/// A question with what became of it.
struct Asked<'a> {
    question: &'a EvalQuestion,
    given: &'a Given,
    scores: &'a Scores,
}

fn facts(folder: &RunFolder) -> Vec<(String, String)> {
    let subject = &folder.manifest().subject;
    let machine = &folder.manifest().machine;
    let answering = serde_json::to_string(&subject.answering).unwrap_or_default();
    [
        (
            "Fragenset",
            format!("{}, {} Fragen, SHA-256 {}", subject.set.name, subject.set.questions, subject.set.sha256),
        ),
        ("Programm", format!("auskunft {}", subject.version)),
        ("Stand des Quelltexts", subject.commit.clone().unwrap_or_else(|| "unbekannt".to_owned())),
        ("Einbettungsmodell", format!("{}, Prüfsumme {}", subject.embedder.name, subject.embedder.checksum)),
        ("Einstellungen", answering),
        (
            "Bestand",
            format!(
                "{} Dokumente, {} Abschnitte, Prüfsumme {}",
                subject.documents, subject.passages, subject.corpus
            ),
        ),
        (
            "Rechner",
            format!(
                "{}, {} Kerne, {:.0} GB, {}",
                machine.processor,
                machine.cores,
                machine.memory_bytes as f64 / 1e9,
                machine.system
            ),
        ),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

fn summary(asked: &[Asked<'_>]) -> Summary {
    let count = |holds: &dyn Fn(&Asked<'_>) -> bool| asked.iter().filter(|asked| holds(asked)).count();
    let right = |asked: &Asked<'_>| asked.scores.is("answer/right");
    let quotes = || asked.iter().flat_map(|asked| &asked.given.citations);
    Summary {
        questions: asked.len(),
        answerable: count(&|asked| asked.question.answerable),
        right: count(&|asked| asked.question.answerable && right(asked)),
        wrong: count(&|asked| !asked.given.refused && !right(asked)),
        rightly_refused: count(&|asked| !asked.question.answerable && asked.given.refused),
        wrongly_refused: count(&|asked| asked.question.answerable && asked.given.refused),
        quotes: quotes().count(),
        verbatim_quotes: quotes().filter(|citation| citation.verbatim).count(),
    }
}

fn group(title: &str, labels: &[Label], figures: &[run::Figure]) -> Option<FigureGroup> {
    let figure = |label: &Label| {
        let found = figures.iter().find(|figure| figure.name == label.name)?;
        Some(Figure {
            name: label.name.to_owned(),
            label: label.german.to_owned(),
            explanation: label.explanation.to_owned(),
            value: found.value,
            low: found.low,
            high: found.high,
            count: found.count,
            unit: label.unit,
        })
    };
    let figures: Vec<Figure> = labels.iter().filter_map(figure).collect();
    (!figures.is_empty()).then(|| FigureGroup { title: title.to_owned(), figures })
}

fn kinds(asked: &[Asked<'_>]) -> Vec<KindRow> {
    let kinds: BTreeSet<&str> = asked.iter().map(|asked| asked.question.kind.as_str()).collect();
    let row = |kind: &str| {
        let of_kind: Vec<&Asked<'_>> = asked.iter().filter(|asked| asked.question.kind == kind).collect();
        let mean_of = |name: &str| {
            mean(&of_kind.iter().filter_map(|asked| asked.scores.get(name)).collect::<Vec<f64>>())
        };
        KindRow {
            questions: of_kind.len(),
            right: of_kind.iter().filter(|asked| asked.scores.is("answer/right")).count(),
            page_found: mean_of("page/success@5"),
            ndcg: mean_of("page/ndcg@10"),
            refused: of_kind.iter().filter(|asked| asked.given.refused).count(),
            kind: kind.to_owned(),
        }
    };
    kinds.into_iter().map(row).collect()
}

fn perturbations(finished: &Finished) -> Vec<PerturbationRow> {
    let of_answers = finished.robustness.iter().filter(|row| row.metric == "answer/right");
    of_answers
        .map(|row| PerturbationRow {
            name: row.perturbation.german_label().to_owned(),
            questions: row.questions,
            base: row.base,
            perturbed: row.perturbed,
            difference: row.perturbed - row.base,
            low: row.difference.0,
            high: row.difference.1,
        })
        .collect()
}
