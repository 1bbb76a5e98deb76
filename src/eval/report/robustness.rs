//! Right answers for changed wordings of the same questions.

use maud::{Markup, html};

use super::forest::{self, Difference};
use super::plot::{self, Scale};
use super::table::{self, Head};
use super::{Direction, PerturbationRow, Unit, number, text};

/// The changes as a forest plot and numbers.
pub(super) fn table(rows: &[PerturbationRow]) -> Markup {
    let differences: Vec<Difference> = rows.iter().map(difference).collect();
    let scale = forest::scale(&differences);
    let head = [
        Head::words("Veränderung"),
        Head::plots(
            "Unterschied (%\u{2011}Punkte)",
            &plot::lettering(&scale, |tick| number::difference_tick(tick, Unit::Share)),
        ),
        Head::numbers("Fragen"),
        Head::numbers("Unverändert"),
        Head::numbers("Verändert"),
        Head::numbers("Unterschied\n(95\u{2011}%\u{2011}Intervall)"),
        Head::words("Befund"),
    ];
    let rows: Vec<Markup> =
        rows.iter().zip(&differences).map(|(row, difference)| cells(row, difference, &scale)).collect();
    html! {
        p {
            "Dieselben Fragen wurden anders geschrieben gestellt. Verglichen wird der Anteil richtiger "
            "Antworten. Ein Unterschied ist gesichert, wenn sein 95\u{2011}%\u{2011}Intervall die Null nicht "
            "enthält."
        }
        (table::stacking("Richtige Antworten bei veränderter Schreibweise", &head, &rows))
    }
}

fn difference(row: &PerturbationRow) -> Difference {
    let (low, high, better) = (row.low, row.high, Direction::Higher);
    Difference { value: row.difference, low, high, unit: Unit::Share, better }
}

fn cells(row: &PerturbationRow, difference: &Difference, scale: &Scale) -> Markup {
    let finding = difference.finding();
    html! {
        (table::row_head(&html! { (text::foreign(&row.name)) }))
        (table::plot_cell(&difference.plot(scale, &row.name)))
        (table::cell("numbers", "Fragen", &number::count(row.questions)))
        (table::cell("numbers", "Unverändert", &number::value(row.base, Unit::Share)))
        (table::cell("numbers", "Verändert", &number::value(row.perturbed, Unit::Share)))
        (table::difference_cell("Unterschied\n(95\u{2011}%\u{2011}Intervall)", difference))
        (table::cell(finding.class(), "Befund", finding.words()))
    }
}
