//! From a question to an answer whose every statement has its place in a document.
//!
//! Retrieve passages, select the sentences and rows that answer, write them down with their citations. What is
//! cited comes from stored spans alone.

mod assistant;
mod bodies;
mod cite;
mod cited_record;
mod compose;
mod continuation;
mod curated;
mod current;
mod current_index;
mod error;
mod evidence;
mod joined;
mod listing;
mod manner;
mod procedure;
mod recent;
mod rewrite;
mod same_column;
mod searched;
mod select;
mod steps;
mod suggest;
mod trace;
mod training;
mod types;
mod understand;
mod verify;
pub mod write;

pub use assistant::Assistant;
pub use curated::Curated;
pub use error::AnswerError;
pub use steps::Step;
pub use suggest::Suggestion;
pub use trace::{Trace, TracedCandidate, TracedSection};
pub use training::{RankedCandidate, RankedEvidence};
pub use types::{
    Answer, Citation, CitationVerdict, CitedRecord, CitedRow, DocumentReference, Question, Role, Searched,
    Timings, Turn,
};
pub use understand::UnderstandError;
