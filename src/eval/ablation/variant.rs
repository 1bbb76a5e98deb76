//! The configurations that are compared, each one switch away from another.

use crate::answer::Step;

/// A way of ranking passages, and of answering from them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// Passages in random order: what chance finds.
    Random,
    /// Words as they stand, in lower case and one spelling of umlauts.
    WordsPlain,
    /// Words reduced to their stems.
    WordsStems,
    /// Stems, compounds split: the word search as it runs.
    WordsCompounds,
    /// Vectors alone.
    Vectors,
    /// Words and vectors fused.
    Fused,
    /// Everything: the question understood, lists over all entries, the pages that the answer cites first.
    Whole,
    /// Everything but one step.
    Without(Step),
    /// The passages that hold the evidence first: what perfect retrieval would find.
    Oracle,
}

impl Variant {
    /// All of them in the order of the table.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        let ranked = [
            Self::Random,
            Self::WordsPlain,
            Self::WordsStems,
            Self::WordsCompounds,
            Self::Vectors,
            Self::Fused,
            Self::Whole,
            Self::Oracle,
        ];
        let all: Vec<Self> = ranked.into_iter().chain(Step::ALL.map(Self::Without)).collect();
        all.into_iter()
    }

    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::WordsPlain => "words, plain",
            Self::WordsStems => "words, + stems",
            Self::WordsCompounds => "words, + compounds",
            Self::Vectors => "vectors",
            Self::Fused => "fused",
            Self::Whole => "whole",
            Self::Oracle => "oracle",
            Self::Without(step) => match step {
                Step::Spelling => "whole, - spelling",
                Step::Abbreviations => "whole, - abbreviations",
                Step::FollowUps => "whole, - follow-ups",
                Step::Parts => "whole, - parts of questions",
                Step::Units => "whole, - search of units",
                Step::Sections => "whole, - sections",
                Step::Words => "whole, - words of the ranker",
                Step::Forms => "whole, - forms of values",
                Step::Selector => "whole, - selector",
                Step::Reader => "whole, - reader",
                Step::Lists => "whole, - lists",
                Step::Procedures => "whole, - procedures",
            },
        }
    }

    /// The variant it differs from in one switch.
    #[must_use]
    pub fn against(self) -> Option<Self> {
        match self {
            Self::Random | Self::WordsPlain => None,
            Self::WordsStems => Some(Self::WordsPlain),
            Self::WordsCompounds => Some(Self::WordsStems),
            Self::Vectors => Some(Self::WordsCompounds),
            Self::Fused => Some(Self::Vectors),
            Self::Whole => Some(Self::Fused),
            Self::Oracle | Self::Without(_) => Some(Self::Whole),
        }
    }
}
