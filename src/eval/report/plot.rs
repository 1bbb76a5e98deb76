//! Scales and the strokes that plots share. Positions are percent of the plot's area, so that a plot takes any width
//! and its lettering keeps its size.

use maud::{Markup, html};

/// From the value at the left (or bottom) edge to that at the right (or top).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Shares and scores.
    pub(super) const UNIT: Self = Self { low: 0.0, high: 1.0 };

    /// From 0 to a round number that no value exceeds.
    pub(super) fn up_to(values: impl IntoIterator<Item = f64>) -> Self {
        Self { low: 0.0, high: round_up(largest(values)) }
    }

    /// As far below 0 as above it.
    pub(super) fn around_zero(values: impl IntoIterator<Item = f64>) -> Self {
        let reach = round_up(largest(values.into_iter().map(f64::abs)));
        Self { low: -reach, high: reach }
    }

    /// Where a value stands, 0 to 100 percent; values beyond the scale stand at its edge.
    pub(super) fn place(&self, value: f64) -> f64 {
        let place = (value - self.low) / (self.high - self.low) * 100.0;
        if place.is_nan() { 0.0 } else { place.clamp(0.0, 100.0) }
    }

    /// Five values from edge to edge.
    pub(super) fn ticks(&self) -> [f64; 5] {
        [0.0, 0.25, 0.5, 0.75, 1.0].map(|part| self.low + part * (self.high - self.low))
    }
}

/// A place as an attribute's value.
pub(super) fn percent(place: f64) -> String {
    format!("{place:.2}%")
}

/// Upright lines at the ticks.
pub(super) fn grid(scale: &Scale) -> Markup {
    html! {
        @for tick in scale.ticks() {
            @let x = percent(scale.place(tick));
            line.grid x1=(x) x2=(x) y1="0" y2="100%" {}
        }
    }
}

/// The scale's lettering at its edges and in the middle, for the head of a column of plots.
pub(super) fn lettering(scale: &Scale, label: impl Fn(f64) -> String) -> Markup {
    let [first, _, middle, _, last] = scale.ticks();
    html! {
        svg.plot.lettering aria-hidden="true" {
            text.start x="0" y="12" { (label(first)) }
            text.middle x="50%" y="12" { (label(middle)) }
            text.end x="100%" y="12" { (label(last)) }
        }
    }
}

/// An interval as a line with a cap at either end.
pub(super) fn whisker(scale: &Scale, low: f64, high: f64) -> Markup {
    if !(low.is_finite() && high.is_finite()) {
        return html! {};
    }
    let (left, right) = (percent(scale.place(low)), percent(scale.place(high)));
    html! {
        line.whisker x1=(left) x2=(right) y1="50%" y2="50%" {}
        line.whisker x1=(left) x2=(left) y1="30%" y2="70%" {}
        line.whisker x1=(right) x2=(right) y1="30%" y2="70%" {}
    }
}

fn largest(values: impl IntoIterator<Item = f64>) -> f64 {
    values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// The next number of few digits that halves and quarters well.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    let fits = |step: &f64| step * power >= value * (1.0 - 1e-9);
    [1.0, 1.2, 1.6, 2.0, 3.0, 4.0, 6.0, 8.0].into_iter().find(fits).unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn scales_end_at_round_numbers() {
        assert_eq!(Scale::up_to([0.3, 37.0]), Scale { low: 0.0, high: 40.0 });
        assert_eq!(Scale::up_to([0.4]), Scale { low: 0.0, high: 0.4 });
        assert_eq!(Scale::around_zero([-0.031, 0.02]), Scale { low: -0.04, high: 0.04 });
        assert_eq!(Scale::up_to([]), Scale { low: 0.0, high: 1.0 });
    }

    #[test]
    fn an_interval_without_an_end_is_not_drawn() {
        assert_eq!(whisker(&Scale::UNIT, f64::NAN, 0.5).into_string(), "");
    }

    proptest! {
        #[test]
        fn every_value_stands_within_the_area(value in any::<f64>(), reach in any::<f64>()) {
            for scale in [Scale::UNIT, Scale::up_to([reach]), Scale::around_zero([reach])] {
                prop_assert!((0.0..=100.0).contains(&scale.place(value)));
            }
        }

        #[test]
        fn no_value_exceeds_its_own_scale(value in 1e-6_f64..1e12) {
            let scale = Scale::up_to([value]);
            prop_assert!(value <= scale.high * (1.0 + 1e-9) && scale.high <= value * 2.5);
        }
    }
}
