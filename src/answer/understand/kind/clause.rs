//! The clause of a question that asks.

use super::verbs::is_verb;
use crate::answer::understand::spelling::distance::is_within;
use crate::answer::understand::words::Word;

/// How a question asks.
pub(super) enum Opening<'words, 'text> {
    /// A clause with a question word, from that word on, and the word before it (`in` of `in welchen`).
    QuestionWord { before: Option<&'words str>, clause: &'words [Word<'text>] },
    /// A request such as `nenne alle …`, from its verb on.
    Request(&'words [Word<'text>]),
    /// A clause that begins with its verb: yes or no.
    Verb,
    /// No sentence at all.
    Keywords,
}

const QUESTION_WORDS: &[&str] = &[
    "wer",
    "wem",
    "wen",
    "wessen",
    "was",
    "wann",
    "wo",
    "wohin",
    "woher",
    "wie",
    "wieviel",
    "wieviele",
    "warum",
    "wieso",
    "weshalb",
    "weswegen",
    "welche",
    "welcher",
    "welches",
    "welchem",
    "welchen",
    "wofuer",
    "wozu",
    "womit",
    "woran",
    "worauf",
    "woraus",
    "worin",
    "wovon",
    "worum",
    "worueber",
    "wodurch",
    "wobei",
    "wonach",
    "wogegen",
    "wovor",
    "inwiefern",
    "inwieweit",
];
/// Words that may stand between the beginning of a clause and its question word.
const BEFORE: &[&str] = &[
    "und",
    "aber",
    "also",
    "bitte",
    "denn",
    "dann",
    "so",
    "in",
    "bei",
    "mit",
    "fuer",
    "von",
    "vom",
    "auf",
    "zu",
    "zum",
    "zur",
    "aus",
    "ab",
    "bis",
    "seit",
    "an",
    "ueber",
    "unter",
    "durch",
    "nach",
    "vor",
    "gegen",
    "um",
    "wegen",
    "hallo",
    "moin",
    "ok",
    "okay",
    "frage",
    "im",
    "am",
    "oder",
    "sonst",
    "eigentlich",
    "nochmal",
    "innerhalb",
    "binnen",
    "waehrend",
    "neben",
    "hinter",
    "zwischen",
    "laut",
    "gemaess",
    "genau",
    "mal",
];
/// Verbs of questions that only introduce the one that is meant.
const INTRODUCING: &[&str] = &[
    "kannst",
    "koennen",
    "koennt",
    "koennten",
    "koenntest",
    "weisst",
    "wissen",
    "weiss",
    "ist",
    "steht",
    "sag",
    "sagen",
    "wuerden",
    "wuerdest",
    "haben",
    "habt",
    "hast",
];
const SUBJECTS: &[&str] = &[
    "der", "die", "das", "den", "dem", "ein", "eine", "einen", "ich", "man", "wir", "es", "sie", "er", "ihr",
    "du", "mein", "meine", "unser", "unsere", "jede", "jeder", "jedes", "kein", "keine", "alle", "sich",
    "diese", "dieser", "jemand", "mir", "uns",
];
const REQUESTS: &[&str] = &[
    "nenne",
    "nennen",
    "nenn",
    "liste",
    "listen",
    "zaehle",
    "zaehlen",
    "zeige",
    "zeigen",
    "zeig",
    "gib",
    "geben",
    "finde",
    "finden",
    "suche",
    "erklaere",
    "erklaeren",
    "erklaer",
    "erlaeutere",
    "erlaeutern",
    "definiere",
    "definieren",
    "beschreibe",
    "beschreiben",
    "fuehre",
    "fuehren",
    "stelle",
    "stellen",
];
/// Words that follow the verb of a request.
const AFTER_REQUEST: &[&str] = &[
    "mir",
    "uns",
    "sie",
    "alle",
    "die",
    "den",
    "das",
    "der",
    "bitte",
    "saemtliche",
    "mal",
    "ein",
    "eine",
    "auf",
    "jede",
    "jeden",
    "jedes",
    "doch",
];

/// Finds how a question asks. `marked` tells that it has a question mark.
pub(super) fn opening<'words, 'text>(words: &'words [Word<'text>], marked: bool) -> Opening<'words, 'text> {
    let starts = || (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| word.opens_clause));
    if let Some(clause) = starts().find_map(|start| request(words.get(start..)?)) {
        return Opening::Request(clause);
    }
    let verb =
        starts().find(|start| words.get(*start..).is_some_and(|clause| opens_with_verb(clause, marked)));
    let asking = starts().find_map(|start| question_word(words, start));
    match (verb, asking) {
        (Some(verb), Some(at)) if verb < at && !introduces(words, verb, at) => Opening::Verb,
        (_, Some(at)) => at_question_word(words, at),
        (Some(_), None) => Opening::Verb,
        (None, None) => words
            .iter()
            .position(|word| is_question_word(&word.folded))
            .map_or(Opening::Keywords, |at| at_question_word(words, at)),
    }
}

fn at_question_word<'words, 'text>(words: &'words [Word<'text>], at: usize) -> Opening<'words, 'text> {
    let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|word| word.folded.as_str());
    Opening::QuestionWord { before, clause: words.get(at..).unwrap_or_default() }
}

/// Where the question word of a clause stands, with nothing but [`BEFORE`] in front of it.
fn question_word(words: &[Word<'_>], start: usize) -> Option<usize> {
    let skipped =
        words.get(start..)?.iter().take_while(|word| BEFORE.contains(&word.folded.as_str())).count();
    let at = start + skipped;
    words.get(at).is_some_and(|word| is_question_word(&word.folded)).then_some(at)
}

pub(in crate::answer::understand) fn is_question_word(folded: &str) -> bool {
    QUESTION_WORDS.contains(&folded) || intended(folded).is_some()
}

/// The longer question word that a word with one wrong letter stands for.
pub(super) fn intended(folded: &str) -> Option<&'static str> {
    const LONG: &[&str] =
        &["welche", "welcher", "welches", "welchem", "welchen", "wieviel", "wieviele", "warum", "weshalb"];
    const REAL: &[&str] = &["welle", "wellen", "welcome", "weichen", "weiche", "weicher", "wachen"];
    let is_near = |word: &&&str| folded.starts_with('w') && is_within(folded, word, 1);
    if folded.len() < 5 || REAL.contains(&folded) || QUESTION_WORDS.contains(&folded) {
        None
    } else {
        LONG.iter().find(is_near).copied()
    }
}

fn request<'words, 'text>(clause: &'words [Word<'text>]) -> Option<&'words [Word<'text>]> {
    let skipped = clause.iter().take_while(|word| matches!(word.folded.as_str(), "bitte" | "und")).count();
    let clause = clause.get(skipped..)?;
    let (first, second) = (clause.first()?, clause.get(1)?);
    let follows = AFTER_REQUEST.contains(&second.folded.as_str());
    // „Liste Projekte Peine“ is a request too, „Stelle Wohngeld“ and „Suche Ansprechpartner“ are keywords.
    let is_bare = matches!(
        first.folded.as_str(),
        "nenne" | "liste" | "zeige" | "erklaere" | "definiere" | "beschreibe"
    );
    let is_introduction =
        clause.iter().skip(1).any(|word| word.opens_clause && is_question_word(&word.folded));
    (REQUESTS.contains(&first.folded.as_str()) && (follows || is_bare) && !is_introduction).then_some(clause)
}

fn opens_with_verb(clause: &[Word<'_>], marked: bool) -> bool {
    let skipped =
        clause.iter().take_while(|word| matches!(word.folded.as_str(), "und" | "aber" | "oder")).count();
    let Some((first, rest)) = clause.get(skipped..).and_then(<[_]>::split_first) else { return false };
    let second = rest.first().map_or("", |word| word.folded.as_str());
    let is_known = is_verb(&first.folded);
    let is_shaped = first.folded.ends_with(['t', 'e']) || first.folded.ends_with("en");
    !rest.is_empty() && (is_known || (marked && is_shaped && SUBJECTS.contains(&second)))
}

/// Whether a clause such as `Können Sie sagen` introduces the question after it; a relative clause (`…, welche`) is
/// no question of its own.
fn introduces(words: &[Word<'_>], verb: usize, asking: usize) -> bool {
    let opener = words.get(verb).map_or("", |word| word.folded.as_str());
    let between = words.get(verb..asking).unwrap_or_default();
    let says = between.iter().any(|word| {
        matches!(
            word.folded.as_str(),
            "sagen"
                | "nennen"
                | "bekannt"
                | "erklaeren"
                | "geregelt"
                | "fest"
                | "wissen"
                | "weisst"
                | "weiss"
                | "zeigen"
                | "mitteilen"
                | "verraten"
                | "sie"
                | "jemand"
                | "beschreiben"
                | "frage"
                | "klar"
        )
    });
    INTRODUCING.contains(&opener) && says && between.len() <= 8
}
