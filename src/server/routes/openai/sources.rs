//! The list of sources below an answer, for clients that only show text.

use std::fmt::Write;

use crate::answer::{Answer, Citation};

const HEADING: &str = "\n\nQuellen:\n";
const BULLET: &str = "- [";

/// The answer's text, unchanged, and below it one line for each citation: number, title, page.
pub(super) fn with_sources(answer: &Answer) -> String {
    let mut content = answer.answer.clone();
    if answer.citations.is_empty() {
        return content;
    }
    content.push_str(HEADING);
    let lines: Vec<String> = answer.citations.iter().map(line).collect();
    content.push_str(&lines.join("\n"));
    content
}

/// The answer's text from what [`with_sources`] made of it; any other text as it is.
pub(super) fn without_sources(content: &str) -> &str {
    match content.rsplit_once(HEADING) {
        Some((text, list)) if list.trim_end().lines().all(|line| line.starts_with(BULLET)) => text,
        _ => content,
    }
}

fn line(citation: &Citation) -> String {
    let mut line = format!("{BULLET}{}]", citation.number);
    for word in citation.document.title.split_whitespace() {
        line.push(' ');
        line.push_str(word);
    }
    let _ = write!(line, ", Seite {}", citation.page_label);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{DocumentReference, Timings};

    fn answer(titles: &[&str]) -> Answer {
        let citations = titles
            .iter()
            .zip(1..)
            .map(|(title, number)| Citation {
                number,
                document: DocumentReference {
                    id: "1".to_owned(),
                    file: "a.pdf".to_owned(),
                    title: (*title).to_owned(),
                },
                page: 4,
                page_label: "iv".to_owned(),
                quote: "Frist".to_owned(),
                boxes: Vec::new(),
                ..Citation::default()
            })
            .collect();
        Answer {
            answer: "Frist: 72 Stunden. [1]".to_owned(),
            refused: titles.is_empty(),
            confidence: 0.5,
            citations,
            timings_ms: Timings::default(),
            ..Answer::default()
        }
    }

    #[test]
    fn sources_are_listed_below_and_taken_off_again() {
        let answer = answer(&["Daten\nschutz", "Akten"]);
        let content = with_sources(&answer);
        assert_eq!(
            content,
            "Frist: 72 Stunden. [1]\n\nQuellen:\n- [1] Daten schutz, Seite iv\n- [2] Akten, Seite iv"
        );
        assert_eq!(without_sources(&content), answer.answer);
        assert_eq!(without_sources(&format!("{content}\n")), answer.answer);
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        assert_eq!(with_sources(&answer(&[])), "Frist: 72 Stunden. [1]");
        for text in ["", "Quellen:\n- [1] a", "a\n\nQuellen:\n- [1] b\nUnd weiter."] {
            assert_eq!(without_sources(text), text);
        }
    }
}
