//! Time by stage.

use maud::{Markup, html};

use super::plot::{self, Scale};
use super::table::{self, Head};
use super::{StageTime, Unit, bars, number, text};

/// The stages as bars and numbers.
pub(super) fn table(stages: &[StageTime]) -> Markup {
    let scale = Scale::up_to(stages.iter().flat_map(|stage| [stage.p50_ms, stage.p95_ms]));
    let lettering = plot::lettering(&scale, |tick| number::tick(tick, Unit::Milliseconds));
    let head = [
        Head::words("Schritt"),
        Head::plots("Dauer", &lettering),
        Head::numbers("Mittlere Dauer\n(p50)"),
        Head::numbers("Langsame Fälle\n(p95)"),
    ];
    let rows: Vec<Markup> = stages.iter().map(|stage| row(stage, &scale)).collect();
    html! {
        p {
            "Der kräftige Balken reicht bis zur mittleren Dauer: Die Hälfte der Fragen ist schneller. Der "
            "blasse Balken reicht bis zu der Dauer, die nur eine von zwanzig Fragen überschreitet."
        }
        (table::stacking("Dauer je Schritt", &head, &rows))
    }
}

fn row(stage: &StageTime, scale: &Scale) -> Markup {
    let median = number::value(stage.p50_ms, Unit::Milliseconds);
    let late = number::value(stage.p95_ms, Unit::Milliseconds);
    let words = format!("{}: p50 {median}, p95 {late}", text::visible(&stage.name));
    html! {
        (table::row_head(&html! { (text::foreign(&stage.name)) }))
        (table::plot_cell(&bars::of_times(scale, stage.p50_ms, stage.p95_ms, &words)))
        (table::cell("numbers", "Mittlere Dauer\n(p50)", &median))
        (table::cell("numbers", "Langsame Fälle\n(p95)", &late))
    }
}
