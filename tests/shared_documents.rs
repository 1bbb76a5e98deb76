//! Reading and layout measured on the shared documents. Prints its figures; run with `--nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

mod support;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use auskunft::corpus::pdf::{HayroReader, read_in_process};
use auskunft::corpus::{Content, Document, Passage, Record, Table, layout, passage};
use auskunft::embedding::EmbedderTokens;

const REPORT: &str = "002_ki-rpa-projekte-niedersaechsische-landkreise.pdf";

fn document(path: &Path) -> Document {
    let bytes = std::fs::read(path).unwrap();
    let pdf = read_in_process(&HayroReader, &bytes).unwrap();
    layout::understand(pdf, &path.file_name().unwrap().to_string_lossy())
}

fn records(document: &Document) -> Vec<&Record> {
    let blocks = document.blocks.iter();
    blocks
        .filter_map(|block| match &block.content {
            Content::Record(record) => Some(record),
            _ => None,
        })
        .collect()
}

/// White space and hyphenation normalised away.
fn bare(text: &str) -> String {
    let dropped =
        |character: char| character.is_whitespace() || matches!(character, '-' | '\u{ad}' | '\u{2010}');
    text.chars().filter(|character| !dropped(*character)).collect()
}

/// White space normalised away.
fn unspaced(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn holds(passages: &[Passage], page: u64, quote: &str) -> bool {
    let quote = bare(quote);
    passages.iter().any(|passage| {
        let on_page = passage.text.runs.iter().any(|run| u64::from(run.page) == page);
        on_page && bare(&passage.text.text).contains(&quote)
    })
}

#[test]
fn evidence_quotes_stand_in_one_passage() {
    let Some(shared) = support::shared() else { return };
    let encoders = support::encoders();
    let tokens = EmbedderTokens(encoders.retriever.as_ref());
    let questions = std::fs::read_to_string(shared.join("questions/dev.jsonl")).unwrap();
    let mut read: HashMap<PathBuf, Vec<Passage>> = HashMap::new();
    let (mut wanted, mut found) = (0, 0);
    for question in questions.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
        if question["answerable"] != true {
            continue;
        }
        for evidence in question["evidence"].as_array().unwrap() {
            let quote = evidence["quote"].as_str().unwrap();
            let single = evidence["steckbrief_doc"].as_str().map(|name| format!("steckbriefe/{name}"));
            let places = [
                evidence["doc"].as_str().map(|name| (name.to_owned(), &evidence["page"])),
                single.map(|name| (name, &evidence["steckbrief_page"])),
            ];
            for (name, page) in places.into_iter().flatten() {
                let path = shared.join("documents").join(&name);
                let passages =
                    read.entry(path.clone()).or_insert_with(|| passage::passages(&document(&path), &tokens));
                wanted += 1;
                if holds(passages, page.as_u64().unwrap(), quote) {
                    found += 1;
                } else {
                    println!("missing: {} {name} p. {page}: {quote}", question["id"]);
                }
            }
        }
    }
    println!("evidence quotes in one passage of the right document and page: {found} of {wanted}");
    assert!(found * 100 >= wanted * 99, "{found} of {wanted}");
}

#[test]
fn steckbriefe_agree_with_the_report() {
    let Some(shared) = support::shared() else { return };
    let report = document(&shared.join("documents").join(REPORT));
    let theirs = records(&report);
    let mut files: Vec<PathBuf> = std::fs::read_dir(shared.join("documents/steckbriefe"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .collect();
    files.sort();
    let (mut fields, mut same) = (0, 0);
    for path in &files {
        let single = document(path);
        let mine = records(&single);
        assert_eq!(mine.len(), 1, "{}", path.display());
        let best = theirs.iter().max_by_key(|other| agreeing(mine[0], other)).unwrap();
        let agreeing = agreeing(mine[0], best);
        let size = mine[0].fields.len().max(best.fields.len());
        if agreeing < size {
            println!("{}: {agreeing} of {size} fields agree", path.file_stem().unwrap().to_string_lossy());
            print_differences(mine[0], best);
        }
        assert!(agreeing * 100 >= size * 95, "{}: {agreeing} of {size}", path.display());
        fields += size;
        same += agreeing;
    }
    println!(
        "{} single files, {} records in the report, {same} of {fields} fields agree",
        files.len(),
        theirs.len()
    );
    assert_eq!((files.len(), theirs.len()), (69, 69));
}

fn pairs(record: &Record) -> Vec<(String, String)> {
    record.fields.iter().map(|field| (unspaced(&field.key.text), unspaced(&field.value.text))).collect()
}

fn agreeing(one: &Record, other: &Record) -> usize {
    pairs(one).iter().zip(pairs(other)).filter(|(a, b)| *a == b).count()
}

fn print_differences(one: &Record, other: &Record) {
    for (a, b) in pairs(one).iter().zip(pairs(other)).filter(|(a, b)| *a != b) {
        println!("  {a:?}\n  {b:?}");
    }
}

#[test]
fn overview_table_has_every_cell_under_its_header() {
    let Some(shared) = support::shared() else { return };
    let report = document(&shared.join("documents").join(REPORT));
    let table = report.blocks.iter().find_map(|block| match &block.content {
        Content::Table(table) if table.columns.iter().any(|name| name.first_page() == Some(16)) => {
            Some(table)
        }
        _ => None,
    });
    let table = table.expect("a table on page 16");
    let names: Vec<&str> = table.columns.iter().map(|name| name.text.as_str()).collect();
    println!("columns: {names:?}");
    assert_eq!(
        names,
        [
            "Landkreis",
            "Organisationseinheit",
            "Gesamtverantwortung",
            "KI-Strategie",
            "Digi-Strategie mit KI-Teil",
            "DA",
            "VZÄ für KI",
            "Projekte abgeschlossen",
            "Projekte in Umsetzung",
            "Projekte geplant",
        ]
    );
    let named = table.rows.iter().filter(|row| !row[0].is_empty()).count();
    println!("rows with a county: {named}, all rows: {}", table.rows.len());
    assert_eq!((named, table.rows.len()), (19, 20), "19 counties and a row of sums");
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    for (row, cells) in EXPECTED {
        let found: Vec<&str> = table.rows[*row].iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(found, *cells);
    }
    let sums = [3, 4, 5, 7, 8, 9].map(|column| column_sum(table, column));
    println!("marks and figures by column: {sums:?}");
    // Counted by eye on the page's picture: the printed row of sums (3, 36, 41) does not add up itself.
    assert_eq!(sums, [2, 4, 5, 24, 38, 39]);
}

/// Number of marks, or sum of the figures, above the last row.
fn column_sum(table: &Table, column: usize) -> u32 {
    let rows = &table.rows[..table.rows.len() - 1];
    rows.iter()
        .map(|row| match row[column].text.as_str() {
            "" => 0,
            "X" => 1,
            figure => figure.parse().unwrap(),
        })
        .sum()
}

/// Rows of the printed page: full, with empty cells, and the sums.
const EXPECTED: &[(usize, [&str; 10])] = &[
    (
        4,
        [
            "Göttingen",
            "Referat Organisation und Digitalisierung (innerhalb des Fachbereichs Finanzen und IT)",
            "Digitalisierungs-Team (Abteilung oder Stabsstelle)",
            "",
            "",
            "",
            "0,5",
            "0",
            "1",
            "2",
        ],
    ),
    (
        5,
        [
            "Hameln-Pyrmont",
            "Digitalisierung",
            "Digitalisierungs-Team (Abteilung oder Stabsstelle)",
            "",
            "",
            "X",
            "0,3",
            "1",
            "4",
            "3",
        ],
    ),
    (
        9,
        [
            "Lüchow-Dannenberg",
            "Stabsstelle Digitalisierung",
            "Digitalisierungs-Team (Abteilung oder Stabsstelle)",
            "X",
            "",
            "X",
            "0,8",
            "7",
            "2",
            "2",
        ],
    ),
    (19, ["", "", "", "2", "3", "5", "Ø 0,5", "24", "36", "41"]),
];
