//! A site's own acceptance test: figures that must not fall short.

use std::str::FromStr;

use super::run::Figure;

/// A bound on a figure, written `NAME=VALUE`.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// The figure's name, such as `answer/right`.
    pub name: String,
    /// The value it must reach, or must not exceed.
    pub value: f64,
}

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, value) = text.rsplit_once('=').ok_or_else(|| format!("'{text}' is not NAME=VALUE"))?;
        let value: f64 =
            value.trim().replace(',', ".").parse().map_err(|_| format!("'{value}' is not a number"))?;
        if name.trim().is_empty() || !value.is_finite() {
            return Err(format!("'{text}' is not NAME=VALUE"));
        }
        Ok(Self { name: name.trim().to_owned(), value })
    }
}

/// Whether a bound holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The bound.
    pub bound: Bound,
    /// Whether the figure must reach the value; otherwise it must not exceed it.
    pub at_least: bool,
    /// The figure; `None` when the run has none of that name.
    pub found: Option<f64>,
}

impl Verdict {
    /// Whether it holds. A figure that is not there holds no bound.
    #[must_use]
    pub fn holds(&self) -> bool {
        let Some(found) = self.found else { return false };
        if self.at_least { found >= self.bound.value } else { found <= self.bound.value }
    }
}

/// Compares the figures of a run with lower and upper bounds.
#[must_use]
pub fn gate(figures: &[Figure], least: &[Bound], most: &[Bound]) -> Vec<Verdict> {
    let found = |name: &str| figures.iter().find(|figure| figure.name == name).map(|figure| figure.value);
    let verdict =
        |bound: &Bound, at_least| Verdict { found: found(&bound.name), bound: bound.clone(), at_least };
    least
        .iter()
        .map(|bound| verdict(bound, true))
        .chain(most.iter().map(|bound| verdict(bound, false)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_from_their_side_and_unknown_figures_hold_none() {
        let figures = [Figure::plain("answer/right", 0.8, 10), Figure::plain("refusal/wrong_at_90", 0.1, 10)];
        let bound = |text: &str| text.parse::<Bound>().unwrap();
        let least = [bound("answer/right=0.8"), bound("answer/right=0,81"), bound("answer/rihgt=0")];
        let verdicts = gate(&figures, &least, &[bound("refusal/wrong_at_90=0.05")]);
        let holds: Vec<bool> = verdicts.iter().map(Verdict::holds).collect();
        assert_eq!(holds, [true, false, false, false]);
    }

    #[test]
    fn what_is_no_bound_is_refused() {
        for text in ["answer/right", "=1", "answer/right=viel", "answer/right=inf"] {
            assert!(text.parse::<Bound>().is_err(), "{text}");
        }
    }
}
