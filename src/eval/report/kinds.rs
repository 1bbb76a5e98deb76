//! Outcome by kind of question.

use maud::{Markup, html};

use super::{KindTable, Unit, number, table, text};

/// The table of kinds.
pub(super) fn table(kinds: &KindTable) -> Markup {
    table::scrolling(
        "arten",
        "Ergebnis nach Art der Frage",
        &html! {
            thead {
                tr {
                    th scope="col" { "Art der Frage" }
                    @for label in ["Fragen", "Richtig", "Anteil richtig", "Seite gefunden", "nDCG@10", "Abgelehnt"] {
                        th.numbers scope="col" { (label) }
                    }
                }
            }
            tbody {
                @for row in &kinds.rows {
                    tr {
                        th scope="row" { (text::kind_label(&row.kind)) }
                        td.numbers { (number::count(row.questions)) }
                        td.numbers { (number::count(row.right)) }
                        td.numbers { (number::share_of(row.right, row.questions)) }
                        td.numbers { (number::optional(row.page_found, Unit::Share)) }
                        td.numbers { (number::optional(row.ndcg, Unit::Score)) }
                        td.numbers { (number::count(row.refused)) }
                    }
                }
            }
        },
    )
}
