//! A question of a set, with what a right answer needs.

use serde::{Deserialize, Serialize};

use crate::answer::Turn;

/// A question with its gold answer. Unknown fields of a set are left alone and not kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct EvalQuestion {
    /// Identity within the set; no white space.
    pub id: String,
    /// What is asked for: `single`, `table`, `aggregation`, `definition`, `procedure`, `followup`, `unanswerable` or a
    /// kind of the site's own.
    #[serde(rename = "type", default = "single")]
    pub kind: String,
    /// The question as typed.
    pub question: String,
    /// Earlier turns, oldest first.
    #[serde(default)]
    pub history: Vec<Turn>,
    /// Whether the documents answer it.
    pub answerable: bool,
    /// A short right answer, for people.
    #[serde(default)]
    pub gold_answer: String,
    /// What an answer needs, all of it.
    #[serde(default)]
    pub must_include: Vec<Element>,
    /// What an answer must not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_not_include: Vec<String>,
    /// How it is worded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub style: Vec<String>,
    /// Where the answer stands; for lists every place that contributes an item.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Further places that state the same, not necessarily all of it; citing them is not wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_supported_on: Vec<Evidence>,
    /// Proposed by a program and not yet accepted by a person: never scored.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

fn single() -> String {
    "single".to_owned()
}

impl EvalQuestion {
    /// Whether the answer is a list over several places; a count over them is not.
    #[must_use]
    pub fn is_list(&self) -> bool {
        let is_number = |variant: &String| variant.chars().all(|character| character.is_ascii_digit());
        let is_count =
            matches!(self.must_include.as_slice(), [Element(variants)] if variants.iter().any(is_number));
        matches!(self.kind.as_str(), "aggregation" | "list") && !is_count
    }
}

/// A required element: any one of its variants will do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "OneOrMany", into = "OneOrMany")]
pub struct Element(pub Vec<String>);

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Element {
    fn from(element: OneOrMany) -> Self {
        match element {
            OneOrMany::One(variant) => Self(vec![variant]),
            OneOrMany::Many(variants) => Self(variants),
        }
    }
}

impl From<Element> for OneOrMany {
    fn from(element: Element) -> Self {
        match <[String; 1]>::try_from(element.0) {
            Ok([variant]) => Self::One(variant),
            Err(variants) => Self::Many(variants),
        }
    }
}

/// A place that carries the answer, and the same words in other files where the set names them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "RawEvidence")]
pub struct Evidence {
    /// File name.
    pub doc: String,
    /// Page from 1; `None` when the whole document is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Words that stand there, white space collapsed and hyphenation undone; empty when none are given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub quote: String,
    /// The same evidence in other files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub same_as: Vec<Place>,
}

/// A page of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// File name.
    pub doc: String,
    /// Page from 1; `None` when the whole document is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

#[derive(Deserialize)]
struct RawEvidence {
    doc: String,
    #[serde(default)]
    page: Option<u32>,
    #[serde(default)]
    quote: String,
    #[serde(default)]
    same_as: Vec<Place>,
    #[serde(flatten)]
    further: serde_json::Map<String, serde_json::Value>,
}

impl From<RawEvidence> for Evidence {
    /// A pair of fields `NAME_doc` and `NAME_page` (the evidence's own page where absent) is a place of the same words.
    fn from(raw: RawEvidence) -> Self {
        let mut same_as = raw.same_as;
        for (key, value) in &raw.further {
            let (Some(name), Some(doc)) = (key.strip_suffix("_doc"), value.as_str()) else { continue };
            let page = raw.further.get(&format!("{name}_page")).and_then(serde_json::Value::as_u64);
            let page = page.and_then(|page| u32::try_from(page).ok()).or(raw.page);
            same_as.push(Place { doc: doc.to_owned(), page });
        }
        Self { doc: raw.doc, page: raw.page, quote: raw.quote, same_as }
    }
}

impl Evidence {
    /// The place itself, then those that say the same.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        let own = Place { doc: self.doc.clone(), page: self.page };
        std::iter::once(own).chain(self.same_as.iter().cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_and_other_places_are_read_and_written() {
        let line = r#"{"id": "q1", "type": "single", "question": "Wie lange?", "answerable": true,
            "must_include": ["14", ["acht", "8"]], "evidence": [{"doc": "a.pdf", "page": 3, "quote": "Frist",
            "sheet_doc": "b.pdf", "sheet_page": 1, "scan_doc": "c.pdf"}], "unknown": 1}"#;
        let question: EvalQuestion = serde_json::from_str(line).unwrap();
        assert_eq!(question.must_include[1].0, ["acht", "8"]);
        let places: Vec<Place> = question.evidence[0].places().collect();
        let place = |doc: &str, page| Place { doc: doc.to_owned(), page: Some(page) };
        assert_eq!(places.len(), 3);
        assert!([place("a.pdf", 3), place("b.pdf", 1), place("c.pdf", 3)].iter().all(|p| places.contains(p)));
        let written = serde_json::to_string(&question).unwrap();
        assert!(written.contains(r#""must_include":["14",["acht","8"]]"#), "{written}");
        assert_eq!(serde_json::from_str::<EvalQuestion>(&written).unwrap(), question);
    }
}
