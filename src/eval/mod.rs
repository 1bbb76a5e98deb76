//! Offline evaluation: a question set in, a verdict out, without a language model as judge.
//!
//! Everything is judged on document, page and quoted words, so that cutting passages in another way keeps the gold
//! answers valid.

pub mod ablation;
mod compare;
mod documents;
mod error;
pub mod evidence;
mod gate;
mod judge;
pub mod measures;
pub mod perturbation;
mod question;
pub mod report;
pub mod reporting;
mod robustness;
pub mod run;
pub mod set;
mod stable_hash;
pub mod statistics;
pub mod suggestion;

pub use compare::{Change, Compared, Difference, compare};
pub use documents::{beir_documents, suggestion_sources};
pub use error::EvalError;
pub use gate::{Bound, Verdict, gate};
use judge::paired;
pub use judge::{Scores, is_right_anyway, judge};
pub use perturbation::{Compounds, Perturbation};
pub use question::{Element, EvalQuestion, Evidence, Place};
pub use robustness::Row as RobustnessRow;
pub use set::QuestionSet;
pub use suggestion::suggest;
