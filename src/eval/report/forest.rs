//! Differences with their intervals around zero, and what they say.

use maud::{Markup, html};

use super::plot::{self, Scale, percent};
use super::{Direction, Unit, number, text};

/// A difference with its 95 % interval.
#[derive(Debug, Clone, Copy)]
pub(super) struct Difference {
    /// Second value less the first.
    pub(super) value: f64,
    /// Lower end of the interval.
    pub(super) low: f64,
    /// Upper end of the interval.
    pub(super) high: f64,
    /// What the values count.
    pub(super) unit: Unit,
    /// Which way is better.
    pub(super) better: Direction,
}

/// What a difference says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// The whole interval is better than zero.
    Better,
    /// The whole interval is worse than zero.
    Worse,
    /// The interval holds zero, or is none.
    Open,
}

impl Difference {
    /// Whether the interval leaves zero out, and on which side.
    pub(super) fn finding(&self) -> Finding {
        let more = match () {
            () if self.low > 0.0 && self.high >= self.low => true,
            () if self.high < 0.0 && self.low <= self.high => false,
            () => return Finding::Open,
        };
        if more == (self.better == Direction::Higher) { Finding::Better } else { Finding::Worse }
    }

    /// Value and interval in words.
    pub(super) fn words(&self) -> String {
        let interval = number::difference_interval(self.low, self.high, self.unit);
        format!("{}, 95\u{2011}%\u{2011}Intervall {interval}", number::difference(self.value, self.unit))
    }

    /// A dot on a whisker, and the line at zero. `label` opens the text alternative.
    pub(super) fn plot(&self, scale: &Scale, label: &str) -> Markup {
        html! {
            svg.plot.forest role="img" aria-label={ (text::visible(label)) ": " (self.words()) } {
                (plot::grid(scale))
                line.zero x1="50%" x2="50%" y1="0" y2="100%" {}
                (plot::whisker(scale, self.low, self.high))
                @if self.value.is_finite() {
                    circle class=(self.finding().class()) cx=(percent(scale.place(self.value))) cy="50%" r="5" {}
                }
            }
        }
    }
}

impl Finding {
    /// In words, for a table.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Better => "✓\u{a0}gesichert besser",
            Self::Worse => "✗\u{a0}gesichert schlechter",
            Self::Open => "nicht gesichert",
        }
    }

    /// The style of its mark.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Open => "open",
        }
    }
}

/// A scale that holds all of the differences.
pub(super) fn scale(differences: &[Difference]) -> Scale {
    Scale::around_zero(
        differences.iter().flat_map(|difference| [difference.value, difference.low, difference.high]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(low: f64, high: f64, better: Direction) -> Difference {
        Difference { value: f64::midpoint(low, high), low, high, unit: Unit::Share, better }
    }

    #[test]
    fn an_interval_that_holds_zero_is_open() {
        assert_eq!(between(-0.1, 0.2, Direction::Higher).finding(), Finding::Open);
        assert_eq!(between(0.0, 0.2, Direction::Higher).finding(), Finding::Open);
        assert_eq!(between(f64::NAN, 0.2, Direction::Higher).finding(), Finding::Open);
    }

    #[test]
    fn less_is_better_where_it_should_be_low() {
        assert_eq!(between(0.1, 0.2, Direction::Higher).finding(), Finding::Better);
        assert_eq!(between(0.1, 0.2, Direction::Lower).finding(), Finding::Worse);
        assert_eq!(between(-0.2, -0.1, Direction::Lower).finding(), Finding::Better);
    }

    #[test]
    fn the_plot_says_in_words_what_it_shows() {
        let difference = between(-0.02, 0.06, Direction::Higher);
        let plot = difference.plot(&scale(&[difference]), "Richtig").into_string();
        assert!(plot.contains(
            "aria-label=\"Richtig: +2,0\u{a0}%\u{2011}Punkte, 95\u{2011}%\u{2011}Intervall −2,0 bis +6,0\u{a0}%"
        ));
    }
}
