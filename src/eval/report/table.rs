//! Tables that a narrow screen stacks, row by row, and others that it scrolls.

use maud::{Markup, html};

use super::forest::Difference;
use super::number;

/// A table whose rows become blocks on a narrow screen. The roles keep it a table there for screen readers, which
/// would otherwise go by the changed layout.
pub(super) fn stacking(caption: &str, head: &[Head], rows: &[Markup]) -> Markup {
    html! {
        table.stacking role="table" {
            caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    @for head in head {
                        th scope="col" role="columnheader" class=(head.class) { (head.content) }
                    }
                }
            }
            tbody role="rowgroup" { @for row in rows { tr role="row" { (row) } } }
        }
    }
}

/// The head of a column.
pub(super) struct Head {
    class: &'static str,
    content: Markup,
}

impl Head {
    /// Over words.
    pub(super) fn words(label: &str) -> Self {
        Self { class: "words", content: html! { (label) } }
    }

    /// Over numbers.
    pub(super) fn numbers(label: &str) -> Self {
        Self { class: "numbers", content: html! { (label) } }
    }

    /// Over plots, with the lettering of their scale.
    pub(super) fn plots(label: &str, lettering: &Markup) -> Self {
        Self { class: "plots", content: html! { (label) (lettering) } }
    }
}

/// The cell that names its row.
pub(super) fn row_head(content: &Markup) -> Markup {
    html! { th scope="row" role="rowheader" { (content) } }
}

/// A cell of words or numbers; `label` repeats the column's head where rows are stacked.
pub(super) fn cell(class: &str, label: &str, content: &str) -> Markup {
    html! { td role="cell" class=(class) data-label=(label) { (content) } }
}

/// A cell with a plot.
pub(super) fn plot_cell(plot: &Markup) -> Markup {
    html! { td.plots role="cell" { (plot) } }
}

/// A table that scrolls sideways in a region that the keyboard reaches.
pub(super) fn scrolling(name: &str, caption: &str, table: &Markup) -> Markup {
    let caption_id = format!("tabelle-{name}");
    html! {
        div.scroll role="region" aria-labelledby=(caption_id) tabindex="0" {
            table { caption id=(caption_id) { (caption) } (table) }
        }
    }
}

/// A cell with a difference and, in a second line, its interval.
pub(super) fn difference_cell(label: &str, difference: &Difference) -> Markup {
    let interval = number::difference_interval(difference.low, difference.high, difference.unit);
    html! {
        td.numbers role="cell" data-label=(label) {
            span.pair {
                span { (number::difference(difference.value, difference.unit)) } " "
                span.pair__second { "(" (interval.trim_end_matches(number::POINTS)) ")" }
            }
        }
    }
}
