//! The same questions worded worse: how much do answers suffer from the way people really type?

mod case;
mod compounds;
mod keyboard;
mod kind;
mod pieces;
mod spelling;
#[cfg(test)]
mod tests;
mod typos;

pub use compounds::Compounds;
pub use kind::Perturbation;

impl Perturbation {
    /// The question worded worse; `None` when that changes nothing. The seed only matters to typing errors; the same
    /// seed gives the same ones.
    #[must_use]
    pub fn perturb(self, question: &str, compounds: &dyn Compounds, seed: u64) -> Option<String> {
        let worded = match self {
            Self::Typos => typos::mistyped(question, seed),
            Self::AsciiUmlauts => spelling::without_umlauts(question),
            Self::CompoundsSplit => compounds::split(question, compounds),
            Self::CompoundsJoined => compounds::joined(question, compounds),
            Self::UpperCase => case::upper_case(question),
            Self::WithoutQuestionMark => case::without_question_mark(question),
        };
        (worded != question).then_some(worded)
    }
}
