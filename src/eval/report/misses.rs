//! Every question that went wrong, by kind.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::number::{self, counted};
use super::text::{foreign, kind_label, place};
use super::{Miss, RetrievedPage, Spot};
use crate::answer::{Role, Turn};

/// More misses than this are shown closed.
const MOST_OPEN: usize = 40;

/// The kinds in the order in which they are shown; others follow by name.
const KINDS: [&str; 7] =
    ["single", "table", "aggregation", "definition", "procedure", "followup", "unanswerable"];

/// The index of misses and the misses.
pub(super) fn misses(misses: &[Miss]) -> Markup {
    if misses.is_empty() {
        return html! { p { "Es sind keine Fehler verzeichnet." } };
    }
    let kinds = by_kind(misses);
    let open = misses.len() <= MOST_OPEN;
    html! {
        (introduction(misses.len(), open))
        ul.index {
            @for (number, (kind, misses)) in (1..).zip(&kinds) {
                li { a href={ "#fehler-" (number) } { (kind_label(kind)) } " (" (number::count(misses.len())) ")" }
            }
        }
        @for (number, (kind, misses)) in (1..).zip(&kinds) {
            h3 id={ "fehler-" (number) } {
                (kind_label(kind)) ": " (counted(misses.len(), "Fehler", "Fehler"))
            }
            @for miss in misses { (article(miss, open)) }
        }
    }
}

fn introduction(number: usize, open: bool) -> Markup {
    html! {
        p {
            (counted(number, "Frage wurde", "Fragen wurden"))
            " nicht wie erwartet beantwortet. Hier stehen alle, nach Art der Frage."
            @if !open { span.screen { " Ein Klick auf eine Frage öffnet sie." } }
        }
    }
}

fn by_kind(misses: &[Miss]) -> Vec<(&str, Vec<&Miss>)> {
    let mut kinds: BTreeMap<(usize, &str), Vec<&Miss>> = BTreeMap::new();
    for miss in misses {
        let order = KINDS.iter().position(|kind| *kind == miss.kind).unwrap_or(KINDS.len());
        kinds.entry((order, &miss.kind)).or_default().push(miss);
    }
    kinds.into_iter().map(|((_, kind), misses)| (kind, misses)).collect()
}

fn article(miss: &Miss, open: bool) -> Markup {
    html! {
        details.miss open[open] {
            summary {
                h4 { (foreign(&miss.question)) }
                span.miss__line {
                    code { (foreign(&miss.id)) }
                    @for reason in &miss.reasons { " " span.tag { (foreign(reason)) } }
                }
            }
            @if !miss.history.is_empty() { (history(&miss.history)) }
            dl.sides {
                div { dt { "Erwartet" } dd { (expected(&miss.expected)) } }
                div { dt { @if miss.refused { "Gegeben: abgelehnt" } @else { "Gegeben" } } dd { (given(miss)) } }
            }
            @if !miss.elements_missing.is_empty() {
                p.miss__part { "Fehlende Angaben" }
                ul { @for element in &miss.elements_missing { li { (foreign(element)) } } }
            }
            div.sides {
                div { p.miss__part { "Belegstelle laut Fragensatz" } (spots(&miss.evidence, "Keine.")) }
                div { p.miss__part { "In der Antwort zitiert" } (spots(&miss.cited, "Nichts.")) }
            }
            p.miss__part { "Gefundene Seiten" }
            (retrieved(&miss.retrieved))
        }
    }
}

fn history(turns: &[Turn]) -> Markup {
    html! {
        p.miss__part { "Vorher im Gespräch" }
        dl.history {
            @for turn in turns {
                div {
                    dt { @match turn.role { Role::User => "Frage", Role::Assistant => "Antwort" } }
                    dd { (foreign(&turn.content)) }
                }
            }
        }
    }
}

fn expected(answer: &str) -> Markup {
    if answer.is_empty() {
        html! { "Keine Antwort: Die Frage ist abzulehnen." }
    } else {
        foreign(answer)
    }
}

fn given(miss: &Miss) -> Markup {
    match (miss.given.is_empty(), miss.refused) {
        (false, _) => foreign(&miss.given),
        (true, true) => html! { "Die Frage wurde abgelehnt." },
        (true, false) => html! { "Die Antwort ist leer." },
    }
}

fn spots(spots: &[Spot], none: &str) -> Markup {
    html! {
        @if spots.is_empty() { p { (none) } }
        @for spot in spots {
            p.spot {
                (place(&spot.file, spot.page))
                @if !spot.quote.is_empty() { br; q { (foreign(&spot.quote)) } }
            }
        }
    }
}

fn retrieved(pages: &[RetrievedPage]) -> Markup {
    if pages.is_empty() {
        return html! { p { "Keine." } };
    }
    html! {
        ol.retrieved {
            @for page in pages {
                li value=(page.rank) {
                    (place(&page.file, page.page))
                    @if page.relevant { " " span.tag.tag--good { "✓\u{a0}Belegseite" } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn miss(id: usize, kind: &str) -> Miss {
        Miss {
            id: format!("f{id}"),
            kind: kind.to_owned(),
            question: format!("Frage {id}?"),
            ..Miss::default()
        }
    }

    #[test]
    fn kinds_come_in_their_order_and_the_sites_own_last() {
        let misses = [miss(1, "formular"), miss(2, "followup"), miss(3, "single"), miss(4, "followup")];
        let kinds: Vec<(&str, usize)> = by_kind(&misses).iter().map(|(kind, of)| (*kind, of.len())).collect();
        assert_eq!(kinds, [("single", 1), ("followup", 2), ("formular", 1)]);
    }

    #[test]
    fn many_misses_are_closed_and_few_are_open() {
        let many: Vec<Miss> = (0..=MOST_OPEN).map(|id| miss(id, "single")).collect();
        assert!(!misses(&many).into_string().contains(" open"));
        let few = misses(&many[..MOST_OPEN]).into_string();
        assert_eq!(few.matches("<details class=\"miss\" open>").count(), MOST_OPEN);
    }

    #[test]
    fn a_page_of_the_evidence_is_marked_in_words() {
        let page = |relevant, rank| RetrievedPage { file: "a.pdf".into(), page: Some(2), relevant, rank };
        let list = retrieved(&[page(false, 1), page(true, 7)]).into_string();
        assert_eq!(list.matches("Belegseite").count(), 1);
        assert!(list.contains("<li value=\"7\">"));
    }

    #[test]
    fn a_refusal_without_words_is_named() {
        let refused = Miss { refused: true, ..miss(1, "single") };
        assert!(article(&refused, true).into_string().contains("Die Frage wurde abgelehnt."));
    }
}
