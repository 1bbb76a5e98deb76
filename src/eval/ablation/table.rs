//! The table of an ablation as text.

use std::fmt::Write;

use super::{Cell, METRICS, Row};
use crate::eval::statistics::Interval;

/// A Markdown table: mean with its interval, the difference to the variant one switch away below it.
#[must_use]
pub fn markdown(rows: &[Row]) -> String {
    let mut text = format!("| variant | {} |\n|---|{}\n", METRICS.join(" | "), "---|".repeat(METRICS.len()));
    for row in rows {
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.as_ref().map_or(String::new(), shown)).collect();
        let _ = writeln!(text, "| {} | {} |", row.variant.name(), cells.join(" | "));
    }
    text
}

/// `variant metric mean low high difference difference_low difference_high`, tabs between, a header first.
#[must_use]
pub fn tab_separated(rows: &[Row]) -> String {
    let mut text =
        String::from("variant\tmetric\tmean\tlow\thigh\tdifference\tdifference_low\tdifference_high\n");
    for row in rows {
        for (metric, cell) in METRICS.iter().zip(&row.cells) {
            let Some(Cell { mean, difference }) = cell else { continue };
            let ends = |i: &Interval| format!("{:.4}\t{:.4}\t{:.4}", i.mean, i.low, i.high);
            let difference = difference.as_ref().map_or_else(|| "\t\t".to_owned(), ends);
            let _ = writeln!(text, "{}\t{metric}\t{}\t{difference}", row.variant.name(), ends(mean));
        }
    }
    text
}

fn shown(cell: &Cell) -> String {
    let mean = format!("{:.2} [{:.2}–{:.2}]", cell.mean.mean, cell.mean.low, cell.mean.high);
    let Some(difference) = &cell.difference else { return mean };
    let [middle, low, high] = [difference.mean, difference.low, difference.high].map(signed);
    format!("{mean} <br>{middle} [{low} to {high}]")
}

/// Two decimals with a sign; what rounds to nothing has none.
fn signed(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0.00".to_owned() } else { format!("{rounded:+.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::ablation::Variant;

    #[test]
    fn a_difference_is_shown_below_its_mean() {
        let interval = |mean: f64| Interval { mean, low: mean - 0.1, high: mean + 0.1 };
        let cell = Cell { mean: interval(0.5), difference: Some(interval(0.2)) };
        let mut cells = vec![Some(cell)];
        cells.resize(METRICS.len(), None);
        let text = markdown(&[Row { variant: Variant::Fused, cells }]);
        assert!(text.contains("| fused | 0.50 [0.40–0.60] <br>+0.20 [+0.10 to +0.30] |"), "{text}");
        assert_eq!(tab_separated(&[]).lines().count(), 1);
        assert_eq!([-0.001, 0.004, -0.1].map(signed), ["0.00", "0.00", "-0.10"]);
    }
}
