//! The room as a whole, on pages written by hand.

use super::testing::{Sketch, pdf};
use super::understand;
use crate::corpus::{Content, Document, Rect};

fn texts(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| match &block.content {
            Content::Heading { level, text } => format!("H{level} {}", text.text),
            Content::Paragraph(text) => format!("P {}", text.text),
            Content::ListItem(text) => format!("L {}", text.text),
            Content::Footnote(text) => format!("F {}", text.text),
            Content::Table(table) => format!("T {}x{}", table.columns.len(), table.rows.len()),
            Content::Record(record) => format!("R {} {}", record.title.text, record.fields.len()),
        })
        .collect()
}

#[test]
fn running_lines_go_and_a_paragraph_continues_over_the_page() {
    let page = |number: u32, lines: &[&str]| {
        Sketch::new(number)
            .size(8.0)
            .text(50.0, 40.0, "Dienstanweisung Reisekosten")
            .text(50.0, 810.0, &format!("Seite {number} von 2"))
            .size(10.0)
            .lines(50.0, 100.0, lines)
    };
    let first = [
        "Die Abrechnung ist binnen sechs Monaten nach dem Ende der Dienst-",
        "reise bei der zuständigen Stelle der Kreisverwaltung einzureichen, KI-",
    ];
    let second =
        ["Werkzeuge dürfen dabei helfen. Danach verfällt der Anspruch auf Erstattung", "der Kosten."];
    let document = understand(pdf(vec![page(1, &first), page(2, &second)]), "reise.pdf");
    assert_eq!(
        texts(&document),
        [
            "P Die Abrechnung ist binnen sechs Monaten nach dem Ende der Dienstreise bei der zuständigen Stelle der \
         Kreisverwaltung einzureichen, KI-Werkzeuge dürfen dabei helfen. Danach verfällt der Anspruch auf Erstattung der \
         Kosten."
        ]
    );
    assert_eq!(document.title, "reise");
}

#[test]
fn headings_form_a_path_and_footnotes_follow_their_text() {
    let body = "Ein Satz mit genug Wörtern, damit der Fließtext die häufigste Größe bleibt im Dokument.";
    let sketch = Sketch::new(1)
        .size(16.0)
        .bold(true)
        .text(50.0, 80.0, "1 Grundsätze")
        .size(13.0)
        .text(50.0, 110.0, "1.1 Zweck")
        .size(10.0)
        .bold(false)
        .text(50.0, 130.0, body)
        .text(50.0, 150.0, "• Erstens die Pflicht zur Ablage aller Vorgänge in der elektronischen Akte.")
        .text(50.0, 162.0, "• Zweitens die Kür.")
        .size(8.0)
        .text(50.0, 780.0, "1 Siehe die Verordnung.");
    let document = understand(pdf(vec![sketch]), "da.pdf");
    assert_eq!(
        texts(&document),
        [
            "H1 1 Grundsätze".to_owned(),
            "H2 1.1 Zweck".to_owned(),
            format!("P {body}"),
            "L • Erstens die Pflicht zur Ablage aller Vorgänge in der elektronischen Akte.".to_owned(),
            "L • Zweitens die Kür.".to_owned(),
            "F 1 Siehe die Verordnung.".to_owned(),
        ]
    );
    assert_eq!(document.blocks[2].headings, ["1 Grundsätze", "1.1 Zweck"]);
}

#[test]
fn a_ruled_record_continues_over_the_page_with_a_cut_cell() {
    let key = |sketch: Sketch, y: f32, key: &str, value: &str| {
        sketch.bold(true).text(54.0, y, key).bold(false).text(204.0, y, value)
    };
    let columns = [50.0, 200.0, 540.0];
    let mut first =
        Sketch::new(1).size(14.0).bold(true).text(50.0, 80.0, "Sprachassistent im Bürgeramt").size(10.0);
    first = key(first, 115.0, "Ansprechstelle", "Bürgeramt");
    first = first.bold(true).lines(54.0, 135.0, &["Wie hoch ist das Projektbud-", "get?"]);
    first = first.bold(false).text(204.0, 135.0, "50.000 EUR").ruled(&columns, &[105.0, 122.0, 155.0, 172.0]);
    first = key(first, 165.0, "Nutzen", "Weniger Anrufe und eine Erleich-");
    let mut second = Sketch::new(2).text(204.0, 115.0, "terung der Arbeit");
    second = key(second, 135.0, "Anmerkung", "keine").ruled(&columns, &[105.0, 122.0, 140.0]);
    let document = understand(pdf(vec![first, second]), "s.pdf");
    let Content::Record(record) = &document.blocks[1].content else { panic!("{:?}", texts(&document)) };
    let fields: Vec<(&str, &str)> =
        record.fields.iter().map(|field| (field.key.text.as_str(), field.value.text.as_str())).collect();
    assert_eq!(record.title.text, "Sprachassistent im Bürgeramt");
    assert_eq!(
        fields,
        [
            ("Ansprechstelle", "Bürgeramt"),
            ("Wie hoch ist das Projektbudget?", "50.000 EUR"),
            ("Nutzen", "Weniger Anrufe und eine Erleichterung der Arbeit"),
            ("Anmerkung", "keine"),
        ]
    );
    assert_eq!(record.fields[2].value.last_page(), Some(2));
}

#[test]
fn a_two_row_header_names_the_columns_below_it() {
    let (columns, rows) = ([50.0, 200.0, 300.0, 400.0], [100.0, 120.0, 140.0, 160.0, 180.0]);
    let mut sketch = Sketch::new(1)
        .bold(true)
        .text(54.0, 114.0, "Kreis")
        .text(254.0, 114.0, "Projekte")
        .text(204.0, 134.0, "laufend")
        .text(304.0, 134.0, "geplant")
        .bold(false)
        .text(54.0, 154.0, "Auental")
        .text(304.0, 154.0, "3")
        .text(54.0, 174.0, "Bruchfeld")
        .text(204.0, 174.0, "7")
        .filled(Rect::new(50.0, 100.0, 400.0, 140.0))
        .ruled(&columns, &rows);
    // The lines inside the merged header cells go.
    let mut page = std::mem::replace(&mut sketch, Sketch::new(1)).page();
    page.rules.retain(|rule| !(rule.height() > 50.0 && (rule.x0 - 300.0).abs() < 1.0));
    page.rules.retain(|rule| !(rule.width() > 50.0 && (rule.y0 - 120.0).abs() < 1.0));
    page.rules.push(Rect::new(299.8, 120.0, 300.2, 180.0));
    page.rules.push(Rect::new(200.0, 119.8, 400.0, 120.2));
    let document = understand(crate::corpus::PdfText { pages: vec![page], ..Default::default() }, "t.pdf");
    let Content::Table(table) = &document.blocks[0].content else { panic!("{:?}", texts(&document)) };
    let names: Vec<&str> = table.columns.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(names, ["Kreis", "Projekte laufend", "Projekte geplant"]);
    let row: Vec<&str> = table.rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!((table.rows.len(), row), (2, vec!["Auental", "", "3"]));
}

#[test]
fn columns_of_words_without_lines_are_a_table_but_running_text_in_columns_is_not() {
    let rows = [
        ("Auental", "12", "laufend"),
        ("Bruchfeld", "7", "geplant"),
        ("Ceder", "3", "laufend"),
        ("Dorn", "1", "ruht"),
    ];
    let table = rows.iter().enumerate().fold(Sketch::new(1), |sketch, (index, row)| {
        let y = 100.0 + 20.0 * index as f32;
        sketch.text(50.0, y, row.0).text(200.0, y, row.1).text(300.0, y, row.2)
    });
    assert_eq!(texts(&understand(pdf(vec![table]), "t.pdf"))[0], "T 3x4");
    let left = [
        "Die Kreisverwaltung hat im Jahr den",
        "Betrieb der Systeme neu geordnet und",
        "dabei die Zuständigkeit geklärt, was",
        "allen Beteiligten sehr geholfen hat,",
    ];
    let right = [
        "weil nun jede Stelle weiß, an wen sie",
        "sich wenden kann, wenn ein Fehler im",
        "System auftritt oder eine Anfrage aus",
        "der Bevölkerung zu beantworten ist.",
    ];
    let text = Sketch::new(1).lines(50.0, 100.0, &left).lines(310.0, 100.0, &right);
    let found = texts(&understand(pdf(vec![text]), "t.pdf"));
    assert_eq!(found, [format!("P {} {}", left.join(" "), right.join(" "))]);
}

#[test]
fn a_key_value_list_without_lines_is_a_record() {
    let rows = [
        ("Bezeichnung", "Mängelmelder"),
        ("Fachdienst", "Straßenverkehr und Ordnung"),
        ("Stand", "in Betrieb"),
        ("Kosten je Jahr", "4.200 EUR"),
    ];
    let sketch = rows.iter().enumerate().fold(Sketch::new(1), |sketch, (index, row)| {
        let y = 100.0 + 18.0 * index as f32;
        sketch.bold(true).text(50.0, y, row.0).bold(false).text(200.0, y, row.1)
    });
    assert_eq!(texts(&understand(pdf(vec![sketch]), "maengelmelder.pdf")), ["R maengelmelder 4"]);
}
