//! The place that a row of the table names.

use std::path::Path;

use super::column::Column;
use super::table::{Row, fault};
use crate::eval::{EvalError, Evidence, Place};

/// What a place is to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Evidence.
    Evidence,
    /// A further place that states the same.
    Also,
    /// Another file with the words of the place before.
    Same,
}

impl Role {
    /// The word of a cell.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Evidence => "beleg",
            Self::Also => "auch",
            Self::Same => "gleich",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let word = if word.is_empty() { "beleg".to_owned() } else { word.to_lowercase() };
        [Self::Evidence, Self::Also, Self::Same].into_iter().find(|role| role.word() == word)
    }
}

/// The evidence of a question, in the order of the rows.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) evidence: Vec<Evidence>,
    pub(super) also_supported_on: Vec<Evidence>,
    last: Option<Role>,
}

impl Places {
    /// Adds the place of a row, where it names one.
    pub(super) fn add(&mut self, path: &Path, row: &Row) -> Result<(), EvalError> {
        let fault = |column, reason: &str| Err(fault(path, row.line, column, reason));
        let Some(role) = Role::of_word(row.word(Column::Role)) else {
            return fault(Column::Role, "is none of beleg, auch, gleich");
        };
        let doc = row.word(Column::Document).to_owned();
        if doc.is_empty() {
            let named =
                [Column::Role, Column::Page, Column::Quote].iter().any(|own| !row.word(*own).is_empty());
            return if named {
                fault(Column::Document, "is empty, but the row names a place")
            } else {
                Ok(())
            };
        }
        let page = page(path, row)?;
        let quote = row.text(Column::Quote).to_owned();
        match role {
            Role::Evidence => self.evidence.push(Evidence { doc, page, quote, same_as: Vec::new() }),
            Role::Also => self.also_supported_on.push(Evidence { doc, page, quote, same_as: Vec::new() }),
            Role::Same if !quote.trim().is_empty() => {
                return fault(Column::Quote, "a row of the role gleich has the words of the row before");
            }
            Role::Same => match self.last() {
                Some(evidence) => evidence.same_as.push(Place { doc, page }),
                None => {
                    return fault(Column::Role, "gleich needs a row beleg or auch of its question before it");
                }
            },
        }
        if role != Role::Same {
            self.last = Some(role);
        }
        Ok(())
    }

    fn last(&mut self) -> Option<&mut Evidence> {
        match self.last? {
            Role::Also => self.also_supported_on.last_mut(),
            _ => self.evidence.last_mut(),
        }
    }
}

fn page(path: &Path, row: &Row) -> Result<Option<u32>, EvalError> {
    let word = row.word(Column::Page);
    if word.is_empty() {
        return Ok(None);
    }
    match word.parse() {
        Ok(page) if page > 0 => Ok(Some(page)),
        _ => Err(fault(path, row.line, Column::Page, &format!("{word:?} is no page; pages count from 1"))),
    }
}
