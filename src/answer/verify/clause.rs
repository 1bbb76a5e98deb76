//! Clauses: the stretches of a sentence that a negation reaches.

use super::words::{is_content, runs};

/// Conjunctions that part clauses wherever they stand, in lower case.
const PARTING: [&str; 5] = ["aber", "sondern", "jedoch", "hingegen", "dagegen"];
/// Conjunctions that part clauses or join words, in lower case.
const JOINING: [&str; 3] = ["und", "oder", "sowie"];
/// Words that state something on each side of a joining conjunction that parts clauses.
const FEWEST_WORDS: usize = 2;

/// The clauses of a sentence.
pub(super) fn clauses(sentence: &str) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for part in sentence.split([';', ':', '(', ')', '–', '\t', '\n']).flat_map(|part| part.split(", ")) {
        let mut clause: Vec<&str> = Vec::new();
        let words: Vec<&str> = part.split_whitespace().collect();
        for (at, word) in words.iter().enumerate() {
            let lower = word.to_lowercase();
            let rest = words.get(at + 1..).unwrap_or_default();
            let parts = PARTING.contains(&lower.as_str())
                || (JOINING.contains(&lower.as_str()) && states(&clause) && states(rest));
            if parts {
                clauses.push(clause.join(" "));
                clause.clear();
            } else {
                clause.push(word);
            }
        }
        clauses.push(clause.join(" "));
    }
    clauses.retain(|clause| !clause.is_empty());
    clauses
}

fn states(words: &[&str]) -> bool {
    words.iter().flat_map(|word| runs(word)).filter(|word| is_content(word)).count() >= FEWEST_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_stay_in_their_clause() {
        assert_eq!(
            clauses("Kinder und Jugendliche zahlen nichts, aber Erwachsene zahlen 12,50 Euro."),
            ["Kinder und Jugendliche zahlen nichts", "Erwachsene zahlen 12,50 Euro."]
        );
        assert_eq!(
            clauses("Ein Dienstgang braucht keine Genehmigung und begründet kein Tagegeld."),
            ["Ein Dienstgang braucht keine Genehmigung", "begründet kein Tagegeld."]
        );
    }
}
