//! One run against another.

use maud::{Markup, html};

use super::comparison_data::{Comparison, DifferenceRow, QuestionChange};
use super::forest::{self, Difference, Finding};
use super::frame::{self, Section};
use super::number::{self, counted};
use super::plot::{self, Scale};
use super::table::{self, Head};
use super::text::{foreign, kind_label};
use super::{Unit, method};

/// A complete German HTML document about two runs. Everything from questions and documents is escaped.
#[must_use]
pub fn comparison_page(comparison: &Comparison) -> String {
    let line = html! { "Fragensatz „" (foreign(&comparison.set)) "“ · " (foreign(&comparison.created)) };
    let mut sections = vec![
        Section { id: "unterschiede", title: "Unterschiede", content: differences(comparison) },
        Section { id: "gewonnen", title: "Nur von B richtig beantwortet", content: changes(&comparison.won) },
        Section {
            id: "verloren",
            title: "Nur von A richtig beantwortet",
            content: changes(&comparison.lost),
        },
        Section { id: "verfahren", title: "Wie gemessen wurde", content: method::of_comparison() },
    ];
    if !comparison.facts.is_empty() {
        sections.push(Section {
            id: "angaben",
            title: "Angaben zum Vergleich",
            content: frame::facts(&comparison.facts),
        });
    }
    frame::document("Vergleich zweier Läufe", &line, &opening(comparison), &sections)
}

fn opening(comparison: &Comparison) -> Markup {
    let questions =
        comparison.won.len() + comparison.lost.len() + comparison.both_right + comparison.both_wrong;
    let tiles = [
        ("Nur B richtig", comparison.won.len()),
        ("Nur A richtig", comparison.lost.len()),
        ("Beide richtig", comparison.both_right),
        ("Beide falsch", comparison.both_wrong),
    ];
    html! {
        dl.runs {
            div { dt { "A" } dd { (foreign(&comparison.name_a)) } }
            div { dt { "B" } dd { (foreign(&comparison.name_b)) } }
        }
        p.lead { strong { (verdict(comparison)) } }
        ul.tiles {
            @for (label, number) in tiles {
                li.tile {
                    span.tile__label { (label) } " "
                    span.tile__value { (number::count(number)) } " "
                    span.tile__detail { "von " (counted(questions, "Frage", "Fragen")) }
                }
            }
        }
    }
}

fn verdict(comparison: &Comparison) -> String {
    let (won, lost) = (comparison.won.len(), comparison.lost.len());
    let change = match won.cmp(&lost) {
        std::cmp::Ordering::Equal => "B beantwortet gleich viele Fragen richtig wie A".to_owned(),
        std::cmp::Ordering::Greater => {
            format!("B beantwortet {} mehr richtig als A", counted(won - lost, "Frage", "Fragen"))
        }
        std::cmp::Ordering::Less => {
            format!("B beantwortet {} weniger richtig als A", counted(lost - won, "Frage", "Fragen"))
        }
    };
    let difference = difference(&comparison.right);
    let secured = if difference.finding() == Finding::Open { "nicht gesichert" } else { "gesichert" };
    let test =
        comparison.right.p_value.map_or(String::new(), |p| format!("; McNemar-Test: {}", number::p_value(p)));
    format!("{change}; der Unterschied ist {secured} ({}{test}).", difference.words())
}

fn difference(row: &DifferenceRow) -> Difference {
    Difference { value: row.difference, low: row.low, high: row.high, unit: row.unit, better: row.better }
}

/// One table for each unit, as only values of one unit share a scale.
fn differences(comparison: &Comparison) -> Markup {
    let rows: Vec<&DifferenceRow> = std::iter::once(&comparison.right).chain(&comparison.rows).collect();
    let units = [Unit::Share, Unit::Score, Unit::Number, Unit::Milliseconds, Unit::Bytes];
    html! {
        p {
            "Der Punkt zeigt den Unterschied B − A, die Linie sein 95\u{2011}%\u{2011}Intervall. Berührt die "
            "Linie die Null in der Mitte, ist der Unterschied nicht gesichert."
        }
        @for unit in units {
            @let of_unit: Vec<&DifferenceRow> = rows.iter().copied().filter(|row| row.unit == unit).collect();
            @if !of_unit.is_empty() { (unit_table(unit, &of_unit)) }
        }
    }
}

fn unit_table(unit: Unit, rows: &[&DifferenceRow]) -> Markup {
    let differences: Vec<Difference> = rows.iter().map(|row| difference(row)).collect();
    let scale = forest::scale(&differences);
    let plotted =
        if unit == Unit::Share { "Unterschied B − A (%\u{2011}Punkte)" } else { "Unterschied B − A" };
    let head = [
        Head::words("Kennzahl"),
        Head::plots(plotted, &plot::lettering(&scale, |tick| number::difference_tick(tick, unit))),
        Head::numbers("A"),
        Head::numbers("B"),
        Head::numbers("Unterschied\n(95\u{2011}%\u{2011}Intervall)"),
        Head::numbers("p-Wert"),
        Head::words("Befund zu B"),
    ];
    let caption = match unit {
        Unit::Share => "Unterschiede der Anteile",
        Unit::Score => "Unterschiede der Gütemaße (0 bis 1)",
        Unit::Number => "Unterschiede der Mittelwerte und Anzahlen",
        Unit::Milliseconds => "Unterschiede der Dauer",
        Unit::Bytes => "Unterschiede des Speicherbedarfs",
    };
    let rows: Vec<Markup> =
        rows.iter().zip(&differences).map(|(row, found)| cells(row, found, &scale)).collect();
    table::stacking(caption, &head, &rows)
}

fn cells(row: &DifferenceRow, difference: &Difference, scale: &Scale) -> Markup {
    let finding = difference.finding();
    let p_value = row.p_value.map_or(number::NO_VALUE.to_owned(), number::p_value);
    html! {
        (table::row_head(&html! { span.figure__label { (foreign(&row.label)) } " " code { (foreign(&row.name)) } }))
        (table::plot_cell(&difference.plot(scale, &row.label)))
        (table::cell("numbers", "A", &number::value(row.a, row.unit)))
        (table::cell("numbers", "B", &number::value(row.b, row.unit)))
        (table::difference_cell("Unterschied\n(95\u{2011}%\u{2011}Intervall)", difference))
        (table::cell("numbers", "p-Wert", &p_value))
        (table::cell(finding.class(), "Befund zu B", finding.words()))
    }
}

fn changes(changes: &[QuestionChange]) -> Markup {
    html! {
        @if changes.is_empty() { p { "Keine Frage." } }
        @for change in changes {
            article.miss {
                h3 { (foreign(&change.question)) }
                p.miss__line { code { (foreign(&change.id)) } " " span.tag { (kind_label(&change.kind)) } }
                dl.sides {
                    div { dt { "Antwort von A" } dd { (given(&change.given_a)) } }
                    div { dt { "Antwort von B" } dd { (given(&change.given_b)) } }
                }
            }
        }
    }
}

fn given(answer: &str) -> Markup {
    if answer.is_empty() {
        html! { "Die Frage wurde abgelehnt." }
    } else {
        foreign(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_verdict_names_the_change_and_whether_it_is_secured() {
        let mut comparison = sample::comparison();
        comparison.right = DifferenceRow { low: 0.012, high: 0.06, p_value: Some(0.02), ..comparison.right };
        let secured = verdict(&comparison);
        assert!(secured.contains("mehr richtig als A; der Unterschied ist gesichert"), "{secured}");
        assert!(secured.contains("p\u{a0}=\u{a0}0,020"), "{secured}");
        comparison.right.low = -0.01;
        std::mem::swap(&mut comparison.won, &mut comparison.lost);
        let open = verdict(&comparison);
        assert!(open.contains("weniger richtig als A; der Unterschied ist nicht gesichert"), "{open}");
    }

    #[test]
    fn units_do_not_share_a_scale() {
        let page = differences(&sample::comparison()).into_string();
        assert!(page.contains("Unterschiede der Anteile") && page.contains("Unterschiede der Dauer"));
    }
}
