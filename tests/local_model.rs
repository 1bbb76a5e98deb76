//! A real chat model end to end. `AUSKUNFT_TEST_GGUF` names the file, for example SmolLM2-135M-Instruct.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use auskunft::answer::write::{Finish, LocalWriter, NumberedEvidence, WriteRequest, Writer, WriterError};
use auskunft::config::LocalSettings;

/// Settings for the model; `None`, loudly, where none is named.
fn settings() -> Option<LocalSettings> {
    let model = std::env::var_os("AUSKUNFT_TEST_GGUF").map(PathBuf::from).filter(|path| path.is_file());
    let Some(model) = model else {
        eprintln!("SKIPPED: AUSKUNFT_TEST_GGUF names no model file");
        return None;
    };
    Some(LocalSettings { model, total_seconds: 600, waiting: 0, ..LocalSettings::default() })
}

fn evidence(count: u32) -> Vec<NumberedEvidence> {
    (1..=count)
        .map(|number| NumberedEvidence {
            number,
            document: "Dienstanweisung".to_owned(),
            place: format!("Seite {number}"),
            text: "Die Frist beträgt vier Wochen. Sie beginnt am Tag nach dem Eingang.".to_owned(),
        })
        .collect()
}

#[test]
fn a_model_streams_can_be_broken_off_and_repeats_itself() {
    let Some(settings) = settings() else { return };
    let writer = LocalWriter::load(&settings).unwrap();
    let evidence = evidence(2);
    let request = WriteRequest { question: "Wie lang ist die Frist?", evidence: &evidence, most_words: 1 };
    let mut pieces = Vec::new();
    let written = writer
        .write(&request, &mut |piece| {
            if !piece.is_empty() {
                pieces.push(piece.to_owned());
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    println!("{written:?} in {} pieces", pieces.len());
    assert!(matches!(written.finish, Finish::Stop | Finish::Length));
    assert!(pieces.len() > 3, "{pieces:?}");
    assert_eq!(pieces.concat().trim_end(), written.text);

    let mut seen = 0;
    let broken = writer
        .write(&request, &mut |piece| {
            seen += usize::from(!piece.is_empty());
            if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(broken.finish, Finish::Cancelled);
    assert_eq!(seen, 3, "a piece came after breaking off");
    assert_eq!(broken.text, pieces[..3].concat().trim_end(), "the kept part of the prompt was changed");

    let mut inside = None;
    let outer = writer
        .write(&request, &mut |_| {
            inside = Some(writer.write(&request, &mut |_| ControlFlow::Continue(())));
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(outer.finish, Finish::Cancelled);
    assert!(matches!(inside, Some(Err(WriterError::Busy { .. }))), "{inside:?}");
}

#[test]
fn the_time_and_the_context_are_kept() {
    let Some(settings) = settings() else { return };
    let narrow = LocalSettings { context_tokens: 1_536, total_seconds: 1, ..settings };
    let writer = LocalWriter::load(&narrow).unwrap();
    let (evidence, start) = (evidence(40), Instant::now());
    // More passages than fit are no error; more question than fits is one.
    let request = WriteRequest { question: "Wie lang ist die Frist?", evidence: &evidence, most_words: 100 };
    let written = writer.write(&request, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(written.finish, Finish::Time);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    let long = WriteRequest { question: &"Frist ".repeat(900), ..request };
    let refused = writer.write(&long, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(matches!(refused, WriterError::Context { .. }), "{refused}");
}
