//! Understanding a question without a language model: its kind, what it lists, what its answer must contain, what it
//! takes from the conversation, its abbreviations and its spelling.

mod blank;
mod bounded_file;
mod corpus_words;
mod designation;
mod error;
mod exact;
mod follow_up;
mod glossary;
mod kind;
mod listed;
mod parts;
mod spelling;
mod state;
mod understood;
mod unsettled;
mod value;
mod words;

use blank::blank;
pub(super) use blank::is_blank;
pub(super) use corpus_words::CorpusWords;
pub use error::UnderstandError;
use exact::Exact;
pub(super) use exact::years;
use follow_up::{Resolved, resolve};
pub(super) use glossary::find_definitions;
use glossary::{Glossary, Thesaurus};
pub(super) use kind::QuestionKind;
use kind::{Expected, QuestionForm, question_form};
use listed::{Listed, listed, perhaps_listed};
pub(super) use parts::parts;
use spelling::{SpellingIndex, Vocabulary, correct, normalise_case, restore_capitals, restore_umlauts};
pub(super) use state::State;
pub(super) use understood::Understood;
use unsettled::says_unsettled;
pub(super) use unsettled::{asks_for_unsettled, begins_unsettled};
pub(super) use value::ValueLook;
use value::fits;
#[cfg(test)]
use value::{ValueForm, value_forms};
