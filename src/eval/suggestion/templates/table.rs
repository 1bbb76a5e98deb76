//! Questions on rows of a table.

use crate::eval::stable_hash::stable_hash;
use crate::eval::suggestion::finding::Finding;
use crate::eval::suggestion::value::is_blank;
use crate::eval::suggestion::wording::{choose, quoted};

/// A question on one cell of a row, named by the row's first cell and the column's heading; `None` when no cell has
/// both and says something.
pub(super) fn finding(
    heading: Option<&str>,
    page: u32,
    columns: &[String],
    row: &[String],
) -> Option<Finding> {
    let (label, cells) = row.split_first().filter(|(label, _)| !is_blank(label))?;
    let named = columns.iter().skip(1).zip(cells);
    let telling: Vec<_> = named.filter(|(column, cell)| !is_blank(column) && !is_blank(cell)).collect();
    let place = stable_hash(&[label]) % (telling.len().max(1) as u64);
    let (column, cell) = telling.get(place as usize)?;
    Some(Finding {
        page,
        kind: "table",
        question: question(heading, label, column),
        answerable: true,
        quotes: vec![(*cell).clone()],
        place: row.join(" "),
    })
}

fn question(heading: Option<&str>, label: &str, column: &str) -> String {
    let (row, column) = (quoted(label), quoted(column));
    let Some(table) = heading.map(quoted) else {
        return format!("Was gilt für {row} bei {column}?");
    };
    let wordings = [
        format!("Was gilt für {row} bei {column}?"),
        format!("Was gilt laut {table} für {row} bei {column}?"),
        format!("Was steht in {table} für {row} unter {column}?"),
    ];
    choose(wordings, &[label, &column])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_row_is_asked_for_a_cell_that_says_something() {
        let columns = owned(&["Gruppe", "Satz", "", "Beginn"]);
        let found = finding(None, 3, &columns, &owned(&["Halbtags", "-", "x", "7 Uhr", "y"])).unwrap();
        assert_eq!(found.question, "Was gilt für »Halbtags« bei »Beginn«?");
        assert_eq!((found.quotes, found.page, found.kind), (vec!["7 Uhr".to_owned()], 3, "table"));
    }

    #[test]
    fn a_row_without_name_or_content_is_not_asked_for() {
        let columns = owned(&["Gruppe", "Satz"]);
        for row in [&["", "5"][..], &["Halbtags", "k. A."], &["Halbtags"], &[]] {
            assert_eq!(finding(Some("Sätze"), 1, &columns, &owned(row)), None);
        }
    }
}
