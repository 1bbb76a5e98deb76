//! Figures with their intervals, as bars and as numbers.

use maud::{Markup, html};

use super::number::{self, NO_VALUE};
use super::plot::{self, Scale};
use super::table::{self, Head};
use super::text::{foreign, visible};
use super::{Figure, FigureGroup, Unit, bars};

/// All groups, each a table.
pub(super) fn groups(groups: &[FigureGroup]) -> Markup {
    html! {
        p {
            "Der Balken zeigt den gemessenen Wert. Die Linie mit den Endstrichen ist das "
            "95\u{2011}%\u{2011}Intervall: der Bereich, in dem der Wert bei anderen Fragen derselben Art zu "
            "erwarten ist. Je mehr Fragen, desto enger ist es."
        }
        @for group in groups { (table(group)) }
    }
}

fn table(group: &FigureGroup) -> Markup {
    let scale = scale(&group.figures);
    let mut head = vec![Head::words("Kennzahl")];
    if let Some((scale, unit)) = &scale {
        head.push(Head::plots(
            "Wert mit 95\u{2011}%\u{2011}Intervall",
            &plot::lettering(scale, |tick| number::tick(tick, *unit)),
        ));
    }
    head.extend([
        Head::numbers("Wert"),
        Head::numbers("95\u{2011}%\u{2011}Intervall"),
        Head::numbers("Anzahl"),
    ]);
    let rows: Vec<Markup> = group.figures.iter().map(|figure| row(figure, scale.as_ref())).collect();
    table::stacking(&visible(&group.title), &head, &rows)
}

/// The scale of a group's bars and the unit of its lettering; none where values of different things would stand side
/// by side.
fn scale(figures: &[Figure]) -> Option<(Scale, Unit)> {
    if figures.iter().any(on_unit_scale) {
        let all_shares = figures.iter().all(|figure| figure.unit == Unit::Share);
        return Some((Scale::UNIT, if all_shares { Unit::Share } else { Unit::Score }));
    }
    if figures.is_empty() || figures.iter().any(|figure| figure.unit != Unit::Milliseconds) {
        return None;
    }
    let values = figures.iter().flat_map(|figure| [Some(figure.value), figure.high]).flatten();
    Some((Scale::up_to(values), Unit::Milliseconds))
}

fn on_unit_scale(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Share | Unit::Score)
}

fn row(figure: &Figure, scale: Option<&(Scale, Unit)>) -> Markup {
    let value = number::value(figure.value, figure.unit);
    let ends = figure.low.zip(figure.high);
    let interval = ends.map_or(NO_VALUE.to_owned(), |(low, high)| number::interval(low, high, figure.unit));
    html! {
        (table::row_head(&html! {
            span.figure__label { (foreign(&figure.label)) } " " code { (foreign(&figure.name)) }
            span.figure__explanation { (foreign(&figure.explanation)) }
        }))
        @if let Some((scale, unit)) = scale {
            @if on_unit_scale(figure) || *unit == Unit::Milliseconds {
                @let text = format!("{}: {value}, 95\u{2011}%\u{2011}Intervall {interval}", visible(&figure.label));
                (table::plot_cell(&bars::with_interval(scale, figure.value, ends, &text)))
            } @else {
                (table::plot_cell(&html! {}))
            }
        }
        (table::cell("numbers", "Wert", &value))
        (table::cell("numbers", "95\u{2011}%\u{2011}Intervall", &interval))
        (table::cell("numbers", "Anzahl", &number::count(figure.count)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, unit: Unit) -> Figure {
        let (name, label, explanation) = ("m".to_owned(), "M".to_owned(), "E.".to_owned());
        Figure { name, label, explanation, value, low: Some(value), high: Some(value), count: 3, unit }
    }

    #[test]
    fn values_of_different_things_share_no_scale() {
        assert_eq!(scale(&[figure(3.0, Unit::Number)]), None);
        assert_eq!(scale(&[figure(3.0, Unit::Milliseconds), figure(3.0, Unit::Bytes)]), None);
        assert_eq!(scale(&[]), None);
    }

    #[test]
    fn shares_and_scores_stand_on_the_unit_scale() {
        let mixed = [figure(0.5, Unit::Share), figure(0.5, Unit::Score), figure(70.0, Unit::Number)];
        assert_eq!(scale(&mixed), Some((Scale::UNIT, Unit::Score)));
        assert_eq!(scale(&mixed[..1]), Some((Scale::UNIT, Unit::Share)));
    }

    #[test]
    fn a_number_in_a_group_of_shares_has_no_bar() {
        let group = FigureGroup {
            title: "T".into(),
            figures: vec![figure(0.5, Unit::Share), figure(7.0, Unit::Number)],
        };
        assert_eq!(table(&group).into_string().matches("role=\"img\"").count(), 1);
    }
}
