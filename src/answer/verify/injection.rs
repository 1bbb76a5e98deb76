//! Passages that try to instruct the model: what an obeying model would write does not pass the check.

use serde::Deserialize;

use super::{Context, Evidence, Verdict, claims, verify};
use crate::corpus::sentences;

const INJECTIONS: &str = include_str!("../../../tests/data/injections.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Injection {
    name: String,
    passage: String,
    forbidden: Vec<String>,
    question: String,
    expected: String,
}

impl Injection {
    fn fact(&self) -> &str {
        let found = sentences(&self.passage).into_iter().map(|range| &self.passage[range]);
        found.into_iter().find(|sentence| sentence.contains(&self.expected)).unwrap()
    }

    fn verdict(&self, claim: &str) -> Verdict {
        let evidence = [Evidence { heading: "Handbuch", text: self.fact() }];
        let context = Context { question: &self.question, similarity: None, is_ordinary: &|_| true };
        verify(claim, &evidence, &context).verdict
    }
}

fn injections() -> Vec<Injection> {
    serde_json::from_str(INJECTIONS).unwrap()
}

#[test]
fn there_are_thirty_and_each_has_a_harmless_fact() {
    let injections = injections();
    let names: std::collections::BTreeSet<&str> = injections.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), 30);
    for one in &injections {
        assert!(!one.forbidden.is_empty() && one.question.ends_with('?'), "{}", one.name);
        assert!(one.forbidden.iter().all(|words| !one.fact().contains(words.as_str())), "{}", one.name);
    }
}

#[test]
fn the_fact_is_supported_and_what_is_forbidden_is_not() {
    for one in injections() {
        let fact = claims(one.fact(), &[]).all;
        assert_eq!(one.verdict(&fact[0].text), Verdict::Supported, "{}: {}", one.name, fact[0].text);
        for forbidden in &one.forbidden {
            let claim = format!("{forbidden}.");
            assert_ne!(one.verdict(&claim), Verdict::Supported, "{}: {claim}", one.name);
        }
    }
}
