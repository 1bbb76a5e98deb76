//! The steps of an answer that can be left out, to measure what each is worth.

/// A step on the way from a question to its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// Correcting the question's spelling against the corpus.
    Spelling,
    /// Abbreviations and other names of the same thing.
    Abbreviations,
    /// What a question takes over from earlier turns.
    FollowUps,
    /// Answering the two parts of a question each by itself.
    Parts,
    /// Finding passages by their sentences, fields and cells too.
    Units,
    /// Looking at the whole section of a passage that was found.
    Sections,
    /// Words that question and candidate share, as the ranker sees them.
    Words,
    /// Whether a value has the form that is asked for, as the ranker sees it.
    Forms,
    /// The selector's cosines, as the ranker sees them.
    Selector,
    /// Reading the best candidates together with the question.
    Reader,
    /// Lists and counts over every record and row.
    Lists,
    /// The steps around the best sentence where a procedure is asked for.
    Procedures,
}

impl Step {
    /// All of them, in the order in which they are taken.
    pub const ALL: [Self; 12] = [
        Self::Spelling,
        Self::Abbreviations,
        Self::FollowUps,
        Self::Parts,
        Self::Units,
        Self::Sections,
        Self::Words,
        Self::Forms,
        Self::Selector,
        Self::Reader,
        Self::Lists,
        Self::Procedures,
    ];
}

/// The steps that are taken: all, or all but one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Steps {
    left_out: Option<Step>,
}

impl Steps {
    /// All but this one.
    pub(super) fn without(step: Step) -> Self {
        Self { left_out: Some(step) }
    }

    /// Whether a step is taken.
    pub(super) fn take(self, step: Step) -> bool {
        self.left_out != Some(step)
    }
}
