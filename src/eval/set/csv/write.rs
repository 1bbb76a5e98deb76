//! Writes the table.

use std::path::Path;

use ::csv::{Terminator, WriterBuilder};

use super::cell::guard;
use super::column::Column;
use super::place::Role;
use super::{history, list};
use crate::eval::set::text;
use crate::eval::{EvalError, EvalQuestion, Evidence};

/// A place of a question: role, document, page, quote.
type Place<'a> = (Role, &'a str, Option<u32>, &'a str);

/// Writes questions as a table for spreadsheet programs. Reading it again gives the same questions, as long as they
/// are without the faults that [`super::super::read_set`] reports.
///
/// # Errors
/// [`EvalError::Io`] when the file cannot be written.
pub fn write_csv(path: &Path, questions: &[EvalQuestion]) -> Result<(), EvalError> {
    let table = table(questions).map_err(EvalError::io(path))?;
    text::write(path, table)
}

fn table(questions: &[EvalQuestion]) -> std::io::Result<Vec<u8>> {
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(Column::ALL.map(|(_, header)| header))?;
    for question in questions {
        let places = places(question);
        let rows = places.len().max(1);
        for number in 0..rows {
            let place = places.get(number);
            let row = Column::ALL.map(|(column, _)| match (number, of_place(column, place)) {
                (_, Some(cell)) => cell,
                (0, None) => of_question(column, question),
                (_, None) if column == Column::Id => question.id.clone(),
                (_, None) => String::new(),
            });
            writer.write_record(row.iter().map(|cell| guard(cell).into_owned()))?;
        }
    }
    writer.into_inner().map_err(::csv::IntoInnerError::into_error)
}

fn of_question(column: Column, question: &EvalQuestion) -> String {
    match column {
        Column::Id => question.id.clone(),
        Column::Kind => question.kind.clone(),
        Column::Question => question.question.clone(),
        Column::History => history::cell_of_turns(&question.history),
        Column::Answerable => if question.answerable { "ja" } else { "nein" }.to_owned(),
        Column::Answer => question.gold_answer.clone(),
        Column::MustInclude => {
            list::cell_of_elements(question.must_include.iter().map(|element| element.0.as_slice()))
        }
        Column::MustNotInclude => list::cell_of_values(&question.must_not_include),
        Column::Style => list::cell_of_values(&question.style),
        Column::Draft => if question.draft { "ja" } else { "" }.to_owned(),
        Column::Role | Column::Document | Column::Page | Column::Quote => String::new(),
    }
}

fn of_place(column: Column, place: Option<&Place<'_>>) -> Option<String> {
    let (role, doc, page, quote) = place?;
    match column {
        Column::Role => Some(role.word().to_owned()),
        Column::Document => Some((*doc).to_owned()),
        Column::Page => Some(page.map_or_else(String::new, |page| page.to_string())),
        Column::Quote => Some((*quote).to_owned()),
        _ => None,
    }
}

fn places(question: &EvalQuestion) -> Vec<Place<'_>> {
    let evidence = question.evidence.iter().map(|evidence| (Role::Evidence, evidence));
    let also = question.also_supported_on.iter().map(|evidence| (Role::Also, evidence));
    evidence.chain(also).flat_map(|(role, evidence)| with_same(role, evidence)).collect()
}

fn with_same(role: Role, evidence: &Evidence) -> impl Iterator<Item = Place<'_>> {
    let own = (role, evidence.doc.as_str(), evidence.page, evidence.quote.as_str());
    let same = evidence.same_as.iter().map(|place| (Role::Same, place.doc.as_str(), place.page, ""));
    std::iter::once(own).chain(same)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Element;

    #[test]
    fn a_table_opens_in_a_spreadsheet_without_a_formula() {
        let question = EvalQuestion {
            id: "q1".to_owned(),
            kind: "single".to_owned(),
            question: "=HYPERLINK(\"x\")".to_owned(),
            must_include: vec![
                Element(vec!["acht".to_owned(), "8".to_owned()]),
                Element(vec!["Tage".to_owned()]),
            ],
            ..EvalQuestion::default()
        };
        let written = String::from_utf8(table(&[question]).unwrap()).unwrap();
        assert!(written.starts_with("\u{feff}id;art;frage;frühere_fragen;beantwortbar (ja/nein);"));
        assert!(
            written.ends_with("\r\nq1;single;\"'=HYPERLINK(\"\"x\"\")\";;nein;;acht / 8 | Tage;;;;;;;\r\n")
        );
    }
}
