//! Strategies for questions as a set may hold them, with what breaks careless formats.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::answer::{Role, Turn};
use crate::eval::{Element, EvalQuestion, Evidence, Place};

/// Pieces that mean something in one of the formats.
const PIECES: [&str; 30] = [
    "Frist", "Gebühr", "ß", " ", "  ", "\n", "\r\n", "\r", "\t", ";", ",", "\"", "\"\"", "'", "=", "+", "-",
    "@", "|", " | ", "/", " / ", "\\", ":", "Antwort:", "frage:", "#p1", "%20", "{", "\u{a0}",
];

fn text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![4 => prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned), 1 => "\\PC"];
    vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Text that is not blank.
pub(super) fn filled() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.trim().is_empty() { format!("{text}ä{text}") } else { text })
}

fn trimmed() -> impl Strategy<Value = String> {
    filled().prop_map(|text| text.trim().to_owned())
}

/// A word without white space.
pub(super) fn word() -> impl Strategy<Value = String> {
    filled().prop_map(|text| text.split_whitespace().collect::<String>())
}

fn place() -> impl Strategy<Value = Place> {
    (trimmed(), prop::option::of(1_u32..)).prop_map(|(doc, page)| Place { doc, page })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    (place(), text(), vec(place(), 0..3)).prop_map(|(place, quote, same_as)| Evidence {
        doc: place.doc,
        page: place.page,
        quote,
        same_as,
    })
}

fn turn() -> impl Strategy<Value = Turn> {
    (prop::bool::ANY, filled())
        .prop_map(|(user, content)| Turn { role: if user { Role::User } else { Role::Assistant }, content })
}

fn question() -> impl Strategy<Value = EvalQuestion> {
    let words = (word(), trimmed(), filled(), vec(turn(), 0..4), any::<bool>(), text());
    let lists = (vec(vec(filled(), 1..4).prop_map(Element), 0..4), vec(filled(), 0..3), vec(filled(), 0..3));
    let places = (vec(evidence(), 0..4), vec(evidence(), 0..3), any::<bool>());
    (words, lists, places).prop_map(|(words, lists, places)| {
        let (id, kind, question, history, answerable, gold_answer) = words;
        let (must_include, must_not_include, style) = lists;
        let (evidence, also_supported_on, draft) = places;
        let has_gold = !must_include.is_empty() || !evidence.is_empty() || !gold_answer.trim().is_empty();
        EvalQuestion {
            id,
            kind,
            question,
            history,
            answerable: answerable && has_gold,
            gold_answer,
            must_include,
            must_not_include,
            style,
            evidence,
            also_supported_on,
            draft,
        }
    })
}

/// A set of questions with ids of their own.
pub(super) fn questions() -> impl Strategy<Value = Vec<EvalQuestion>> {
    vec(question(), 0..4).prop_map(|mut questions| {
        questions.iter_mut().enumerate().for_each(|(number, question)| {
            question.id =
                format!("{}{number}", question.id.trim_end_matches(|last: char| last.is_ascii_digit()));
            if question.id == number.to_string() {
                question.id = format!("q{number}");
            }
        });
        questions
    })
}

/// Any text, often close to one of the formats.
pub(super) fn any_source() -> impl Strategy<Value = String> {
    let header =
        prop::sample::select(vec!["", "id;frage;dokument;seite;rolle\n", "id,frage\r\n", "{\"id\":"]);
    (header, prop_oneof![text(), "(?s).*", vec(text(), 0..12).prop_map(|lines| lines.join(";"))])
        .prop_map(|(header, rest)| format!("{header}{rest}"))
}
