//! A value as a bar, with its interval or a second value.

use maud::{Markup, html};

use super::plot::{self, Scale, percent};

/// A bar with a whisker over the interval. `text` says the same in words.
pub(super) fn with_interval(scale: &Scale, value: f64, interval: Option<(f64, f64)>, text: &str) -> Markup {
    html! {
        svg.plot.bar role="img" aria-label=(text) {
            (plot::grid(scale))
            (bar("value", scale, value))
            @if let Some((low, high)) = interval { (plot::whisker(scale, low, high)) }
        }
    }
}

/// A bar to the median in a paler one to the 95th percentile. `text` says the same in words.
pub(super) fn of_times(scale: &Scale, median: f64, late: f64, text: &str) -> Markup {
    html! {
        svg.plot.bar role="img" aria-label=(text) {
            (plot::grid(scale))
            (bar("late", scale, late))
            (bar("value", scale, median))
        }
    }
}

fn bar(class: &str, scale: &Scale, value: f64) -> Markup {
    html! { rect class=(class) x="0" y="25%" height="50%" width=(percent(scale.place(value))) {} }
}
