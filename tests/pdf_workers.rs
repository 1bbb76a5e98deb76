//! PDFs through the supervisor, hostile ones included: every file ends with a defined result within the limits.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a failed step fails the test"
)]

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use auskunft::corpus::{
    CorpusError, PageStatus, PdfText, ReaderKind,
    pdf::{PdfWorkers, ReadLimits},
};
use proptest::prelude::*;

const EXECUTABLE: &str = env!("CARGO_BIN_EXE_auskunft");

fn workers(limits: ReadLimits) -> PdfWorkers {
    PdfWorkers::with_executable(PathBuf::from(EXECUTABLE), limits)
}

/// Writes a PDF out of numbered objects; object 1 is the catalog.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    bytes
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>\nstream\n{content}\nendstream", content.len())
}

const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

fn page_with(content: &str, catalog: &str, page: &str) -> Vec<u8> {
    pdf(&[
        &format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        &format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{page}>>"
        ),
        &stream(content),
        FONT,
    ])
}

fn texts(text: &PdfText) -> Vec<&str> {
    text.pages.iter().flat_map(|page| &page.words).map(|word| word.text.as_str()).collect()
}

#[test]
fn reads_words_cells_rules_fills_and_what_the_file_says_of_itself() {
    let content = "/P <</MCID 7>> BDC BT /F1 12 Tf 50 700 Td (Hallo Stra\\337e) Tj ET EMC \
        /Artifact BMC BT /F1 8 Tf 50 30 Td (Seite) Tj ET EMC \
        BT 3 Tr /F1 12 Tf 50 600 Td (unsichtbar) Tj ET \
        BT /F1 12 Tf 700 600 Td (draussen) Tj ET \
        1 w 50 500 m 300 500 l S 50 300 200 100 re S 0.9 g 60 310 50 30 re f 0 g 50 480 100 1 re f 1 g 0 0 595 842 re f";
    let catalog = "/Lang(de-DE)/PageLabels<</Nums[0<</S/r/St 4/P(A-)>>]>>/Names<</Dests<</Names[(ziel)[3 0 R/Fit]]>>>>\
        /Outlines<</First<</Title(Anfang)/A<</S/GoTo/D(ziel)>>>>>>";
    let text = workers(ReadLimits::default()).read(&page_with(content, catalog, "")).unwrap();
    assert_eq!(texts(&text), ["Hallo", "Straße", "Seite", "unsichtbar"]);
    let page = &text.pages[0];
    assert_eq!((page.reader, &page.status), (ReaderKind::Hayro, &PageStatus::Read));
    assert_eq!((page.label.as_deref(), text.language.as_deref()), (Some("A-iv"), Some("de-DE")));
    let [hello, street, footer, hidden] = &page.words[..] else { panic!("four words") };
    assert_eq!((hello.cell, street.cell, footer.cell), (Some(7), Some(7), None));
    assert!(footer.artifact && !hello.artifact && hidden.invisible && !hello.invisible);
    assert!((hello.rect.x0 - 50.0).abs() < 0.5 && hello.rect.contains(55.0, 842.0 - 703.0));
    assert!((hello.size - 12.0).abs() < 0.1);
    assert_eq!((page.rules.len(), page.fills.len()), (6, 1), "{:?} {:?}", page.rules, page.fills);
    assert_eq!(text.outline.len(), 1);
    assert_eq!((text.outline[0].title.as_str(), text.outline[0].page), ("Anfang", Some(1)));
}

#[test]
fn boxes_are_in_the_coordinates_of_the_rotated_and_cropped_page() {
    let content = "BT /F1 12 Tf 50 700 Td (innen) Tj ET BT /F1 12 Tf 50 100 Td (aussen) Tj ET";
    let bytes = page_with(content, "", "/Rotate 90/CropBox[40 600 400 800]");
    let workers = workers(ReadLimits::default());
    let text = workers.read(&bytes).unwrap();
    assert_eq!(texts(&text), ["innen"]);
    let page = &text.pages[0];
    assert!((page.width - 200.0).abs() < 0.1 && (page.height - 360.0).abs() < 0.1);
    let word = &page.words[0];
    assert_eq!(word.direction, 270);
    assert!(word.rect.contains(100.0 + 3.0, 10.0 + 5.0), "{:?}", word.rect);
    let image = workers.render(&bytes, 1, 2.0).unwrap();
    assert!(image.starts_with(b"\x89PNG"));
    let edge = |at: usize| u32::from_be_bytes(image[at..at + 4].try_into().unwrap());
    assert_eq!((edge(16), edge(20)), (400, 720));
}

#[test]
fn paragraphs_of_one_tagged_table_cell_share_their_identity() {
    let line = |content: u32, text: &str| {
        let y = 700 - 20 * content;
        format!("/P <</MCID {content}>> BDC BT /F1 12 Tf 50 {y} Td ({text}) Tj ET EMC\n")
    };
    let content = ["eins", "zwei", "drei", "vier"].iter().zip(0..).map(|(text, content)| line(content, text));
    let bytes = pdf(&[
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents 0/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        &stream(&content.collect::<String>()),
        FONT,
        "<</Type/StructTreeRoot/ParentTree<</Nums[0[9 0 R 10 0 R 11 0 R 6 0 R]]>>>>",
        "<</S/TD/P 6 0 R>>",
        "<</S/TD/P 6 0 R>>",
        "<</S/P/P 7 0 R>>",
        "<</S/P/P 8 0 R>>",
        "<</S/P/P 8 0 R>>",
    ]);
    let text = workers(ReadLimits::default()).read(&bytes).unwrap();
    let cells: Vec<_> = text.pages[0].words.iter().map(|word| word.cell).collect();
    assert_eq!(cells, [Some(0), Some(1), Some(1), Some(3)]);
}

#[test]
fn a_page_with_a_picture_and_no_text_needs_recognition() {
    let image = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nA\nendstream";
    let bytes = pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 6 0 R>>>>/Contents 4 0 R>>",
        &stream("q 595 0 0 842 0 0 cm /I Do Q"),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        image,
    ]);
    let text = workers(ReadLimits::default()).read(&bytes).unwrap();
    let statuses: Vec<_> = text.pages.iter().map(|page| page.status.clone()).collect();
    assert_eq!(statuses, [PageStatus::NeedsOcr, PageStatus::Empty]);
    assert!(text.pages[0].image_share > 0.99);
}

#[test]
fn errors_name_what_is_wrong() {
    let workers = workers(ReadLimits { file_bytes: 10_000, ..ReadLimits::default() });
    assert!(matches!(workers.read(b""), Err(CorpusError::Malformed { .. })));
    assert!(matches!(workers.read(b"just text"), Err(CorpusError::Malformed { .. })));
    assert!(matches!(workers.read(&vec![b' '; 10_001]), Err(CorpusError::TooLarge { .. })));
    let bytes = page_with("", "", "");
    assert!(matches!(workers.render(&bytes, 2, 1.0), Err(CorpusError::NoSuchPage { page: 2, count: 1 })));
    assert!(matches!(workers.render(&bytes, 0, 1.0), Err(CorpusError::NoSuchPage { page: 0, count: 1 })));
}

#[test]
fn a_program_that_is_no_worker_is_an_error() {
    let stranger = PdfWorkers::with_executable(PathBuf::from("/bin/true"), ReadLimits::default());
    assert!(matches!(stranger.read(&page_with("", "", "")), Err(CorpusError::Worker(_))));
    let missing = PdfWorkers::with_executable(PathBuf::from("/nowhere/auskunft"), ReadLimits::default());
    assert!(matches!(missing.read(&page_with("", "", "")), Err(CorpusError::Io { .. })));
}

#[test]
fn a_silent_worker_is_ended_when_its_time_is_up() {
    let limits = ReadLimits { wall_time: Duration::from_millis(1), ..ReadLimits::default() };
    let started = Instant::now();
    let outcome = workers(limits).read(&page_with("", "", ""));
    assert!(started.elapsed() < Duration::from_secs(20));
    assert!(matches!(outcome, Err(CorpusError::Worker(reason)) if reason.contains("time limit")));
}

#[test]
fn hostile_files_end_with_a_defined_result_within_the_limits() {
    let shared = std::env::var("AUSKUNFT_SHARED").unwrap_or_else(|_| "../shared".to_owned());
    let generator = Path::new(&shared).join("hostile/hostile.py");
    if !generator.exists() {
        eprintln!("SKIPPED: {} is missing (set AUSKUNFT_SHARED)", generator.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.pdf");
    std::fs::write(&good, page_with("BT /F1 12 Tf 50 700 Td (Hallo Welt) Tj ET", "", "")).unwrap();
    let files = folder.path().join("files");
    // The encrypted files need a tool that may be missing; all others are written before it is called.
    let _ = Command::new("python3").arg(&generator).arg(&files).arg(&good).output().unwrap();
    let limits = ReadLimits { cpu_seconds: 2, wall_time: Duration::from_secs(30), ..ReadLimits::default() };
    let longest = 4 * 2 * limits.wall_time;
    let workers = workers(limits);
    let mut seen = 0;
    for entry in std::fs::read_dir(&files).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let started = Instant::now();
        let outcome = match workers.read(&bytes) {
            Ok(text) => {
                assert!(!text.pages.is_empty(), "{}", path.display());
                let failed =
                    text.pages.iter().filter(|page| matches!(page.status, PageStatus::Failed(_))).count();
                format!("{} pages, {failed} failed", text.pages.len())
            }
            Err(error) => format!("{error}"),
        };
        let elapsed = started.elapsed();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        println!("{name:<28} {:>7.2} s  {outcome}", elapsed.as_secs_f64());
        assert!(elapsed < longest, "{name} took {elapsed:?}");
        // Rendering must survive the same files; both outcomes are fine.
        let _ = workers.render(&bytes, 1, 1.5);
        seen += 1;
    }
    assert!(seen >= 35, "only {seen} files");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_never_break_the_parent(cut in 0usize..800, changes in prop::collection::vec((0usize..800, any::<u8>()), 0..6)) {
        let mut bytes = page_with("BT /F1 12 Tf 50 700 Td (Hallo Welt) Tj ET", "/Lang(de)", "");
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(cut.max(1));
        match workers(ReadLimits::default()).read(&bytes) {
            Ok(text) => prop_assert!(!text.pages.is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
