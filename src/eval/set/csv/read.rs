//! Reads the table.

use std::collections::BTreeMap;
use std::path::Path;

use super::column::Column;
use super::group::Group;
use super::table;
use crate::eval::{EvalError, EvalQuestion};

/// The questions of a text, in the order of their first rows, with the lines of these.
pub(in crate::eval::set) fn parse(
    path: &Path,
    source: &str,
) -> Result<Vec<(usize, EvalQuestion)>, EvalError> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in table::rows(path, source)? {
        let id = match row.word(Column::Id) {
            "" => format!("zeile-{}", row.line),
            id => id.to_owned(),
        };
        if let Some(group) = known.get(&id).and_then(|place| groups.get_mut(*place)) {
            group.add(path, row)?;
        } else {
            known.insert(id.clone(), groups.len());
            groups.push(Group::new(id, row));
        }
    }
    groups.iter().map(|group| Ok((group.line, group.question(path)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Vec<EvalQuestion>, EvalError> {
        Ok(parse(Path::new("set.csv"), source)?.into_iter().map(|(_, question)| question).collect())
    }

    fn fault(source: &str) -> String {
        read(source).unwrap_err().to_string()
    }

    #[test]
    fn what_a_department_may_leave_out_is_filled_in() {
        let questions = read("frage;beantwortbar (ja/nein);antwort\nWo?;;Im Amt.\nWer?;Nein;\n").unwrap();
        let seen: Vec<_> =
            questions.iter().map(|own| (own.id.as_str(), own.kind.as_str(), own.answerable)).collect();
        assert_eq!(seen, [("zeile-2", "single", true), ("zeile-3", "unanswerable", false)]);
    }

    #[test]
    fn further_rows_of_an_id_add_places() {
        let source =
            "id;frage;rolle;dokument;seite\nq1;Wo?;;a.pdf;3\nq1;;gleich;b.pdf;\nq1;Wo?;auch;c.pdf;4\n";
        let questions = read(source).unwrap();
        assert_eq!(questions.len(), 1);
        assert_eq!(questions[0].evidence.len(), 1);
        assert_eq!(questions[0].evidence[0].same_as[0].doc, "b.pdf");
        assert_eq!(questions[0].also_supported_on[0].page, Some(4));
    }

    #[test]
    fn an_id_used_for_two_questions_is_reported_with_both_lines() {
        let said = fault("id;frage;dokument\nq1;Wo?;a.pdf\nq1;Wer?;b.pdf\n");
        assert!(said.starts_with("set.csv, line 3: column id:") && said.contains("line 2"), "{said}");
        let said = fault("id;frage;dokument\nq1;Wo?;a.pdf\nq1;Wo?;\n");
        assert!(said.starts_with("set.csv, line 3: column id:"), "{said}");
    }

    #[test]
    fn faults_name_line_and_column() {
        let row =
            |cells: &str| fault(&format!("id;frage;beantwortbar;rolle;dokument;seite;zitat\n{cells}\n"));
        for (cells, column) in [
            ("q 1;Wo?;nein", "id"),
            ("q1;;nein", "frage"),
            ("q1;Wo?;ja", "beantwortbar"),
            ("q1;Wo?;vielleicht", "beantwortbar"),
            ("q1;Wo?;ja;;a.pdf;0", "seite"),
            ("q1;Wo?;ja;;a.pdf;zwölf", "seite"),
            ("q1;Wo?;ja;;;12", "dokument"),
            ("q1;Wo?;ja;oben;a.pdf", "rolle"),
            ("q1;Wo?;ja;gleich;a.pdf", "rolle"),
            ("q1;Wo?;ja;gleich;a.pdf;;Wort", "zitat"),
        ] {
            let said = row(cells);
            assert!(said.starts_with(&format!("set.csv, line 2: column {column}:")), "{cells}: {said}");
        }
    }
}
