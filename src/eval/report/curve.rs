//! The risk–coverage curve (El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", JMLR
//! 2010): how many answers are wrong when only the surest questions are answered.

use std::fmt::Write;

use maud::{Markup, html};

use super::plot::{Scale, percent};
use super::{Report, Unit, number, table};

const MARKED_COVERAGE: f64 = 0.9;

/// The curve, the words for it and its values.
pub(super) fn curve(report: &Report) -> Markup {
    let points = sorted(&report.risk_coverage);
    let scale = Scale::up_to(points.iter().map(|point| point.1).chain(report.wrong_at_90));
    html! {
        p {
            "Auskunft kann unsichere Fragen ablehnen. Die Kurve zeigt, wie groß der Anteil falscher "
            "Antworten ist, wenn nur ein Teil der Fragen – die jeweils sichersten – beantwortet wird. Je "
            "flacher und tiefer sie liegt, desto besser unterscheidet das System sichere von unsicheren "
            "Antworten."
        }
        figure.curve {
            p.curve__up aria-hidden="true" { "Anteil falscher Antworten" }
            svg.plot role="img" aria-label=(words(&points, report.wrong_at_90)) {
                (axes(&scale))
                (line(&points, &scale))
                @if let Some(wrong) = report.wrong_at_90 { (mark(wrong, &scale)) }
            }
            p.curve__across aria-hidden="true" { "Anteil beantworteter Fragen" }
            figcaption { (words(&points, report.wrong_at_90)) }
        }
        details.values {
            summary { "Werte der Kurve" }
            (values(&points))
        }
    }
}

/// The points that can be drawn, by coverage.
fn sorted(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sorted: Vec<(f64, f64)> =
        points.iter().copied().filter(|(x, y)| x.is_finite() && y.is_finite()).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted
}

fn words(points: &[(f64, f64)], wrong_at_90: Option<f64>) -> String {
    let mut words = String::from("Falsche Antworten nach Anteil beantworteter Fragen.");
    if let Some((coverage, risk)) = points.last() {
        let (coverage, risk) = (number::value(*coverage, Unit::Share), number::value(*risk, Unit::Share));
        let _ = write!(words, " Werden {coverage} der Fragen beantwortet, sind {risk} der Antworten falsch.");
    }
    if let Some(wrong) = wrong_at_90 {
        let _ =
            write!(words, " Bei 90\u{a0}% sind es {} (markierter Punkt).", number::value(wrong, Unit::Share));
    }
    words
}

fn axes(scale: &Scale) -> Markup {
    let label = |tick: f64| number::tick(tick, Unit::Share);
    html! {
        @for tick in scale.ticks() {
            @let y = percent(100.0 - scale.place(tick));
            line.grid x1="0" x2="100%" y1=(y) y2=(y) {}
            text.end x="-8" y=(y) dy="4" { (label(tick)) }
        }
        @for (position, tick) in Scale::UNIT.ticks().into_iter().enumerate() {
            @let x = percent(Scale::UNIT.place(tick));
            line.grid x1=(x) x2=(x) y1="0" y2="100%" {}
            text class=(if position == 4 { "end" } else { "middle" }) x=(x) y="100%" dy="18" {
                (number::decimal(tick * 100.0, 0)) "\u{a0}%"
            }
        }
    }
}

/// Only this part is stretched: a path knows no percent.
fn line(points: &[(f64, f64)], scale: &Scale) -> Markup {
    let mut path = String::new();
    for (coverage, risk) in points {
        let _ = write!(path, "{:.2},{:.2} ", Scale::UNIT.place(*coverage), 100.0 - scale.place(*risk));
    }
    html! {
        svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" {
            polyline.curve__line points=(path.trim_end()) {}
        }
    }
}

fn mark(wrong: f64, scale: &Scale) -> Markup {
    let (x, y) = (percent(Scale::UNIT.place(MARKED_COVERAGE)), percent(100.0 - scale.place(wrong)));
    html! {
        line.curve__drop x1=(x) x2=(x) y1=(y) y2="100%" {}
        circle.curve__mark cx=(x) cy=(y) r="6" {}
        text.curve__label.end x=(x) y=(y) dx="-12" dy="-10" { "bei 90\u{a0}%: " (number::value(wrong, Unit::Share)) }
    }
}

/// The last value at or below each tenth of coverage.
fn values(points: &[(f64, f64)]) -> Markup {
    let at = |coverage: f64| points.iter().rfind(|point| point.0 <= coverage + 1e-9).map(|point| point.1);
    table::scrolling(
        "kurve",
        "Anteil falscher Antworten nach Anteil beantworteter Fragen",
        &html! {
            thead {
                tr {
                    th.numbers scope="col" { "Beantwortete Fragen" }
                    th.numbers scope="col" { "Falsche Antworten" }
                }
            }
            tbody {
                @for tenth in 1..=10 {
                    @let coverage = f64::from(tenth) / 10.0;
                    tr {
                        th.numbers scope="row" { (number::value(coverage, Unit::Share)) }
                        td.numbers { (number::optional(at(coverage), Unit::Share)) }
                    }
                }
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_drawn_from_left_to_right_and_low_risk_at_the_bottom() {
        let points = sorted(&[(1.0, 0.2), (0.5, 0.0), (f64::NAN, 0.1)]);
        let drawn = line(&points, &Scale::up_to([0.2])).into_string();
        assert!(drawn.contains("points=\"50.00,100.00 100.00,0.00\""), "{drawn}");
    }

    #[test]
    fn the_text_alternative_names_the_marked_point() {
        let words = words(&[(1.0, 0.123)], Some(0.081));
        assert!(words.contains("sind 12,3\u{a0}%"), "{words}");
        assert!(words.contains("Bei 90\u{a0}% sind es 8,1\u{a0}%"), "{words}");
    }

    #[test]
    fn values_stand_at_every_tenth() {
        let table = values(&[(0.1, 0.0), (0.95, 0.25)]).into_string();
        assert_eq!(table.matches("25,0\u{a0}%").count(), 1);
        assert_eq!(table.matches("<tr>").count(), 11);
    }
}
