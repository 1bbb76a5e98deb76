//! The answers to two parts of a question as one.

use super::{Answer, Citation};

/// Both answers, the first one's statements first; what is said twice is said once. The one that is there where the
/// documents answer only one part.
pub(super) fn joined(first: Answer, second: Answer) -> Answer {
    if second.refused || second.answer == first.answer {
        return first;
    }
    if first.refused {
        return Answer { timings_ms: first.timings_ms, ..second };
    }
    let mut citations = first.citations;
    let mut numbers = Vec::new();
    for citation in second.citations {
        let same = citations.iter().find(|known| is_same(known, &citation));
        let number = same.map_or(citations.len() as u32 + 1, |known| known.number);
        numbers.push((citation.number, number));
        if same.is_none() {
            citations.push(Citation { number, ..citation });
        }
    }
    let mut lines: Vec<String> = first.answer.lines().map(str::to_owned).collect();
    for line in second.answer.lines() {
        let line = renumbered(line, &numbers);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Answer {
        answer: lines.join("\n"),
        confidence: first.confidence.min(second.confidence),
        citations,
        refused: false,
        timings_ms: first.timings_ms + second.timings_ms,
        ..second
    }
}

fn is_same(one: &Citation, other: &Citation) -> bool {
    one.document == other.document
        && one.page == other.page
        && one.boxes == other.boxes
        && one.quote == other.quote
}

/// A line with the new number of the citation at its end.
fn renumbered(line: &str, numbers: &[(u32, u32)]) -> String {
    let Some((text, marker)) = line.rsplit_once(" [") else { return line.to_owned() };
    let number = marker.strip_suffix(']').and_then(|number| number.parse::<u32>().ok());
    let new = number.and_then(|number| numbers.iter().find(|(old, _)| *old == number));
    new.map_or_else(|| line.to_owned(), |(_, new)| format!("{text} [{new}]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str, quotes: &[&str]) -> Answer {
        let citation = |(number, quote): (u32, &&str)| Citation {
            number,
            quote: (*quote).to_owned(),
            page: 1,
            ..Citation::default()
        };
        let citations = (1..).zip(quotes).map(citation).collect();
        Answer { answer: text.to_owned(), citations, confidence: 0.8, ..Answer::default() }
    }

    #[test]
    fn statements_keep_their_citations() {
        let both = joined(answer("A [1]\nB [2]", &["A", "B"]), answer("B [1]\nC [2]", &["B", "C"]));
        assert_eq!(both.answer, "A [1]\nB [2]\nC [3]");
        assert_eq!(both.citations.iter().map(|citation| citation.number).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn a_part_that_is_not_answered_is_left_out() {
        let refusal = Answer { refused: true, ..answer("Dazu steht nichts.", &[]) };
        assert_eq!(joined(answer("A [1]", &["A"]), refusal.clone()).answer, "A [1]");
        assert_eq!(joined(refusal, answer("A [1]", &["A"])).answer, "A [1]");
    }
}
