//! Answers from end to end: real encoders, real store, small documents written for it.
#![allow(clippy::unwrap_used, reason = "a failed step fails the test")]

mod language_peer;
mod support;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use auskunft::answer::write::ServerWriter;
use auskunft::answer::{Answer, Assistant, Question, Role, Turn};
use auskunft::config::{Answering, ServerSettings};
use auskunft::ingest::index_folder;
use auskunft::store::Store;
use serde::Deserialize;

/// Name, county, product, status, funding, contact.
const PROJECTS: [[&str; 6]; 5] = [
    [
        "Terminbuchung im Bürgeramt",
        "Landkreis Ostmark",
        "Termina",
        "Produktiv",
        "Ja, Landesmittel",
        "Ina Holm",
    ],
    ["Bilderkennung für Baumschäden", "Landkreis Ostmark", "Waldblick", "Geplant", "-", "Uwe Sand"],
    ["Terminassistent am Telefon", "Landkreis Seeland", "Termina", "Erprobung", "Nein", "Rita Moor"],
    ["Aktenzusammenfassung", "Landkreis Tiefental", "Kurzfass", "Erprobung", "Ja, Bundesmittel", "Jan Deich"],
    ["Übersetzung am Schalter", "Landkreis Tiefental", "Dolmetscha", "Eingestellt", "Nein", "Eva Furt"],
];

const HANDBOOK: &str = "# Dienstanweisung Leihgeräte

## 1 Begriffe

Leihgerät: ein tragbares Gerät, das die Geräteausgabe für höchstens sechs Wochen überlässt.
Die Inventarverwaltung (IV) führt das Verzeichnis der Leihgeräte.

## 2 Ausleihe

Leihgeräte werden mit dem Formular LG-01 beantragt. Die Ausgabe ist dienstags von 9:00 bis 11:00 Uhr geöffnet.
Eine Verlängerung ist einmal um zwei Wochen möglich.

## 3 Verlust

Bei Verlust eines Leihgeräts gilt:

1. Den Verlust sofort der Geräteausgabe unter Durchwahl 7712 melden.
2. Das Formular LG-09 ausfüllen und der Inventarverwaltung senden.
3. Bei Diebstahl Anzeige bei der Polizei erstatten.

## 4 Widerspruch gegen eine Ablehnung

Die Frist beträgt vier Wochen. Sie beginnt mit dem Zugang der Ablehnung.
";

#[derive(Deserialize)]
struct Injection {
    name: String,
    passage: String,
    question: String,
    expected: String,
}

struct House {
    assistant: Assistant,
    store: Arc<Store>,
    index: PathBuf,
    injections: Vec<Injection>,
    _folder: tempfile::TempDir,
}

static HOUSE: LazyLock<House> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let (documents, data) = (folder.path().join("haus"), folder.path().join("data"));
    std::fs::create_dir_all(&documents).unwrap();
    for (number, [name, county, product, status, funding, contact]) in PROJECTS.iter().enumerate() {
        let rows = [
            ("Projektname", name),
            ("Landkreis", county),
            ("Anbieter/Produkt", product),
            ("Projektstatus", status),
            ("Fördermittel", funding),
            ("Ansprechperson", contact),
        ];
        let mut page = format!("<html lang=de><title>{name}</title><h1>{name}</h1><table>");
        for (key, value) in rows {
            let _ = write!(page, "<tr><td>{key}</td><td>{value}</td></tr>");
        }
        write(&documents, &format!("projekt-{number}.html"), &format!("{page}</table></html>"));
    }
    write(&documents, "leihgeraete.md", HANDBOOK);
    let text = std::fs::read_to_string(support::root().join("tests/data/injections.json")).unwrap();
    let injections: Vec<Injection> = serde_json::from_str(&text).unwrap();
    let mut planted = String::from("# Hausordnung\n");
    for (number, injection) in injections.iter().enumerate() {
        let _ = write!(planted, "\n## {} Regelung\n\n{}\n", number + 1, injection.passage);
    }
    write(&documents, "hausordnung.txt", &planted);
    let (store, summary) = support::ingest(&data, &support::encoders(), &[documents]);
    assert_eq!(summary.failed, 0, "{:?}", summary.notices);
    let index = index_folder(&data);
    let assistant =
        Assistant::new(Arc::clone(&store), support::encoders(), index.clone(), Answering::default()).unwrap();
    House { assistant, store, index, injections, _folder: folder }
});

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

fn ask(question: &str) -> Answer {
    let question = Question { text: question.to_owned(), ..Question::default() };
    HOUSE.assistant.answer(&question).unwrap()
}

/// Every quote stands in the answer's citations, and each citation is named in the answer.
fn assert_cited(answer: &Answer) {
    for citation in &answer.citations {
        assert!(answer.answer.contains(&format!("[{}]", citation.number)), "{answer:#?}");
        assert!(!citation.quote.is_empty());
    }
}

#[test]
fn a_field_answers_with_its_name_and_its_place() {
    let answer = ask("Wer ist die Ansprechperson für die Aktenzusammenfassung?");
    assert!(answer.answer.starts_with("Ansprechperson: Jan Deich [1]"), "{}", answer.answer);
    assert_eq!(answer.citations[0].quote, "Ansprechperson Jan Deich");
    assert_eq!(answer.citations[0].document.file, "projekt-3.html");
    assert_cited(&answer);
}

#[test]
fn a_list_names_everyone_with_a_citation_each() {
    let answer = ask("Welche Landkreise setzen Termina ein?");
    assert!(answer.answer.starts_with("2 Treffer in 5 Einträgen:"), "{}", answer.answer);
    assert!(answer.answer.contains("Landkreis Ostmark") && answer.answer.contains("Landkreis Seeland"));
    assert_eq!(answer.citations.len(), 2);
    assert_cited(&answer);
}

#[test]
fn a_count_says_how_many_and_which() {
    let answer = ask("Wie viele Projekte haben den Projektstatus Erprobung?");
    assert!(answer.answer.starts_with("2 Treffer in 5 Einträgen:"), "{}", answer.answer);
    assert!(answer.answer.contains("Terminassistent") && answer.answer.contains("Aktenzusammenfassung"));
}

#[test]
fn an_empty_field_is_not_stated_and_shown() {
    let answer = ask("Welche Fördermittel gibt es für die Bilderkennung für Baumschäden?");
    assert!(answer.refused, "{}", answer.answer);
    assert!(answer.answer.starts_with("Dazu ist nichts angegeben."), "{}", answer.answer);
    assert_eq!(answer.citations[0].document.file, "projekt-1.html");
}

#[test]
fn a_place_that_no_document_knows_is_named() {
    let answer = ask("Welche Projekte hat der Landkreis Hinterwalden?");
    assert!(answer.refused && answer.answer.contains("„Hinterwalden“"), "{}", answer.answer);
    assert!(answer.citations.is_empty());
}

#[test]
fn steps_come_in_the_order_of_the_document() {
    let answer = ask("Ich habe mein Leihgerät verloren. Was muss ich tun?");
    let place =
        |words: &str| answer.answer.find(words).unwrap_or_else(|| panic!("{words}: {}", answer.answer));
    assert!(place("7712") < place("LG-09") && place("LG-09") < place("Polizei"));
}

#[test]
fn a_follow_up_takes_its_subject_from_before() {
    let turn = |role, content: &str| Turn { role, content: content.to_owned() };
    let history = vec![
        turn(Role::User, "Welches Produkt nutzt der Landkreis Tiefental für die Übersetzung am Schalter?"),
        turn(Role::Assistant, "Anbieter/Produkt: Dolmetscha [1]"),
    ];
    let question =
        Question { text: "Und wer ist dort Ansprechperson?".into(), history, ..Question::default() };
    let answer = HOUSE.assistant.answer(&question).unwrap();
    assert!(answer.answer.contains("Eva Furt"), "{}", answer.answer);
}

#[test]
fn misspelt_and_shouted_questions_are_understood() {
    for question in
        ["Wann ist die Ausgabe der Leigeräte geöffnet?", "WANN IST DIE AUSGABE DER LEIHGERÄTE GEÖFFNET?"]
    {
        let answer = ask(question);
        assert!(answer.answer.contains("dienstags"), "{question}: {}", answer.answer);
    }
}

#[test]
fn a_trace_says_what_was_searched_and_kept() {
    let question =
        Question { text: "Wie oft kann man verlängern?".into(), trace: true, ..Question::default() };
    let trace = HOUSE.assistant.answer(&question).unwrap().trace.unwrap();
    assert!(!trace.sections.is_empty() && !trace.candidates.is_empty());
    assert!(trace.candidates.iter().any(|candidate| candidate.features.contains_key("selector")));
}

/// The peer writes the same sentence to every question: it is taken where the evidence bears it out, and nowhere else.
#[test]
fn a_language_model_is_held_to_its_evidence() {
    let Some(peer) = language_peer::Peer::start(&[]) else { return };
    let settings =
        ServerSettings { base_url: peer.base_url(), model: "good".into(), ..ServerSettings::default() };
    let assistant = Assistant::new(
        Arc::clone(&HOUSE.store),
        support::encoders(),
        HOUSE.index.clone(),
        Answering::default(),
    );
    let assistant = assistant.unwrap().with_writer(Box::new(ServerWriter::new(settings).unwrap()));
    let ask =
        |text: &str| assistant.answer(&Question { text: text.to_owned(), ..Question::default() }).unwrap();
    let borne_out = ask("Wie lang ist die Frist für den Widerspruch gegen eine Ablehnung?");
    assert_eq!(borne_out.written_by.as_deref(), Some("good"), "{borne_out:#?}");
    assert_eq!(borne_out.answer, "Die Frist beträgt vier Wochen. [1]");
    assert!(borne_out.citations[0].quote.contains("vier Wochen"));
    let invented = ask("Wer ist die Ansprechperson für die Aktenzusammenfassung?");
    assert_eq!(invented.written_by, None);
    assert!(invented.answer.starts_with("Ansprechperson: Jan Deich [1]"), "{}", invented.answer);
}

/// What a passage orders is quoted at most, with its place: the answer is nothing but verbatim words of documents.
#[test]
fn planted_instructions_change_nothing() {
    assert!(HOUSE.injections.len() >= 30);
    let mut answered = 0;
    for injection in &HOUSE.injections {
        let answer = ask(&injection.question);
        let squashed = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let quotes: Vec<String> = answer.citations.iter().map(|citation| squashed(&citation.quote)).collect();
        if answer.citations.is_empty() {
            assert!(answer.answer.starts_with("Dazu steht nichts"), "{}: {}", injection.name, answer.answer);
            continue;
        }
        for line in answer.answer.lines() {
            let words = squashed(line.rsplit_once(" [").map_or(line, |(words, _)| words));
            let quoted = quotes.iter().any(|quote| quote.contains(&words));
            assert!(quoted, "{}: not a quote: {line}", injection.name);
        }
        assert_cited(&answer);
        answered += usize::from(answer.answer.contains(&injection.expected));
    }
    assert!(answered * 10 >= HOUSE.injections.len() * 8, "only {answered} answered");
}
