//! The rows of one question.

use std::path::Path;

use super::column::Column;
use super::place::Places;
use super::table::{Row, fault};
use super::{history, list};
use crate::eval::set::check;
use crate::eval::{Element, EvalError, EvalQuestion};

/// All rows with the same id. The first makes the question, every further one adds a place.
#[derive(Debug)]
pub(super) struct Group {
    id: String,
    /// Line of the first row.
    pub(super) line: usize,
    rows: Vec<Row>,
}

impl Group {
    pub(super) fn new(id: String, row: Row) -> Self {
        Self { id, line: row.line, rows: vec![row] }
    }

    /// Adds a further row, unless it makes another question of the same id.
    pub(super) fn add(&mut self, path: &Path, row: Row) -> Result<(), EvalError> {
        let again = |reason: &str| {
            let reason = format!("{:?} stands already on line {}, {reason}", self.id, self.line);
            Err(fault(path, row.line, Column::Id, &reason))
        };
        if row.word(Column::Document).is_empty() {
            return again("and this row adds no document");
        }
        for column in Column::OF_QUESTION {
            let (_, known) = self.cell(column);
            if !row.word(column).is_empty() && !known.trim().is_empty() && row.word(column) != known.trim() {
                return again(&format!("with another content in the column {}", column.name()));
            }
        }
        self.rows.push(row);
        Ok(())
    }

    /// The first cell of a column that is not empty, with its line.
    fn cell(&self, column: Column) -> (usize, &str) {
        let filled = self.rows.iter().find(|row| !row.text(column).is_empty());
        filled.map_or((self.line, ""), |row| (row.line, row.text(column)))
    }

    /// The question of the rows.
    pub(super) fn question(&self, path: &Path) -> Result<EvalQuestion, EvalError> {
        let kind = self.cell(Column::Kind).1.trim();
        let answerable = self.yes_or_no(path, Column::Answerable)?.unwrap_or(kind != "unanswerable");
        let usual_kind = if answerable { "single" } else { "unanswerable" };
        let mut places = Places::default();
        self.rows.iter().try_for_each(|row| places.add(path, row))?;
        let question = EvalQuestion {
            id: self.id.clone(),
            kind: if kind.is_empty() { usual_kind.to_owned() } else { kind.to_owned() },
            question: self.cell(Column::Question).1.to_owned(),
            history: history::turns(self.cell(Column::History).1),
            answerable,
            gold_answer: self.cell(Column::Answer).1.to_owned(),
            must_include: list::elements(self.cell(Column::MustInclude).1).into_iter().map(Element).collect(),
            must_not_include: list::values(self.cell(Column::MustNotInclude).1),
            style: list::values(self.cell(Column::Style).1),
            evidence: places.evidence,
            also_supported_on: places.also_supported_on,
            draft: self.yes_or_no(path, Column::Draft)?.unwrap_or(false),
        };
        check::check(&question).map_err(|found| {
            let column = Column::of_field(found.field).unwrap_or(Column::Id);
            fault(path, self.cell(column).0, column, &found.reason)
        })?;
        Ok(question)
    }

    /// Excel writes truth values as `WAHR` and `FALSCH`.
    fn yes_or_no(&self, path: &Path, column: Column) -> Result<Option<bool>, EvalError> {
        let (line, cell) = self.cell(column);
        match cell.trim().to_lowercase().as_str() {
            "" => Ok(None),
            "ja" | "j" | "wahr" | "true" => Ok(Some(true)),
            "nein" | "n" | "falsch" | "false" => Ok(Some(false)),
            other => Err(fault(path, line, column, &format!("{other:?} is neither ja nor nein"))),
        }
    }
}
