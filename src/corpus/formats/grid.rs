//! Tables of marked-up formats: spans resolved, headers joined, key/value tables as records.

use super::builder::spanned;
use crate::corpus::{Content, Field, Record, SpannedText, Table};

const MOST_COLUMNS: usize = 256;
const MOST_CELLS: usize = 200_000;
/// Longest name of a field, characters.
const LONGEST_KEY: usize = 80;

/// A cell as marked up.
#[derive(Debug, Clone, Default)]
pub(crate) struct GridCell {
    pub(crate) text: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) header: bool,
}

/// A table, or a record where it is a key/value table: two columns, no header row, short and distinct names on the
/// left. `title` is the heading above, which a record is named after. `None` when every cell is empty.
pub(crate) fn content(rows: &[Vec<GridCell>], caption: &str, title: &str) -> Option<Content> {
    let grid = resolve(rows);
    if grid.iter().flatten().all(|cell| cell.text.trim().is_empty()) {
        return None;
    }
    if is_record(&grid) {
        let title = if caption.trim().is_empty() { title } else { caption };
        return Some(Content::Record(record(&grid, title)));
    }
    Some(Content::Table(table(&grid, caption)))
}

/// One cell for each row and column; the text of a merged cell stands in its first.
fn resolve(rows: &[Vec<GridCell>]) -> Vec<Vec<GridCell>> {
    let mut grid: Vec<Vec<Option<GridCell>>> = Vec::new();
    let mut cells = 0;
    for (index, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while slot(&mut grid, index, column).is_some() {
                column += 1;
            }
            let (wide, high) = (cell.columns.clamp(1, MOST_COLUMNS), cell.rows.clamp(1, rows.len() - index));
            cells += wide * high;
            if column + wide > MOST_COLUMNS || cells > MOST_CELLS {
                break;
            }
            for (down, right) in (0..high).flat_map(|down| (0..wide).map(move |right| (down, right))) {
                let repeats = cell.header && down == 0;
                let text = if (down, right) == (0, 0) || repeats { cell.text.clone() } else { String::new() };
                *slot(&mut grid, index + down, column + right) = Some(GridCell { text, ..cell.clone() });
            }
            column += wide;
        }
        if grid.len() <= index {
            grid.push(Vec::new());
        }
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    grid.into_iter()
        .map(|mut row| {
            row.resize(width, None);
            row.into_iter().map(Option::unwrap_or_default).collect()
        })
        .collect()
}

fn slot(grid: &mut Vec<Vec<Option<GridCell>>>, row: usize, column: usize) -> &mut Option<GridCell> {
    if grid.len() <= row {
        grid.resize_with(row + 1, Vec::new);
    }
    if grid[row].len() <= column {
        grid[row].resize(column + 1, None);
    }
    &mut grid[row][column]
}

fn is_record(grid: &[Vec<GridCell>]) -> bool {
    let pairs = grid.len() >= 2 && grid.iter().all(|row| row.len() == 2 && !row[1].header);
    let mut keys: Vec<&str> = grid.iter().map(|row| row[0].text.trim()).collect();
    let named = keys.iter().all(|key| !key.is_empty() && key.chars().count() <= LONGEST_KEY);
    keys.sort_unstable();
    pairs && named && keys.windows(2).all(|pair| pair[0] != pair[1])
}

fn record(grid: &[Vec<GridCell>], title: &str) -> Record {
    let field =
        |row: &Vec<GridCell>| Field { group: None, key: spanned(&row[0].text), value: spanned(&row[1].text) };
    Record { title: spanned(title), fields: grid.iter().map(field).collect() }
}

fn table(grid: &[Vec<GridCell>], caption: &str) -> Table {
    let marked = grid.iter().take_while(|row| row.iter().all(|cell| cell.header)).count();
    let header_rows = if marked == grid.len() { 1 } else { marked.max(1) };
    let (header, body) = grid.split_at(header_rows.min(grid.len()));
    let width = grid.first().map_or(0, Vec::len);
    let column = |index: usize| {
        let mut joined = SpannedText::new();
        header.iter().for_each(|row| joined.append(&spanned(&row[index].text), ' '));
        joined
    };
    let caption = spanned(caption);
    Table {
        caption: (!caption.is_empty()).then_some(caption),
        columns: (0..width).map(column).collect(),
        rows: body.iter().map(|row| row.iter().map(|cell| spanned(&cell.text)).collect()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize, header: bool) -> GridCell {
        GridCell { text: text.to_owned(), columns, rows, header }
    }

    #[test]
    fn headers_of_two_rows_are_joined_and_merged_cells_repeat_nothing() {
        let rows = vec![
            vec![cell("Nr.", 1, 2, true), cell("Kosten", 2, 1, true)],
            vec![cell("Plan", 1, 1, true), cell("Ist", 1, 1, true)],
            vec![cell("1", 1, 2, false), cell("10", 1, 1, false), cell("12", 1, 1, false)],
            vec![cell("11", 2, 1, false)],
        ];
        let Some(Content::Table(table)) = content(&rows, "Tabelle 1", "") else { panic!("no table") };
        let texts = |row: &[SpannedText]| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&table.columns), ["Nr.", "Kosten Plan", "Kosten Ist"]);
        assert_eq!(texts(&table.rows[0]), ["1", "10", "12"]);
        assert_eq!(texts(&table.rows[1]), ["", "11", ""]);
    }

    #[test]
    fn key_and_value_columns_become_a_record() {
        let row = |key, value| vec![cell(key, 1, 1, false), cell(value, 1, 1, false)];
        let Some(Content::Record(record)) = content(&[row("Name", "A"), row("Ort", "")], "", "Projekt")
        else {
            panic!("no record")
        };
        assert_eq!((record.title.text.as_str(), record.fields[1].key.text.as_str()), ("Projekt", "Ort"));
    }

    #[test]
    fn absurd_spans_are_bounded() {
        let rows = vec![vec![cell("a", usize::MAX, usize::MAX, false)], vec![cell("b", 100_000, 1, false)]];
        let _ = content(&rows, "", "");
    }
}
