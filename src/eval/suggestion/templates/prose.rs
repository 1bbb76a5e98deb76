//! Questions on running text: steps, definitions, deadlines, limits, amounts and dates.

use super::{definition, steps};
use crate::eval::suggestion::amount::{has_digit, has_money, has_percent, is_unit};
use crate::eval::suggestion::date::has_date;
use crate::eval::suggestion::finding::Finding;
use crate::eval::suggestion::text::words;
use crate::eval::suggestion::wording::{choose, quoted};

const SMALL_NUMBERS: &[&str] = &[
    "ein", "eine", "einen", "einem", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht",
    "neun", "zehn", "elf", "zwölf",
];

/// What the sentences of a passage can be asked for below their heading.
pub(super) fn findings(heading: &str, page: u32, sentences: &[String]) -> Vec<Finding> {
    let passage = sentences.join(" ");
    let steps = steps::steps(sentences);
    let mut findings = Vec::new();
    if !steps.is_empty() {
        findings.push(steps::finding(heading, page, &steps, &passage));
    }
    for sentence in sentences.iter().filter(|sentence| !steps.contains(sentence)) {
        let defining = definition::question(heading, sentence).map(|question| ("definition", question));
        if let Some((kind, question)) = defining.or_else(|| Some(("single", figure(heading, sentence)?))) {
            let quotes = vec![sentence.clone()];
            findings.push(Finding { page, kind, question, answerable: true, quotes, place: passage.clone() });
        }
    }
    findings
}

/// The question for the figure in a sentence: what it limits counts more than what it measures.
fn figure(heading: &str, sentence: &str) -> Option<String> {
    let of = quoted(heading);
    let said = words(sentence);
    let says = |wanted: &[&str]| said.iter().any(|word| wanted.contains(&word.as_str()));
    let has_number = has_digit(sentence) || says(SMALL_NUMBERS);
    let wordings = if is_deadline(&said) {
        [format!("Welche Frist gilt bei {of}?"), format!("Welche Frist ist bei {of} einzuhalten?")]
    } else if has_number && says(&["mindestens", "mind"]) {
        [format!("Welcher Mindestwert gilt bei {of}?"), format!("Was gilt bei {of} mindestens?")]
    } else if has_number && says(&["höchstens", "maximal"]) {
        [format!("Welcher Höchstwert gilt bei {of}?"), format!("Was gilt bei {of} höchstens?")]
    } else if has_money(sentence) {
        [format!("Wie hoch ist der Betrag bei {of}?"), format!("Wie hoch ist der Betrag, der bei {of} gilt?")]
    } else if has_percent(sentence) {
        [format!("Wie hoch ist der Prozentsatz bei {of}?"), format!("Welcher Prozentsatz gilt bei {of}?")]
    } else if has_date(sentence) {
        [format!("Welcher Zeitpunkt ist bei {of} genannt?"), format!("Welches Datum ist bei {of} genannt?")]
    } else {
        return None;
    };
    Some(choose(wordings, &[heading, sentence]))
}

/// „innerhalb von 14 Tagen“, „binnen eines Monats“, „spätestens“, „bis zum 3. Mai“, „bis zum Ablauf“.
fn is_deadline(said: &[String]) -> bool {
    let within = said.iter().position(|word| matches!(word.as_str(), "innerhalb" | "binnen"));
    let is_time = |word: &String| is_unit(word) || matches!(word.as_str(), "tages" | "monats" | "jahres");
    let within_time = within.is_some_and(|start| said.iter().skip(start + 1).take(4).any(is_time));
    let until = said.windows(3).any(|three| match three {
        [until, to, end] if until == "bis" && matches!(to.as_str(), "zum" | "spätestens") => {
            has_digit(end) || matches!(end.as_str(), "ablauf" | "ende" | "ersten" | "letzten" | "jahresende")
        }
        _ => false,
    });
    within_time || until || said.iter().any(|word| word == "spätestens")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(sentence: &str) -> String {
        figure("Sonderurlaub", sentence).unwrap_or_default()
    }

    #[test]
    fn figures_are_asked_for_by_what_they_mean() {
        for (sentence, part) in [
            ("Der Antrag ist innerhalb von 14 Tagen zu stellen.", "Frist"),
            ("Binnen eines Monats ist zu zahlen.", "Frist"),
            ("Die Meldung erfolgt spätestens am Folgetag.", "Frist"),
            ("Anträge sind bis zum 3. Mai möglich.", "Frist"),
            ("Es sind mindestens zwei Angebote nötig.", "indest"),
            ("Es gibt höchstens 5 Tage.", "öchst"),
            ("Gezahlt werden 300 Euro.", "Wie hoch ist der Betrag"),
            ("Der Anteil liegt bei 30 %.", "Prozentsatz"),
            ("Die Regelung gilt ab 1. Mai 2031.", "genannt"),
        ] {
            let question = question(sentence);
            assert!(question.contains(part) && question.contains("»Sonderurlaub«"), "{sentence} {question}");
        }
    }

    #[test]
    fn sentences_without_figures_are_not_asked_for() {
        for sentence in
            ["Innerhalb des Hauses gilt das.", "Mindestens das.", "Siehe § 5.", "bis zum Rathaus", ""]
        {
            assert_eq!(figure("Sonderurlaub", sentence), None, "{sentence}");
        }
    }

    #[test]
    fn steps_are_one_finding_and_their_sentences_no_other() {
        let sentences =
            ["1. Antrag bis zum 3. Mai stellen.", "2. 30 Euro zahlen.", "Es dauert höchstens 2 Tage."];
        let found = findings("Parkausweis", 7, &sentences.map(str::to_owned));
        let kinds: Vec<&str> = found.iter().map(|finding| finding.kind).collect();
        assert_eq!(kinds, ["procedure", "single"]);
        assert_eq!(found[0].quotes, sentences[..2]);
    }
}
