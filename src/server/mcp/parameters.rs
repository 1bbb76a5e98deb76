//! What clients pass to the tools. The comments are the descriptions that assistants read.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::server::question_text::QUESTION_CHARACTERS;

/// Most excerpts of one search.
const MOST_EXCERPTS: u32 = 20;
/// Excerpts of a search that does not say how many.
const USUAL_EXCERPTS: u32 = 8;

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SearchParameters {
    /// What to look for: a German question or German keywords, in the words the documents would use.
    #[schemars(length(min = 1, max = QUESTION_CHARACTERS))]
    pub(super) query: String,
    /// How many excerpts to return at most; values outside the range are brought inside.
    #[serde(default = "usual_excerpts")]
    #[schemars(range(min = 1, max = MOST_EXCERPTS))]
    count: u32,
    /// Only documents of this collection; leave it out to search all of them.
    #[serde(default)]
    pub(super) collection: Option<String>,
}

impl SearchParameters {
    /// How many excerpts to look for, 1 to 20.
    pub(super) fn count(&self) -> usize {
        self.count.clamp(1, MOST_EXCERPTS) as usize
    }
}

fn usual_excerpts() -> u32 {
    USUAL_EXCERPTS
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadPageParameters {
    /// Identity of the document, the `document` of a citation.
    pub(super) document: String,
    /// Page of the file, counted from 1: the `page` of a citation, not its `page_label`.
    #[schemars(range(min = 1))]
    pub(super) page: u32,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AskParameters {
    /// The question as a complete German sentence that is understood without earlier turns of the conversation.
    #[schemars(length(min = 1, max = QUESTION_CHARACTERS))]
    pub(super) question: String,
    /// Only documents of this collection; leave it out to ask all of them.
    #[serde(default)]
    pub(super) collection: Option<String>,
}
