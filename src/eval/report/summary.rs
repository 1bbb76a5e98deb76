//! The opening of a report: the outcome in plain words and as tiles.

use maud::{Markup, html};

use super::number::{self, counted};
use super::{Report, Unit, text};

/// The opening sentence and the tiles.
pub(super) fn opening(report: &Report) -> Markup {
    html! {
        p.lead { (sentence(report)) }
        ul.tiles { @for tile in tiles(report) { (tile) } }
    }
}

fn sentence(report: &Report) -> Markup {
    let summary = report.summary;
    if summary.questions == 0 {
        return html! { "Der Lauf enthält keine gewertete Frage." };
    }
    let unanswerable = summary.questions.saturating_sub(summary.answerable);
    html! {
        "Gestellt wurden " (counted(summary.questions, "Frage", "Fragen")) " des Fragensatzes „" (text::foreign(&report.set))
        "“. Die Dokumente beantworten davon " (number::count(summary.answerable)) "; von diesen wurden "
        strong { (number::count(summary.right)) " richtig beantwortet" }
        " (" (number::share_of(summary.right, summary.answerable)) ") und "
        (number::count(summary.wrongly_refused)) " zu Unrecht abgelehnt. "
        strong { "Falsch beantwortet" } " wurden insgesamt " (counted(summary.wrong, "Frage", "Fragen")) ". "
        @if unanswerable > 0 {
            "Auf " (counted(unanswerable, "Frage", "Fragen")) " geben die Dokumente keine Antwort; "
            (number::count(summary.rightly_refused)) " davon wurden zu Recht abgelehnt. "
        }
        @if summary.quotes > 0 { (quotes(summary.verbatim_quotes, summary.quotes)) }
    }
}

fn quotes(verbatim: usize, all: usize) -> Markup {
    html! {
        @if verbatim == all {
            "Alle " (counted(all, "Zitat", "Zitate")) " der Antworten stehen wörtlich in den genannten Dokumenten."
        } @else {
            "Von " (counted(all, "Zitat", "Zitaten")) " der Antworten stehen " (number::count(verbatim))
            " wörtlich in den genannten Dokumenten."
        }
    }
}

fn tiles(report: &Report) -> Vec<Markup> {
    let summary = report.summary;
    let unanswerable = summary.questions.saturating_sub(summary.answerable);
    let mut tiles = vec![
        share("Richtig beantwortet", summary.right, summary.answerable, "beantwortbaren Fragen"),
        share("Falsch beantwortet", summary.wrong, summary.questions, "Fragen"),
        share("Zu Recht abgelehnt", summary.rightly_refused, unanswerable, "nicht beantwortbaren Fragen"),
        share("Zu Unrecht abgelehnt", summary.wrongly_refused, summary.answerable, "beantwortbaren Fragen"),
        share("Zitate wörtlich", summary.verbatim_quotes, summary.quotes, "Zitaten"),
    ];
    if let Some(wrong) = report.wrong_at_90 {
        tiles.push(tile(
            "Fehlerquote",
            &number::value(wrong, Unit::Share),
            "wenn 90\u{a0}% der Fragen beantwortet werden",
        ));
    }
    tiles
}

fn share(label: &str, part: usize, whole: usize, of: &str) -> Markup {
    let detail = format!("{} von {} {of}", number::count(part), number::count(whole));
    tile(label, &number::share_of(part, whole), &detail)
}

fn tile(label: &str, value: &str, detail: &str) -> Markup {
    html! {
        li.tile {
            span.tile__label { (label) } " "
            span.tile__value { (value) } " "
            span.tile__detail { (detail) }
        }
    }
}
