use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Source, SourceField, SourcePassage, suggest};
use crate::eval::{EvalQuestion, Evidence};

fn source(doc: &str, heading: &str, passage: SourcePassage) -> Source {
    Source { doc: doc.to_owned(), title: "Handbuch".to_owned(), headings: vec![heading.to_owned()], passage }
}

fn text(doc: &str, heading: &str, sentences: &[&str]) -> Source {
    let sentences = sentences.iter().map(|sentence| (*sentence).to_owned()).collect();
    source(doc, heading, SourcePassage::Text { page: 2, sentences })
}

fn record(doc: &str, record: &str, fields: &[(&str, &str)]) -> Source {
    let field =
        |(key, value): &(&str, &str)| SourceField { page: 5, key: (*key).into(), value: (*value).into() };
    let fields = fields.iter().map(field).collect();
    source(doc, "Vorhaben", SourcePassage::Record { record: record.to_owned(), fields })
}

fn documents(drafts: &[EvalQuestion]) -> Vec<&str> {
    drafts.iter().map(|draft| draft.evidence[0].doc.as_str()).collect()
}

#[test]
fn a_draft_is_marked_and_carries_the_words_of_its_source() {
    let drafts = suggest(&[text("a.pdf", "3.2 Antrag", &["Er ist  binnen 14 Tagen zu stellen."])], &[], 9);
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert!(draft.draft && draft.answerable && draft.question.contains("»Antrag«"));
    assert_eq!(draft.gold_answer, "Er ist binnen 14 Tagen zu stellen.");
    let quote = draft.gold_answer.clone();
    assert_eq!(draft.evidence, [Evidence { doc: "a.pdf".into(), page: Some(2), quote, same_as: vec![] }]);
    assert!(serde_json::to_string(draft).unwrap().contains(r#""draft":true"#));
}

#[test]
fn a_blank_value_becomes_an_unanswerable_draft_without_answer() {
    let drafts = suggest(&[record("a.pdf", "Radweg", &[("Belag", "k. A.")])], &[], 9);
    let [draft] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert!(draft.draft && !draft.answerable && draft.kind == "unanswerable");
    assert!(draft.gold_answer.is_empty() && draft.must_include.is_empty());
    assert_eq!((draft.evidence[0].page, draft.evidence[0].quote.as_str()), (Some(5), "k. A."));
}

#[test]
fn covered_places_are_left_out() {
    let sources = [record("a.pdf", "Radweg", &[("Belag", "Asphalt und Kies"), ("Länge", "5 Kilometer")])];
    let quote = "Belag: Asphalt und Kies".to_owned();
    let evidence = Evidence { doc: "a.pdf".to_owned(), page: Some(5), quote, same_as: vec![] };
    let covered = EvalQuestion { evidence: vec![evidence], ..EvalQuestion::default() };
    let drafts = suggest(&sources, &[covered], 9);
    assert_eq!(drafts.iter().map(|draft| draft.gold_answer.as_str()).collect::<Vec<_>>(), ["5 Kilometer"]);
}

#[test]
fn the_first_drafts_are_spread_over_documents_and_sections() {
    let many = [("A", "x"), ("B", "y"), ("C", "z")];
    let sources = [
        record("a.pdf", "Radweg", &many),
        record("a.pdf", "Brücke", &many),
        record("b.pdf", "Schule", &many),
        text("c.pdf", "Zahlung", &["Zu zahlen sind 30 Euro."]),
    ];
    let drafts = suggest(&sources, &[], 4);
    assert_eq!(documents(&drafts), ["a.pdf", "b.pdf", "c.pdf", "a.pdf"]);
    assert!(drafts[0].question.contains("»Brücke«") && drafts[3].question.contains("»Radweg«"));
    assert_eq!(suggest(&sources, &[], 99).len(), 10);
    assert!(suggest(&sources, &[], 0).is_empty());
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-ZÄÖÜ]?[a-zäöüß]{1,8}",
        "[0-9]{1,4}[.)]?",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "ist",
            "ein",
            "Unter",
            "versteht",
            "man",
            "innerhalb",
            "von",
            "14",
            "Tagen",
            "bis",
            "zum",
            "3.",
            "März",
            "2031",
            "spätestens",
            "mindestens",
            "€",
            "%",
            "ja",
            "-",
            "k. A.",
            "1.",
            "2.",
            "Schritt",
            "Status",
            "»x«",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
}

fn passages() -> impl Strategy<Value = SourcePassage> {
    let field = (1..4_u32, words(), words()).prop_map(|(page, key, value)| SourceField { page, key, value });
    let list = |most| prop::collection::vec(words(), 0..most);
    prop_oneof![
        (1..4_u32, list(5)).prop_map(|(page, sentences)| SourcePassage::Text { page, sentences }),
        (words(), prop::collection::vec(field, 0..4))
            .prop_map(|(record, fields)| SourcePassage::Record { record, fields }),
        (1..4_u32, list(4), prop::collection::vec(list(5), 0..4))
            .prop_map(|(page, columns, rows)| SourcePassage::Table { page, columns, rows }),
    ]
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    let headings = prop::collection::vec(words(), 0..3);
    let source = ("[ab]\\.pdf", words(), headings, passages())
        .prop_map(|(doc, title, headings, passage)| Source { doc, title, headings, passage });
    prop::collection::vec(source, 0..6)
}

/// The sentences, values and cells of a passage on one line each.
fn said(source: &Source) -> Vec<String> {
    let said: Vec<&String> = match &source.passage {
        SourcePassage::Text { sentences, .. } => sentences.iter().collect(),
        SourcePassage::Record { fields, .. } => fields.iter().map(|field| &field.value).collect(),
        SourcePassage::Table { rows, .. } => rows.iter().flatten().collect(),
    };
    said.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

proptest! {
    #[test]
    fn drafts_of_any_text_are_marked_verbatim_and_distinct(sources in sources()) {
        let drafts = suggest(&sources, &[], usize::MAX);
        prop_assert_eq!(&drafts, &suggest(&sources, &[], usize::MAX));
        let ids: BTreeSet<&String> = drafts.iter().map(|draft| &draft.id).collect();
        prop_assert_eq!(ids.len(), drafts.len());
        for draft in &drafts {
            prop_assert!(draft.draft && draft.answerable != draft.gold_answer.is_empty());
            for evidence in &draft.evidence {
                let from = sources.iter().filter(|source| source.doc == evidence.doc);
                prop_assert!(from.flat_map(said).any(|words| words == evidence.quote), "{:?}", evidence);
            }
            for element in draft.must_include.iter().flat_map(|element| &element.0) {
                prop_assert!(draft.gold_answer.contains(element.as_str()), "{:?}", draft);
            }
        }
    }

    #[test]
    fn a_second_run_proposes_nothing_twice(sources in sources(), limit in 0_usize..9) {
        let drafts = suggest(&sources, &[], limit);
        prop_assert!(drafts.len() <= limit);
        let asked = |draft: &EvalQuestion| (draft.evidence[0].doc.clone(), draft.question.clone());
        let before: BTreeSet<_> = drafts.iter().map(asked).collect();
        prop_assert!(suggest(&sources, &drafts, usize::MAX).iter().all(|draft| !before.contains(&asked(draft))));
        let all = suggest(&sources, &[], usize::MAX);
        prop_assert!(suggest(&sources, &all, usize::MAX).is_empty());
    }
}
