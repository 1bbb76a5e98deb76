//! The German names of the figures.

use crate::eval::report::Unit;

/// What a figure is called and what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Label {
    pub(super) name: &'static str,
    pub(super) german: &'static str,
    pub(super) explanation: &'static str,
    pub(super) unit: Unit,
}

const fn of(name: &'static str, german: &'static str, explanation: &'static str, unit: Unit) -> Label {
    Label { name, german, explanation, unit }
}

/// The groups of the report in its order, each with its figures.
pub(super) const GROUPS: [(&str, &[Label]); 6] = [
    (
        "Antworten",
        &[
            of(
                "answer/right",
                "Richtig beantwortet",
                "Alle verlangten Angaben stehen in den ersten 60 Wörtern und nichts Falsches; nicht beantwortbare Fragen werden abgelehnt.",
                Unit::Share,
            ),
            of(
                "answer/elements",
                "Verlangte Angaben",
                "Anteil der verlangten Angaben, die in der Antwort stehen.",
                Unit::Share,
            ),
            of(
                "answer/numbers",
                "Zahlen und Daten",
                "Anteil der verlangten Zahlen und Daten, die in der Antwort stehen, gleich in welcher Schreibweise.",
                Unit::Share,
            ),
            of(
                "answer/forbidden",
                "Falsche Angaben",
                "Anteil der Fragen, deren Antwort etwas ausdrücklich Falsches enthält.",
                Unit::Share,
            ),
            of(
                "answer/item_precision",
                "Listen: richtige Einträge",
                "Anteil der genannten Einträge, die verlangt waren.",
                Unit::Share,
            ),
            of(
                "answer/item_recall",
                "Listen: gefundene Einträge",
                "Anteil der verlangten Einträge, die genannt wurden.",
                Unit::Share,
            ),
            of("answer/item_f1", "Listen: F1", "Harmonisches Mittel der beiden.", Unit::Score),
        ],
    ),
    (
        "Belege",
        &[
            of(
                "citation/page_hit",
                "Belegseite zitiert",
                "Anteil der Antworten, die mindestens eine Seite zitieren, auf der die Antwort steht.",
                Unit::Share,
            ),
            of(
                "citation/precision",
                "Treffende Zitate",
                "Anteil der Zitate, die auf eine Belegseite zeigen.",
                Unit::Share,
            ),
            of("citation/recall", "Zitierte Belege", "Anteil der Belege, die zitiert werden.", Unit::Share),
            of(
                "citation/verbatim",
                "Wörtliche Zitate",
                "Anteil der Zitate, die wörtlich auf der genannten Seite stehen.",
                Unit::Share,
            ),
        ],
    ),
    (
        "Ablehnen",
        &[
            of(
                "refusal/recall",
                "Zu Recht abgelehnt",
                "Anteil der nicht beantwortbaren Fragen, die abgelehnt wurden.",
                Unit::Share,
            ),
            of(
                "refusal/precision",
                "Treffende Ablehnungen",
                "Anteil der Ablehnungen, bei denen die Dokumente wirklich nicht antworten.",
                Unit::Share,
            ),
            of("refusal/f1", "Ablehnen: F1", "Harmonisches Mittel der beiden.", Unit::Score),
            of(
                "refusal/wrongly_refused",
                "Zu Unrecht abgelehnt",
                "Anteil der beantwortbaren Fragen, die abgelehnt wurden.",
                Unit::Share,
            ),
            of(
                "refusal/wrong_at_90",
                "Falsch bei 90 % Abdeckung",
                "Anteil falscher Antworten, wenn neun von zehn beantwortbaren Fragen beantwortet werden.",
                Unit::Share,
            ),
            of(
                "refusal/risk_area",
                "Fläche unter der Risikokurve",
                "Mittleres Risiko über alle Abdeckungen; kleiner ist besser.",
                Unit::Score,
            ),
        ],
    ),
    (
        "Suche nach Seiten",
        &[
            of(
                "page/success@1",
                "Belegseite zuerst",
                "Anteil der Fragen, deren erste gefundene Seite eine Belegseite ist.",
                Unit::Share,
            ),
            of(
                "page/success@5",
                "Belegseite unter den ersten fünf",
                "Anteil der Fragen mit einer Belegseite unter den ersten fünf.",
                Unit::Share,
            ),
            of("page/ndcg@10", "nDCG@10", "Güte der Reihenfolge der ersten zehn Seiten.", Unit::Score),
            of(
                "page/recall@5",
                "Belegseiten unter den ersten fünf",
                "Anteil der Belegseiten, die unter den ersten fünf sind.",
                Unit::Share,
            ),
            of(
                "page/recall@20",
                "Belegseiten unter den ersten zwanzig",
                "Anteil der Belegseiten, die unter den ersten zwanzig sind.",
                Unit::Share,
            ),
            of(
                "page/rr",
                "Kehrwert des Rangs",
                "Mittel von 1 durch den Rang der ersten Belegseite.",
                Unit::Score,
            ),
            of(
                "span/recall@5",
                "Belegstellen in den ersten fünf Abschnitten",
                "Anteil der Belegzitate, die ganz in einem der ersten fünf Abschnitte stehen.",
                Unit::Share,
            ),
            of(
                "span/recall@20",
                "Belegstellen in den ersten zwanzig Abschnitten",
                "Anteil der Belegzitate, die ganz in einem der ersten zwanzig Abschnitte stehen.",
                Unit::Share,
            ),
        ],
    ),
    (
        "Suche nach Dokumenten",
        &[
            of(
                "document/success@1",
                "Richtiges Dokument zuerst",
                "Anteil der Fragen, deren erste gefundene Seite im richtigen Dokument steht.",
                Unit::Share,
            ),
            of(
                "document/success@5",
                "Richtiges Dokument unter den ersten fünf",
                "Anteil der Fragen mit dem richtigen Dokument unter den ersten fünf.",
                Unit::Share,
            ),
            of("document/ndcg@10", "nDCG@10", "Güte der Reihenfolge der ersten zehn Dokumente.", Unit::Score),
            of(
                "document/recall@5",
                "Dokumente unter den ersten fünf",
                "Anteil der belegenden Dokumente, die unter den ersten fünf sind.",
                Unit::Share,
            ),
            of(
                "document/recall@20",
                "Dokumente unter den ersten zwanzig",
                "Anteil der belegenden Dokumente, die unter den ersten zwanzig sind.",
                Unit::Share,
            ),
            of(
                "document/rr",
                "Kehrwert des Rangs",
                "Mittel von 1 durch den Rang des ersten richtigen Dokuments.",
                Unit::Score,
            ),
        ],
    ),
    (
        "Aufwand",
        &[
            of(
                "cost/peak_memory_bytes",
                "Arbeitsspeicher",
                "Größter Bedarf des Programms während der Auswertung.",
                Unit::Bytes,
            ),
            of("cost/index_bytes", "Suchindex", "Größe des Suchindexes auf der Platte.", Unit::Bytes),
        ],
    ),
];

/// The label of a figure, if it has one.
pub(super) fn label(name: &str) -> Option<Label> {
    GROUPS.iter().flat_map(|(_, labels)| labels.iter()).find(|label| label.name == name).copied()
}

/// The stages of answering: the middle of the figures' names, and the German name.
pub(super) const STAGES: [(&str, &str); 4] = [
    ("embed", "Frage einbetten"),
    ("search", "Suchen"),
    ("select", "Belege auswählen"),
    ("total", "Insgesamt"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_has_one_name() {
        let mut names: Vec<&str> =
            GROUPS.iter().flat_map(|(_, labels)| labels.iter().map(|l| l.name)).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(label("answer/right").is_some() && label("answer/unknown").is_none());
    }
}
