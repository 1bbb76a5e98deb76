//! What a check found wrong with a claim.

/// What kind of thing the evidence does not bear out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FindingKind {
    /// The claim cites nothing, or nothing that exists.
    Uncited,
    /// A number, amount, date, time, legal citation or form number that the evidence does not hold.
    Number,
    /// A name of a person, place, organisation or product that neither evidence nor question holds.
    Name,
    /// A web or mail address that the evidence does not hold.
    Address,
    /// The evidence says the same with the opposite polarity.
    Negation,
    /// The evidence holds the statement only under a condition or with an exception that the claim leaves out.
    Condition,
}

/// Something in a claim that its evidence does not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// What it is.
    pub(crate) kind: FindingKind,
    /// The word or words as the claim, for [`FindingKind::Condition`] the evidence, writes them; empty for
    /// [`FindingKind::Uncited`].
    pub(crate) word: String,
}

impl Finding {
    pub(super) fn new(kind: FindingKind, word: impl Into<String>) -> Self {
        Self { kind, word: word.into() }
    }
}
