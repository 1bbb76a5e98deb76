//! Conditions and exceptions: `nur wenn`, `nur mit`, `außer`, `es sei denn`.

use super::words::{Stems, content_stems, coverage, runs};

/// Words that restrict a statement, in lower case.
const RESTRICTING: [&str; 2] = ["nur", "ausschließlich"];
/// Words that except something from it, in lower case.
const EXCEPTING: [&str; 6] = ["außer", "ausgenommen", "ausnahme", "ausnahmen", "denn", "abgesehen"];
/// Words behind `außer` that make another word of it, in lower case.
const AFTER_OUT_OF: [&str; 5] = ["kraft", "dienst", "betrieb", "acht", "haus"];
/// Words that name a condition without one of the above, in lower case.
const STATING: [&str; 5] = ["wenn", "falls", "sofern", "soweit", "vorbehaltlich"];
/// Words of permission that the condition itself does not consist of, in lower case.
const PERMITTING: [&str; 8] =
    ["erlaubt", "zulässig", "gestattet", "möglich", "verboten", "untersagt", "unzulässig", "erforderlich"];
/// Share of a condition's words that must be named for it to be named.
const NAMED: f32 = 0.5;

/// A condition or exception in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    /// From the word that opens it to the end of the sentence.
    pub(super) words: String,
    stems: Stems,
    is_exception: bool,
}

impl Condition {
    /// The first condition of a sentence.
    pub(super) fn of(sentence: &str) -> Option<Self> {
        let mut rest = sentence;
        loop {
            let word = runs(rest).next()?;
            let (_, behind) = rest.split_once(word)?;
            let next = runs(behind).next().unwrap_or("").to_lowercase();
            let lower = word.to_lowercase();
            let excepts = match lower.as_str() {
                "außer" => !AFTER_OUT_OF.contains(&next.as_str()),
                "denn" => sentence.contains("sei denn"),
                other => EXCEPTING.contains(&other),
            };
            let not_only = before(sentence, rest).is_some_and(|before| before.eq_ignore_ascii_case("nicht"));
            let restricts = RESTRICTING.contains(&lower.as_str()) && !not_only;
            if excepts || restricts || STATING.contains(&lower.as_str()) {
                let stems = content_of(behind);
                let words = format!("{word}{behind}").trim_end_matches(['.', '!', '?']).to_owned();
                return Some(Self { words, stems, is_exception: excepts });
            }
            rest = behind;
        }
    }

    /// Whether it excepts something from the statement rather than restricting it.
    pub(super) fn is_exception(&self) -> bool {
        self.is_exception
    }

    /// Whether its words are among those of a claim and its question.
    pub(super) fn is_named(&self, named: &Stems) -> bool {
        coverage(&self.stems, named) >= NAMED
    }
}

/// The word before the rest of a sentence.
fn before<'a>(sentence: &'a str, rest: &str) -> Option<&'a str> {
    let end = sentence.len().checked_sub(rest.len())?;
    runs(sentence.get(..end)?).last()
}

/// The content words of a condition without those of permission.
fn content_of(text: &str) -> Stems {
    let kept: Vec<&str> =
        runs(text).filter(|word| !PERMITTING.contains(&word.to_lowercase().as_str())).collect();
    content_stems(&kept.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(sentence: &str) -> Option<String> {
        Condition::of(sentence).map(|condition| condition.words)
    }

    #[test]
    fn conditions_reach_to_the_end_of_their_sentence() {
        assert_eq!(words("Das gilt nur mit Antrag.").as_deref(), Some("nur mit Antrag"));
        assert_eq!(words("Das gilt, es sei denn, sie lehnt ab.").as_deref(), Some("denn, sie lehnt ab"));
        for sentence in
            ["Das gilt nicht nur heute.", "Sie tritt außer Kraft.", "Das gilt, denn es ist so.", ""]
        {
            assert_eq!(words(sentence), None, "{sentence}");
        }
    }
}
