//! What the rows of a table are called.

use crate::corpus::text::collapse_whitespace;
use crate::corpus::{SpannedText, Table};

/// Fewest rows whose numbers count as running.
const FEWEST_NUMBERED: usize = 3;

/// The names of a table's rows: the cells of one column, under those of a column before it that each hold for several
/// rows and are printed once.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct RowNames {
    /// The column that names rows; `None` where it is the first that is filled.
    column: Option<usize>,
    /// What holds for each row and those beside it; empty where nothing does.
    groups: Vec<String>,
}

/// A row's name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RowName {
    /// What holds for several rows; may be empty.
    pub(super) group: String,
    /// The row's own name; empty where it has none beside its group.
    pub(super) label: String,
    /// The column whose cell is the label.
    pub(super) column: Option<usize>,
}

impl RowNames {
    /// Finds them by the first columns: running numbers name nothing, and where cells are missing under a filled one, that
    /// holds for them.
    pub(super) fn of(table: &Table) -> Self {
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut groups: Option<usize> = None;
        for column in 0..width {
            let cells = Column { table, column };
            if cells.is_running_number() && column + 1 < width {
                continue;
            }
            if groups.is_none() && cells.holds_for_several() && column + 1 < width {
                groups = Some(column);
                continue;
            }
            let names = column > 0 && column + 1 < width && cells.is_filled_with_words();
            let groups = groups.map(|column| Column { table, column }.carried_down()).unwrap_or_default();
            return Self { column: names.then_some(column), groups };
        }
        Self::default()
    }

    /// The name of a row.
    pub(super) fn name(&self, table: &Table, row: usize) -> RowName {
        let cells = &table.rows[row];
        let is_filled = |column: &usize| cells.get(*column).is_some_and(|cell| !cell.is_empty());
        let group = self.groups.get(row).cloned().unwrap_or_default();
        let column = self.column.filter(is_filled).or_else(|| (0..cells.len()).find(is_filled));
        if self.column.is_none() && !group.is_empty() {
            return RowName { group, label: String::new(), column: None };
        }
        let label = column.map_or(String::new(), |column| collapse_whitespace(&cells[column].text));
        let group = if group == label { String::new() } else { group };
        RowName { group, label, column }
    }
}

struct Column<'t> {
    table: &'t Table,
    column: usize,
}

impl<'t> Column<'t> {
    fn cells(&self) -> impl Iterator<Item = Option<&'t SpannedText>> + '_ {
        let cell = |row: &'t Vec<SpannedText>| row.get(self.column).filter(|cell| !cell.is_empty());
        self.table.rows.iter().map(cell)
    }

    /// Whether the cells count up, one by one.
    fn is_running_number(&self) -> bool {
        let number = |cell: Option<&SpannedText>| cell?.text.trim().trim_end_matches('.').parse::<u32>().ok();
        let Some(numbers) = self.cells().map(number).collect::<Option<Vec<u32>>>() else { return false };
        numbers.len() >= FEWEST_NUMBERED && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
    }

    /// Whether words stand in the first row and for every other one again only where something new begins.
    fn holds_for_several(&self) -> bool {
        let filled = self.cells().flatten().count();
        let missing = self.table.rows.len() - filled;
        self.cells().next().flatten().is_some()
            && self.cells().flatten().all(has_words)
            && 2 * missing >= filled
            && missing > 1
    }

    /// Whether every row has words here; sums in the last one may have none.
    fn is_filled_with_words(&self) -> bool {
        let rows = self.table.rows.len();
        self.cells().enumerate().all(|(row, cell)| cell.map_or(row > 0 && row + 1 == rows, has_words))
    }

    fn carried_down(&self) -> Vec<String> {
        let mut last = String::new();
        let mut carried = Vec::new();
        for cell in self.cells() {
            if let Some(cell) = cell {
                last = collapse_whitespace(&cell.text);
            }
            carried.push(last.clone());
        }
        carried
    }
}

fn has_words(cell: &SpannedText) -> bool {
    cell.text.chars().filter(|character| character.is_alphabetic()).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(rows: &[&[&str]]) -> Vec<String> {
        let spanned = |text: &&str| {
            let mut cell = SpannedText::new();
            cell.push(text, 1, None);
            cell
        };
        let rows: Vec<Vec<SpannedText>> = rows.iter().map(|row| row.iter().map(spanned).collect()).collect();
        let table = Table { rows, ..Table::default() };
        let found = RowNames::of(&table);
        let name = |row| {
            let name = found.name(&table, row);
            format!("{}/{}", name.group, name.label)
        };
        (0..table.rows.len()).map(name).collect()
    }

    #[test]
    fn a_row_is_named_by_its_first_cell() {
        assert_eq!(names(&[&["2024", "A"], &["2025", "B"]]), ["/2024", "/2025"]);
        assert_eq!(names(&[&["A", "2"], &["", "3"]]), ["/A", "/3"], "one missing cell is no group");
    }

    #[test]
    fn a_running_number_names_nothing() {
        let rows: [&[&str]; 3] = [&["1", "Lager", "2"], &["2.", "Büro", "4"], &["3", "Halle", "6"]];
        assert_eq!(names(&rows), ["/Lager", "/Büro", "/Halle"]);
        let years: [&[&str]; 3] = [&["2", "10", "2"], &["3", "20", "4"], &["4", "30", "6"]];
        assert_eq!(names(&years), ["/2", "/3", "/4"], "no other column names them");
    }

    #[test]
    fn what_is_printed_once_holds_for_the_rows_below() {
        let rows: [&[&str]; 4] = [
            &["Nord", "1", "Brücke", "offen"],
            &["", "2", "Straße", "zu"],
            &["", "3", "Weg", "zu"],
            &["Süd", "4", "Steg", "offen"],
        ];
        assert_eq!(names(&rows), ["Nord/Brücke", "Nord/Straße", "Nord/Weg", "Süd/Steg"]);
        let two: [&[&str]; 4] = [&["Nord", "malen"], &["", "bauen"], &["", "fegen"], &["Süd", "gehen"]];
        assert_eq!(names(&two), ["Nord/", "Nord/", "Nord/", "Süd/"]);
    }
}
