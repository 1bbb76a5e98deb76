//! Answers that a person has approved come before everything else.

use super::{Answer, Question};

/// Where approved answers are kept. Their management is a later room's; this is the place in the pipeline.
pub trait Curated: Send + Sync {
    /// The approved answer to a question; `None` where there is none. It is given as it is, marked as approved.
    fn approved(&self, question: &Question) -> Option<Answer>;
}
