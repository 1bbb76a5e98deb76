//! The configurations that are compared, each one switch away from another.

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
    /// The pages that the answer cites first, then the fused list: what the later stages make of it.
    Selected,
    /// The passages that hold the evidence first: what perfect retrieval would find.
    Oracle,
}

impl Variant {
    /// All of them in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Random,
        Self::WordsPlain,
        Self::WordsStems,
        Self::WordsCompounds,
        Self::Vectors,
        Self::Fused,
        Self::Selected,
        Self::Oracle,
    ];

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
            Self::Selected => "fused, + selection",
            Self::Oracle => "oracle",
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
            Self::Selected => Some(Self::Fused),
            Self::Oracle => Some(Self::Selected),
        }
    }
}
