//! How a figure comes about, in words for people who were not there.

use maud::{Markup, html};

/// The terms of a report.
pub(super) fn of_report() -> Markup {
    html! {
        p {
            "Jede Frage des Fragensatzes wurde dem System gestellt. Ob eine Antwort richtig ist, entscheiden "
            "feste Regeln, die für jede Frage vorab aufgeschrieben sind. Kein Sprachmodell urteilt; derselbe "
            "Lauf ergibt immer dasselbe Urteil."
        }
        (terms(&[
            (
                "Richtig beantwortet",
                "Die Antwort enthält alle geforderten Angaben und keine, die ausgeschlossen ist.",
            ),
            (
                "Falsch beantwortet",
                "Es wurde geantwortet, aber eine geforderte Angabe fehlt, eine ausgeschlossene steht darin \
                 oder die Dokumente beantworten die Frage gar nicht.",
            ),
            (
                "Zu Recht abgelehnt",
                "Die Dokumente beantworten die Frage nicht, und das System hat das gesagt.",
            ),
            (
                "Zu Unrecht abgelehnt",
                "Die Dokumente beantworten die Frage, das System hat sie trotzdem abgelehnt.",
            ),
            ("Zitat wörtlich", "Der zitierte Text steht so in dem genannten Dokument."),
            ("Seite gefunden", "Unter den gefundenen Seiten ist eine, auf der die Antwort steht."),
            (
                "nDCG@10",
                "Güte der Reihenfolge der ersten zehn gefundenen Seiten: 1 heißt, alle Seiten mit der \
                 Antwort stehen ganz oben, 0 heißt, keine ist dabei.",
            ),
            INTERVAL,
            (
                "Abdeckung und Fehlerquote",
                "Die Fragen werden nach der Sicherheit des Systems geordnet. Die Abdeckung ist der Anteil \
                 der beantworteten Fragen, die Fehlerquote der Anteil falscher unter diesen Antworten.",
            ),
            (
                "p50 und p95",
                "Die Hälfte der Fragen (p50) oder 95\u{a0}% der Fragen (p95) brauchte höchstens diese \
                 Dauer.",
            ),
        ]))
    }
}

/// The terms of a comparison.
pub(super) fn of_comparison() -> Markup {
    html! {
        p {
            "Beide Läufe haben dieselben Fragen beantwortet, verglichen wird Frage für Frage. Ob eine "
            "Antwort richtig ist, entscheiden feste Regeln, die vorab aufgeschrieben sind. Kein Sprachmodell "
            "urteilt."
        }
        (terms(&[
            (
                "Unterschied",
                "Wert von B weniger Wert von A. Unterschiede von Anteilen sind in Prozentpunkten (%-Punkte) \
                 angegeben.",
            ),
            INTERVAL,
            (
                "Gesichert",
                "Das 95\u{2011}%\u{2011}Intervall des Unterschieds enthält die Null nicht. Andernfalls kann \
                 der Unterschied am Zufall der ausgewählten Fragen liegen.",
            ),
            (
                "McNemar-Test",
                "Er betrachtet nur die Fragen, die einer der Läufe richtig und der andere falsch \
                 beantwortet. p ist die Wahrscheinlichkeit, einen mindestens so großen Unterschied durch \
                 Zufall zu sehen, wenn beide gleich gut sind.",
            ),
        ]))
    }
}

const INTERVAL: (&str, &str) = (
    "95\u{2011}%\u{2011}Intervall",
    "Mit dem Bootstrap-Verfahren bestimmt: Aus den Fragen wird viele Male mit Zurücklegen neu gezogen und jedes Mal neu \
     gerechnet. Zwischen den Enden liegen 95\u{a0}% der so gewonnenen Werte.",
);

fn terms(terms: &[(&str, &str)]) -> Markup {
    html! { dl.terms { @for (term, meaning) in terms { div { dt { (term) } dd { (meaning) } } } } }
}
