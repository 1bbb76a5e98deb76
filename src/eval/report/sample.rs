//! Invented runs for tests.

use super::{
    Comparison, DifferenceRow, Direction, Figure, FigureGroup, KindRow, KindTable, Miss, PerturbationRow,
    QuestionChange, Report, RetrievedPage, Spot, StageTime, Summary, Unit,
};
use crate::answer::{Role, Turn};

/// A report with every part.
pub(crate) fn report() -> Report {
    Report {
        set: "Musterfragen".into(),
        created: "3. Februar 2031, 14:05 Uhr".into(),
        facts: vec![
            fact("Stand der Software", "0a1b2c3d"),
            fact("Embedding-Modell", "muster-klein, 384 Dimensionen"),
        ],
        summary: Summary {
            questions: 1250,
            answerable: 1100,
            right: 912,
            wrong: 121,
            rightly_refused: 128,
            wrongly_refused: 89,
            quotes: 2710,
            verbatim_quotes: 2710,
        },
        figures: vec![
            group(
                "Antworten",
                vec![figure("right", "Richtig beantwortet", 0.829, (0.806, 0.851), Unit::Share)],
            ),
            group(
                "Suche",
                vec![
                    figure("recall@10", "Seite unter den ersten zehn", 0.947, (0.932, 0.96), Unit::Share),
                    figure("ndcg@10", "Güte der Reihenfolge", 0.784, (0.76, 0.81), Unit::Score),
                    figure("pages", "Gefundene Seiten je Frage", 18.25, (17.9, 18.6), Unit::Number),
                ],
            ),
            group(
                "Aufwand",
                vec![figure("index", "Größe des Index", 48_300_000.0, (4.8e7, 4.9e7), Unit::Bytes)],
            ),
        ],
        kinds: KindTable {
            rows: [
                "single",
                "table",
                "aggregation",
                "definition",
                "procedure",
                "followup",
                "unanswerable",
                "formular",
            ]
            .map(kind)
            .into(),
        },
        risk_coverage: (1..=100).map(|step| f64::from(step) / 100.0).map(|x| (x, 0.118 * x * x)).collect(),
        wrong_at_90: Some(0.096),
        stages: vec![
            stage("Frage einbetten", 8.4, 12.9),
            stage("Suchen", 3.1, 5.6),
            stage("Gesamt", 16.2, 31.4),
        ],
        perturbations: vec![
            change("Tippfehler", -0.043, (-0.061, -0.024)),
            change("Ohne Umlaute (ae, oe, ue, ss)", -0.008, (-0.021, 0.006)),
            change("Höfliche Anrede davor", 0.012, (0.002, 0.022)),
        ],
        misses: vec![list_miss(), followup_miss(), hostile_miss()],
    }
}

/// A comparison with every part.
pub(crate) fn comparison() -> Comparison {
    let row = |label: &str, name: &str, (a, b): (f64, f64), half: f64, unit, better| DifferenceRow {
        label: label.into(),
        name: name.into(),
        a,
        b,
        difference: b - a,
        low: b - a - half,
        high: b - a + half,
        p_value: None,
        unit,
        better,
    };
    let right = row("Richtig beantwortet", "right", (0.775, 0.875), 0.07, Unit::Share, Direction::Higher);
    Comparison {
        name_a: "Stand Januar".into(),
        name_b: "Stand Februar, mit Umschreibung von Rückfragen".into(),
        set: "Musterfragen".into(),
        created: "4. Februar 2031".into(),
        facts: vec![fact("Ziehungen", "10.000")],
        right: DifferenceRow { p_value: Some(0.0215), ..right },
        rows: vec![
            row("Falsch beantwortet", "wrong", (0.12, 0.098), 0.019, Unit::Share, Direction::Lower),
            row(
                "Zu Unrecht abgelehnt",
                "wrongly_refused",
                (0.08, 0.083),
                0.012,
                Unit::Share,
                Direction::Lower,
            ),
            row("Güte der Reihenfolge", "ndcg@10", (0.761, 0.784), 0.014, Unit::Score, Direction::Higher),
            row("Dauer insgesamt, p95", "p95", (28.0, 31.4), 1.9, Unit::Milliseconds, Direction::Lower),
        ],
        won: (1..=9)
            .map(|number| won(number, if number == 1 { "" } else { "Zuständig ist das Musteramt." }))
            .collect(),
        lost: vec![won(10, "Der Antrag ist bis zum 1. Mai zu stellen.")],
        both_right: 61,
        both_wrong: 9,
    }
}

fn fact(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}

fn group(title: &str, figures: Vec<Figure>) -> FigureGroup {
    FigureGroup { title: title.into(), figures }
}

fn figure(name: &str, label: &str, value: f64, (low, high): (f64, f64), unit: Unit) -> Figure {
    let explanation = "Ein Satz, der sagt, was die Zahl bedeutet und worauf sie sich bezieht.".into();
    let (low, high) = (Some(low), Some(high));
    Figure { name: name.into(), label: label.into(), explanation, value, low, high, count: 1100, unit }
}

fn kind(kind: &str) -> KindRow {
    let seen = (kind != "unanswerable").then_some(0.94);
    KindRow { kind: kind.into(), questions: 150, right: 124, page_found: seen, ndcg: seen, refused: 14 }
}

fn stage(name: &str, p50_ms: f64, p95_ms: f64) -> StageTime {
    StageTime { name: name.into(), p50_ms, p95_ms }
}

fn change(name: &str, difference: f64, (low, high): (f64, f64)) -> PerturbationRow {
    let (base, perturbed) = (0.829, 0.829 + difference);
    PerturbationRow { name: name.into(), questions: 1100, base, perturbed, difference, low, high }
}

fn spot(file: &str, page: u32, quote: &str) -> Spot {
    Spot { file: file.into(), page: Some(page), quote: quote.into() }
}

fn pages(relevant_rank: usize) -> Vec<RetrievedPage> {
    let page = |rank: usize| RetrievedPage {
        file: "Satzung_Musterkreis_Abfallgebuehren_2030.pdf".into(),
        page: Some(3 + rank as u32),
        relevant: rank == relevant_rank,
        rank,
    };
    (1..=5).map(page).collect()
}

fn list_miss() -> Miss {
    Miss {
        id: "liste-007".into(),
        kind: "aggregation".into(),
        question: "Welche Wertstoffhöfe im Musterkreis nehmen Bauschutt an?".into(),
        expected: "Die Höfe Adorf, Bestadt und Cehausen.".into(),
        elements_missing: vec!["Cehausen".into()],
        given: "Bauschutt nehmen die Wertstoffhöfe Adorf und Bestadt an.".into(),
        reasons: vec!["Angabe fehlt: Cehausen".into()],
        evidence: vec![
            spot("Abfallfibel.pdf", 12, "Bauschutt: Adorf, Bestadt"),
            spot("Aushang_Cehausen.docx", 1, "Ab sofort wird auch Bauschutt angenommen."),
        ],
        cited: vec![spot("Abfallfibel.pdf", 12, "Bauschutt: Adorf, Bestadt")],
        retrieved: pages(2),
        ..Miss::default()
    }
}

fn followup_miss() -> Miss {
    Miss {
        id: "rueck-031".into(),
        kind: "followup".into(),
        question: "Und wie hoch ist sie für Familien?".into(),
        history: vec![
            Turn { role: Role::User, content: "Wie hoch ist die Gebühr für den Ferienpass?".into() },
            Turn {
                role: Role::Assistant,
                content: "Die Gebühr für den Ferienpass beträgt 15 Euro je Kind.".into(),
            },
        ],
        expected: "Familien zahlen 25 Euro.".into(),
        given: String::new(),
        refused: true,
        reasons: vec!["Zu Unrecht abgelehnt".into(), "Seite nicht gefunden".into()],
        evidence: vec![spot("Ferienpass.pdf", 2, "Familien ab zwei Kindern: 25 Euro")],
        retrieved: pages(0),
        ..Miss::default()
    }
}

fn hostile_miss() -> Miss {
    Miss {
        id: "x\"><script>".into(),
        kind: "<b>eigene</b>".into(),
        question: "<script>alert('Frage')</script> fdp.\u{202e}exe?".into(),
        expected: "</style><script>".into(),
        given: "<img onerror=alert(1)>".into(),
        evidence: vec![spot("\u{2067}a.pdf", 1, "<q>")],
        ..Miss::default()
    }
}

fn won(number: usize, given_a: &str) -> QuestionChange {
    QuestionChange {
        id: format!("einzel-{number:03}"),
        kind: "single".into(),
        question: format!("Bis wann ist der Antrag Nummer {number} zu stellen?"),
        given_a: given_a.into(),
        given_b: "Der Antrag ist bis zum 30. Juni zu stellen.".into(),
    }
}
