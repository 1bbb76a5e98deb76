//! Evaluation runs as German pages for people: one run, and one run against another. A page is a single document that
//! loads nothing and runs nothing.

mod bars;
mod comparison;
mod comparison_data;
mod curve;
mod data;
mod figures;
mod forest;
mod frame;
mod kinds;
mod method;
mod misses;
mod number;
mod page;
mod plot;
mod robustness;
#[cfg(test)]
pub(crate) mod sample;
mod stages;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use comparison::comparison_page;
pub use comparison_data::{Comparison, DifferenceRow, Direction, QuestionChange};
pub use data::{
    Figure, FigureGroup, KindRow, KindTable, Miss, PerturbationRow, Report, RetrievedPage, Spot, StageTime,
    Summary, Unit,
};
pub use page::report_page;
