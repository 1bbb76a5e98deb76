//! German questions by their question word.

mod how;
mod request;
mod what;
mod where_and_who;
mod which;

pub(in crate::answer::understand) use which::head_noun;

use super::clause::intended;
use super::{Expected, QuestionForm, QuestionKind};
use crate::answer::understand::words::Word;

pub(super) use request::requested;

/// The form of a clause that begins with a question word; `before` is the word in front of it.
pub(super) fn asked(before: Option<&str>, clause: &[Word<'_>]) -> QuestionForm {
    let Some((first, rest)) = clause.split_first() else { return QuestionForm::fact(Expected::Anything) };
    let asking = intended(&first.folded).unwrap_or(&first.folded);
    match asking {
        "welche" | "welcher" | "welches" | "welchem" | "welchen" => which::form(before, asking, rest),
        "was" if is_next(rest, &["fuer"]) => which::form(before, "welche", after_what_for(rest)),
        "was" => what::form(rest),
        "wie" => how::form(rest),
        "wieviel" | "wieviele" => how::many(rest),
        "wer" | "wem" | "wen" | "wessen" => where_and_who::who(rest),
        "wo" | "wohin" | "woher" => where_and_who::wh_place(asking, rest),
        "wann" if asks_for_term(rest) => QuestionForm::new(QuestionKind::Definition, Expected::Anything),
        "wann" => QuestionForm::fact(Expected::Date),
        "warum" | "wieso" | "weshalb" | "weswegen" => {
            QuestionForm::new(QuestionKind::Reason, Expected::Anything)
        }
        "woran" if is_next(rest, &["liegt", "lag", "scheitert", "scheiterte"]) => {
            QuestionForm::new(QuestionKind::Reason, Expected::Anything)
        }
        "wofuer" if is_next(rest, &["steht", "stehen"]) && rest.len() <= 5 => {
            QuestionForm::new(QuestionKind::Definition, Expected::Anything)
        }
        _ => QuestionForm::fact(Expected::Anything),
    }
}

/// `Wann spricht man von X?`, `Ab wann gilt etwas als X?`: asks what X is, not for a day.
fn asks_for_term(rest: &[Word<'_>]) -> bool {
    let verb = rest.first().map_or("", |word| word.folded.as_str());
    let is_spoken_of = ["sprech", "sprich", "rede"].iter().any(|beginning| verb.starts_with(beginning))
        && has(rest, &["von"]);
    let counts_as = matches!(verb, "gilt" | "gelten" | "zaehlt" | "zaehlen") && has(rest, &["als"]);
    is_spoken_of || counts_as
}

/// `für ein Gerät`, `für Projekte` → from the noun on.
fn after_what_for<'words, 'text>(rest: &'words [Word<'text>]) -> &'words [Word<'text>] {
    let article = is_next(rest.get(1..).unwrap_or_default(), &["ein", "eine", "einen", "einem", "einer"]);
    rest.get(1 + usize::from(article)..).unwrap_or_default()
}

fn is_next(words: &[Word<'_>], expected: &[&str]) -> bool {
    words.first().is_some_and(|word| expected.contains(&word.folded.as_str()))
}

fn has(words: &[Word<'_>], expected: &[&str]) -> bool {
    words.iter().any(|word| expected.contains(&word.folded.as_str()))
}

/// Whether the one who asks wants to act: first person or `man`.
fn has_asker(words: &[Word<'_>]) -> bool {
    has(words, &["ich", "wir", "man", "mir", "uns", "jemand"])
}
