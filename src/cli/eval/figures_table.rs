//! The figures of a run in the terminal.

use std::fmt::Write;

use crate::eval::run::Figure;

/// One line a figure: name, value, 95 % interval, number of questions.
pub(super) fn table(figures: &[Figure]) -> String {
    let width = figures.iter().map(|figure| figure.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for figure in figures {
        let interval = match (figure.low, figure.high) {
            (Some(low), Some(high)) => format!("[{low:.3}, {high:.3}]"),
            _ => String::new(),
        };
        let value = value(figure);
        let _ = writeln!(text, "{:<width$} {value:>10}  {interval:<18} n={}", figure.name, figure.count);
    }
    text
}

fn value(figure: &Figure) -> String {
    if figure.name.ends_with("_bytes") {
        return format!("{:.1} MB", figure.value / 1e6);
    }
    if figure.name.ends_with("_ms") {
        return format!("{:.1} ms", figure.value);
    }
    format!("{:.3}", figure.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_aligned_with_their_units() {
        let mean = Figure { low: Some(0.7), high: Some(0.9), ..Figure::plain("answer/right", 0.8, 20) };
        let figures = [
            mean,
            Figure::plain("cost/total_p95_ms", 41.27, 20),
            Figure::plain("cost/index_bytes", 1.5e6, 1),
        ];
        insta::assert_snapshot!(table(&figures));
    }
}
