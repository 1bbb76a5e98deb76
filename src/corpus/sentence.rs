//! Where sentences end in German text.

use std::ops::Range;

/// Abbreviations after whose full stop a sentence goes on, lower case, without the last stop.
const ABBREVIATIONS: &[&str] = &[
    "abb", "abs", "abschn", "abt", "akad", "allg", "anl", "anm", "art", "aufl", "ausf", "az", "bd", "begl",
    "bes", "best", "betr", "bez", "bgbl", "bspw", "bzgl", "bzw", "ca", "dgl", "dipl", "dr", "ebd", "eig",
    "einschl", "entspr", "erg", "etc", "evtl", "exkl", "ff", "fn", "frl", "gem", "ges", "ggf", "ggfs",
    "grds", "hins", "hr", "hrsg", "i.d.r", "inkl", "ing", "insb", "insbes", "jh", "jhd", "kap", "lfd", "lit",
    "lt", "max", "med", "mind", "mio", "mrd", "nds", "nr", "nrn", "o.ä", "o.g", "od", "pkt", "pol", "prof",
    "rd", "rdnr", "rer", "rn", "s.o", "s.u", "sog", "sonst", "st", "std", "stellv", "str", "tab", "tel",
    "teilw", "u.a", "u.ä", "urspr", "usf", "usw", "verf", "vgl", "vorl", "z.b", "z.t", "zb", "ziff", "zit",
    "zus", "zzgl", "zzt", "ext", "dez", "feb", "jan", "apr", "aug", "sept", "okt", "nov", "mo", "di", "mi",
    "do", "fr", "sa", "so", "red", "schr", "geb", "gest", "verw", "abw", "abzgl", "ausschl",
];

/// Abbreviations that often end a sentence too: they end it when a capital that opens sentences follows.
const ENDING: &[&str] = &["etc", "usw", "usf", "ff", "dgl"];

const MONTHS: &[&str] = &[
    "Januar",
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// Words that open a sentence rather than stand within one when written with a capital.
const OPENERS: &[&str] = &[
    "Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Es", "Er", "Sie", "Wir", "Ich", "Diese",
    "Dieser", "Dieses", "Dies", "In", "Im", "Bei", "Für", "Mit", "Auf", "Zu", "Zur", "Zum", "Nach", "Wenn",
    "Sofern", "Soweit", "Hierzu", "Hier", "Dabei", "Dazu", "Daher", "Dadurch", "Damit", "Danach", "Alle",
    "Als", "Am", "An", "Auch", "Aus", "Durch", "Jede", "Jeder", "Kein", "Keine", "Nur", "So", "Über", "Um",
    "Und", "Unter", "Von", "Vor", "Weitere", "Wird", "Zudem",
];

/// The sentences of a text as byte ranges, white space around them left out. A line feed always ends a sentence;
/// abbreviations (z. B., Nr., Abs., bzw., Dr.), ordinals and dates do not.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let after = index + character.len_utf8();
        let end = match character {
            '\n' => index,
            '.' | '!' | '?' | '…' => {
                let closed = after + closing_length(&text[after..]);
                if !ends_here(&text[start..after], character, &text[closed..]) {
                    continue;
                }
                closed
            }
            _ => continue,
        };
        push_trimmed(&mut found, text, start..end);
        start = end;
        while characters.peek().is_some_and(|(next, _)| *next < end) {
            characters.next();
        }
    }
    push_trimmed(&mut found, text, start..text.len());
    found
}

fn push_trimmed(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let start = range.start + (part.len() - part.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

/// Length of quotes, brackets and footnote signs that close a sentence after its stop.
fn closing_length(rest: &str) -> usize {
    let closes =
        |character: char| matches!(character, '"' | '“' | '”' | '’' | '‘' | '»' | '«' | ')' | ']' | '\'');
    rest.chars().take_while(|character| closes(*character)).map(char::len_utf8).sum()
}

fn ends_here(before: &str, stop: char, after: &str) -> bool {
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.split_whitespace().next().unwrap_or("");
    let Some(first) = next.chars().find(|character| character.is_alphanumeric()) else { return true };
    if first.is_lowercase() {
        return false;
    }
    stop != '.' || !is_abbreviated(before.trim_end_matches('.'), next)
}

/// Whether the stop belongs to the last word (abbreviation, initial, ordinal) rather than to the sentence.
fn is_abbreviated(before: &str, next: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let word = word.trim_start_matches(|character: char| !character.is_alphanumeric());
    let lower = word.to_lowercase();
    let opener = OPENERS.contains(&next.trim_end_matches(','));
    if ENDING.contains(&lower.as_str()) {
        return !opener;
    }
    if ABBREVIATIONS.contains(&lower.as_str()) {
        return true;
    }
    let mut characters = word.chars();
    let single = characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
    if single {
        return true;
    }
    let ordinal = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    if ordinal {
        return MONTHS.contains(&next.trim_end_matches(|character: char| !character.is_alphanumeric()))
            || !opener;
    }
    let last_part = lower.rsplit('.').next().unwrap_or("");
    lower.contains('.') && last_part.chars().count() == 1 && last_part.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_ordinals_and_dates_do_not_end_a_sentence() {
        let text = "Dies gilt z. B. für Dr. Meier gem. Art. 28 Abs. 1 Nr. 2 DSGVO bzw. ca. 5 Fälle. Sie tagte am 4. Februar, \
                    15. April und 22. Mai 2025. „Das genügt.“ Wirklich? Ja!";
        let expected = [
            "Dies gilt z. B. für Dr. Meier gem. Art. 28 Abs. 1 Nr. 2 DSGVO bzw. ca. 5 Fälle.",
            "Sie tagte am 4. Februar, 15. April und 22. Mai 2025.",
            "„Das genügt.“",
            "Wirklich?",
            "Ja!",
        ];
        assert_eq!(parts(text), expected);
    }

    #[test]
    fn common_abbreviations_may_end_one_and_lines_always_do() {
        assert_eq!(
            parts("Papier, Stifte usw. Die Ausgabe erfolgt z.B. montags.\nZeile zwei"),
            ["Papier, Stifte usw.", "Die Ausgabe erfolgt z.B. montags.", "Zeile zwei"]
        );
        assert_eq!(
            parts("Siehe www.beispiel.de und 3.5 Mio. Euro. Ende"),
            ["Siehe www.beispiel.de und 3.5 Mio. Euro.", "Ende"]
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_all_but_white_space(text in "[A-Za-zäöüß0-9.!? \\n„“)]{0,80}") {
            let mut end = 0;
            for range in sentences(&text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text[end..range.start].trim().is_empty());
                end = range.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
