//! `.docx`: the archive's parts are read as XML streams. A library for writing such files (docx-rs) would build the
//! whole tree in memory and panics on parts it does not expect; zip and quick-xml do neither.

mod body;
mod package;
mod styles;
mod xml;

use crate::corpus::{CorpusError, Document};
use package::Package;

/// Reads a Word file.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Document, CorpusError> {
    let mut package = Package::open(bytes)?;
    let document =
        package.part("word/document.xml")?.ok_or_else(|| malformed("word/document.xml is missing"))?;
    let styles =
        package.part("word/styles.xml")?.map(|part| styles::read(&part)).transpose()?.unwrap_or_default();
    let notes = package.part("word/footnotes.xml")?.map(|part| body::footnotes(&part)).transpose()?;
    let title = package.part("docProps/core.xml")?.map(|part| xml::text_of(&part, "title")).transpose()?;
    let builder =
        body::read(&document, &styles, &notes.unwrap_or_default(), title.as_deref().unwrap_or_default())?;
    Ok(builder.finish(name))
}

pub(crate) fn malformed(reason: &str) -> CorpusError {
    CorpusError::Malformed { format: "DOCX", reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::corpus::Content;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paragraph(properties: &str, text: &str) -> String {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
    }

    fn cell(properties: &str, text: &str) -> String {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", text))
    }

    #[test]
    fn headings_lists_tables_and_footnotes() {
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        let body = [
            paragraph("<w:pStyle w:val=\"berschrift1\"/>", "Reisekosten &amp; mehr"),
            "<w:p><w:r><w:t>Ab </w:t></w:r><w:del><w:r><w:delText>2023</w:delText></w:r></w:del>\
             <w:r><w:t>2024</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
                .to_owned(),
            paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "erstens"),
            format!(
                "<w:tbl>{}{}</w:tbl>",
                row(&[cell("<w:gridSpan w:val=\"2\"/>", "Kosten"), cell("", "Jahr")]),
                row(&[cell("", "1"), cell("", "2"), cell("<w:vMerge/>", "")]),
            ),
            format!(
                "<w:tbl>{}{}</w:tbl>",
                row(&[cell("", "Amt"), cell("", "Bau")]),
                row(&[cell("", "Ort"), cell("", "")])
            ),
        ];
        let bytes = archive(&[
            (
                "word/document.xml",
                &format!("<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", body.concat()),
            ),
            (
                "word/styles.xml",
                "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
            ),
            (
                "word/footnotes.xml",
                "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>Erlass</w:t></w:r></w:p></w:footnote></w:footnotes>",
            ),
        ]);
        let document = read(&bytes, "datei").unwrap();
        assert_eq!(document.title, "Reisekosten & mehr");
        let kinds: Vec<_> = document
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading { level, text } => format!("H{level} {}", text.text),
                Content::Paragraph(text) => format!("P {}", text.text),
                Content::ListItem(text) => format!("L {}", text.text),
                Content::Footnote(text) => format!("F {}", text.text),
                Content::Table(table) => format!("T {} {}", table.columns.len(), table.rows.len()),
                Content::Record(record) => format!("R {} {}", record.title.text, record.fields[0].value.text),
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "H1 Reisekosten & mehr",
                "P Ab 2024",
                "F Erlass",
                "L • erstens",
                "T 3 1",
                "R Reisekosten & mehr Bau"
            ]
        );
    }

    #[test]
    fn damaged_files_are_errors() {
        assert!(read(b"PK\x03\x04 nothing", "a").is_err());
        assert!(read(&archive(&[("other.xml", "<a/>")]), "a").is_err());
    }
}
