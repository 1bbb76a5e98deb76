//! How far a project or a measure has come, in whatever words a question or a register says it.

use super::kind::lexicon::entity;
use super::words::{Word, words};

/// Letters that an inflected form of a word may have more.
const LONGEST_ENDING: usize = 2;
/// Words before the noun of a state: `in Planung`, `im Betrieb`, `in der Erprobung`.
const WITHIN: [&str; 6] = ["in", "im", "der", "unter", "als", "am"];

/// `kostet laufend …`: no state without the ending of an adjective; folded.
const ALWAYS: &str = "laufend";
/// Words that add what is not demanded; folded.
const ADDING: [&str; 2] = ["oder", "auch"];

/// How far something has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in super::super) enum State {
    /// Not begun.
    Planned,
    /// Tried out.
    Trial,
    /// Being carried out.
    Running,
    /// In use.
    InUse,
    /// Finished.
    Done,
    /// Interrupted.
    Paused,
    /// Given up.
    Stopped,
}

/// Participles and adjectives of each state, then its nouns; folded.
const WORDS: [(State, &[&str], &[&str]); 7] = [
    (
        State::Planned,
        &["geplant", "vorgesehen", "beabsichtigt", "angedacht", "bevorstehend"],
        &["planung", "planungsphase", "vorbereitung", "konzeption", "konzeptphase"],
    ),
    (
        State::Trial,
        &["erprobt", "getestet", "pilotiert", "ausprobiert"],
        &[
            "erprobung",
            "test",
            "testphase",
            "testbetrieb",
            "pilotphase",
            "pilotbetrieb",
            "probebetrieb",
            "pilotierung",
        ],
    ),
    (
        State::Running,
        &["laufend", "begonnen"],
        &["umsetzung", "arbeit", "bearbeitung", "realisierung", "durchfuehrung", "einfuehrung", "gange"],
    ),
    (
        State::InUse,
        &["produktiv", "eingefuehrt"],
        &["betrieb", "echtbetrieb", "livebetrieb", "regelbetrieb", "wirkbetrieb", "produktivbetrieb"],
    ),
    (
        State::Done,
        &["abgeschlossen", "beendet", "fertig", "erledigt", "fertiggestellt", "vollendet"],
        &["abschluss"],
    ),
    (State::Paused, &["pausiert", "ausgesetzt", "unterbrochen", "zurueckgestellt", "ruhend"], &["pause"]),
    (
        State::Stopped,
        &["eingestellt", "gestoppt", "abgebrochen", "gescheitert", "aufgegeben", "verworfen", "gekippt"],
        &["abbruch"],
    ),
];

impl State {
    /// The state that a value of a register names.
    pub(in super::super) fn of_value(value: &str) -> Option<Self> {
        words(value).iter().find_map(|word| named(&word.folded, true))
    }

    /// The states that a question demands, and the words that name them. One that it only adds (`… oder ist es geplant`)
    /// demands nothing.
    pub(in super::super) fn asked(question: &str) -> Vec<(Self, String)> {
        let words = words(question);
        let asked: Vec<(Self, String)> = (0..words.len())
            .filter_map(|at| Some((asked_at(&words, at)?, words[at].text.to_owned())))
            .collect();
        let is_open = words.iter().any(|word| ADDING.contains(&word.folded.as_str()));
        let several = asked.iter().any(|(state, _)| *state != asked[0].0);
        if is_open && !several { Vec::new() } else { asked }
    }

    /// The state that is meant where a register does not know this one.
    pub(in super::super) fn sibling(self) -> Option<Self> {
        match self {
            Self::InUse => Some(Self::Done),
            Self::Done => Some(Self::InUse),
            Self::Trial => Some(Self::Running),
            _ => None,
        }
    }
}

/// The state that the word at a place names: of what is listed, not of another noun behind it (`eine fertige Vereinbarung`).
fn asked_at(words: &[Word<'_>], at: usize) -> Option<State> {
    let word = words.get(at)?;
    let noun = words.get(at + 1).filter(|next| next.is_loud() && !next.opens_clause && is_attribute(word));
    if noun.is_some_and(|noun| entity(noun.text).is_none()) {
        return None;
    }
    if word.folded == ALWAYS {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    named(&word.folded, before.is_some_and(|before| WITHIN.contains(&before.folded.as_str())))
}

/// The state that a folded word names.
fn named(folded: &str, as_noun: bool) -> Option<State> {
    let is_form = |word: &&str| {
        folded.strip_prefix(*word).is_some_and(|ending| ending.len() <= LONGEST_ENDING && ending.is_ascii())
    };
    let state = WORDS.iter().find(|(_, participles, nouns)| {
        participles.iter().any(&is_form) || (as_noun && nouns.contains(&folded))
    });
    state.map(|(state, ..)| *state)
}

/// Whether a word may stand before a noun to describe it: `laufende Vorhaben`.
fn is_attribute(word: &Word<'_>) -> bool {
    !word.is_loud() && (word.folded.ends_with('e') || word.folded.ends_with("en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_question_and_of_a_register_name_the_same_state() {
        for (question, value) in [
            ("Was wurde verworfen?", "Gestoppt"),
            ("Welche Maßnahmen sind noch in Vorbereitung?", "In Planung"),
            ("Welche Vorhaben sind im Regelbetrieb?", "Produktiv"),
            ("Welche erledigten Vorhaben gibt es?", "Abgeschlossen"),
        ] {
            let asked: Vec<State> = State::asked(question).into_iter().map(|(state, _)| state).collect();
            assert_eq!(asked, Vec::from_iter(State::of_value(value)), "{question}");
        }
        for question in [
            "Welche Betriebe arbeiten mit einem Test?",
            "Wo fährt ein Bus oder ist das geplant?",
            "Wer hat eine fertige Brücke?",
        ] {
            assert_eq!(State::asked(question), Vec::new(), "{question}");
        }
    }
}
