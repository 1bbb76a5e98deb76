//! `Welche …`

use super::{has, has_asker};
use crate::answer::understand::kind::expectation::expected_of;
use crate::answer::understand::kind::lexicon::{Form, entity};
use crate::answer::understand::kind::number::{is_plural_after_welche, is_small_number};
use crate::answer::understand::kind::verbs::is_verb;
use crate::answer::understand::kind::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

/// Prepositions after which `welchen` is a dative plural unless the noun says otherwise.
const DATIVE: &[&str] =
    &["in", "bei", "mit", "von", "aus", "zu", "nach", "an", "auf", "unter", "neben", "vor"];
/// Words that tell that the asker must do or bring something: then the items stand in one place.
const OBLIGATION: &[&str] = &[
    "muss",
    "muessen",
    "brauche",
    "brauchen",
    "braucht",
    "benoetige",
    "benoetigen",
    "benoetigt",
    "soll",
    "sollen",
    "darf",
    "duerfen",
    "kann",
    "koennen",
];

/// The form of a question after `welche`, `welcher` …, given that word and the words after it.
pub(super) fn form(before: Option<&str>, article: &str, rest: &[Word<'_>]) -> QuestionForm {
    let Some((at, noun)) = head_noun(rest) else { return bare(article, rest) };
    let after = rest.get(at + 1..).unwrap_or_default();
    if noun.folded.starts_with("grund") && !noun.folded.starts_with("grundsaetz")
        || noun.folded.starts_with("gruend")
    {
        let asks_why = noun.folded.len() <= 8 && (before == Some("aus") || noun.folded.starts_with("gruend"));
        if asks_why {
            return QuestionForm::new(QuestionKind::Reason, Expected::Anything);
        }
    }
    let expected = expected_of(&noun.folded).unwrap_or(Expected::Anything);
    let plural = is_plural(before, article, noun, after);
    let is_duty = has_asker(after) && has(after, OBLIGATION);
    if plural && entity(noun.text).is_some() && !is_duty {
        return QuestionForm::list(expected);
    }
    QuestionForm::fact(expected).several(plural)
}

/// `Welche nutzen X?`, `Welche sind das?`: asks for several of what was spoken of.
fn bare(article: &str, rest: &[Word<'_>]) -> QuestionForm {
    let plural = article == "welche"
        && rest.first().is_some_and(|verb| verb.folded.ends_with("en") || verb.folded == "sind");
    QuestionForm::fact(Expected::Anything).several(plural)
}

/// The noun after `welche` and its place: adjectives, participles and `Musterstädter` in front of it do not count.
/// In a question without capitals, the first word that the lexicon knows, else the first one.
pub(in crate::answer::understand) fn head_noun<'words, 'text>(
    rest: &'words [Word<'text>],
) -> Option<(usize, &'words Word<'text>)> {
    let phrase = || rest.iter().enumerate().take(5).take_while(|(at, word)| *at == 0 || !word.opens_clause);
    let is_known = |word: &Word<'_>| entity(word.text).is_some() || expected_of(&word.folded).is_some();
    if !rest.iter().any(Word::is_loud) {
        let known = phrase().take(3).find(|(_, word)| is_known(word));
        return known.or_else(|| phrase().find(|(_, word)| word.is_content()));
    }
    let (at, first) = phrase().find(|(_, word)| word.is_loud())?;
    let quiet = phrase().take(at).all(|(_, word)| is_attribute(&word.folded));
    let second = rest.get(at + 1).filter(|word| word.is_loud() && !word.opens_clause);
    match second {
        _ if !quiet => None,
        Some(second) if first.folded.ends_with("er") && !is_known(first) => Some((at + 1, second)),
        _ => Some((at, first)),
    }
}

fn is_attribute(folded: &str) -> bool {
    const ARTICLES: &[&str] = &["ein", "eine", "einer", "einem", "einen", "die", "das", "dem"];
    let shaped = ["e", "en", "er", "es", "em"].iter().any(|ending| folded.ends_with(ending));
    (shaped && !is_verb(folded) && !ARTICLES.contains(&folded))
        || matches!(folded, "der" | "den" | "von" | "weit" | "noch")
        || is_small_number(folded)
}

fn is_plural(before: Option<&str>, article: &str, noun: &Word<'_>, after: &[Word<'_>]) -> bool {
    let verb = after.iter().find(|word| !word.is_loud()).map(|word| word.folded.as_str());
    match article {
        "welche" => is_plural_after_welche(noun.text, &noun.folded, verb),
        "welchen" => is_dative_plural(before, noun),
        "welcher" => entity(noun.text).is_some_and(|(_, form)| form == Form::Plural),
        _ => false,
    }
}

fn is_dative_plural(before: Option<&str>, noun: &Word<'_>) -> bool {
    const WEAK: &[&str] =
        &["namen", "kollegen", "beauftragten", "vorgesetzten", "zeitraum", "rahmen", "schaden"];
    match entity(noun.text) {
        Some((_, Form::Plural)) => true,
        Some((_, Form::Either)) => before.is_some_and(|word| DATIVE.contains(&word)),
        Some((_, Form::Singular)) => false,
        None => {
            let ends = noun.folded.ends_with('n') || noun.folded.ends_with('s');
            ends && before.is_some_and(|word| DATIVE.contains(&word)) && !WEAK.contains(&noun.folded.as_str())
        }
    }
}
