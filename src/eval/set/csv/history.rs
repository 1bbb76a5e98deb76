//! Earlier turns of a conversation in one cell.

use super::list::{self, Mark};
use crate::answer::{Role, Turn};

/// What a turn may begin with, in any case. Without it, a turn is the user's.
const LABELS: [(&str, Role); 2] = [("antwort:", Role::Assistant), ("frage:", Role::User)];

/// The turns of a cell.
pub(super) fn turns(cell: &str) -> Vec<Turn> {
    list::pieces(cell).iter().map(|piece| turn(piece)).filter(|turn| !turn.content.is_empty()).collect()
}

/// A cell with these turns.
pub(super) fn cell_of_turns(turns: &[Turn]) -> String {
    turns.iter().map(written).collect::<Vec<_>>().join(" | ")
}

fn turn(piece: &[Mark]) -> Turn {
    let blanks = piece.iter().take_while(|mark| !mark.escaped && mark.character.is_whitespace()).count();
    let piece = piece.get(blanks..).unwrap_or_default();
    for (label, role) in LABELS {
        let rest = piece.get(label.len()..).unwrap_or_default();
        let begins = piece.iter().zip(label.chars());
        if piece.len() >= label.len() && { begins }.all(|(mark, own)| is_letter(*mark, own)) {
            return Turn { role, content: list::text(rest) };
        }
    }
    Turn { role: Role::User, content: list::text(piece) }
}

fn is_letter(mark: Mark, own: char) -> bool {
    !mark.escaped && mark.character.eq_ignore_ascii_case(&own)
}

fn written(turn: &Turn) -> String {
    let content = unlabelled(list::escape(&turn.content));
    match turn.role {
        Role::User => content,
        Role::Assistant => format!("Antwort: {content}"),
    }
}

/// The colon of a content that begins like a label is escaped.
fn unlabelled(mut content: String) -> String {
    for (label, _) in LABELS {
        if content.get(..label.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(label)) {
            content.insert(label.len() - 1, '\\');
            break;
        }
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(role: Role, content: &str) -> Turn {
        Turn { role, content: content.to_owned() }
    }

    #[test]
    fn turns_are_the_users_unless_labelled() {
        let turns = turns("Was kostet das? | antwort: Acht Euro. | Frage: Wann?");
        let expected = [
            turn(Role::User, "Was kostet das?"),
            turn(Role::Assistant, "Acht Euro."),
            turn(Role::User, "Wann?"),
        ];
        assert_eq!(turns, expected);
    }

    #[test]
    fn a_users_turn_may_begin_like_a_label() {
        let all = [turn(Role::User, "Antwort: welche?"), turn(Role::Assistant, "Frage: keine | \\")];
        assert_eq!(turns(&cell_of_turns(&all)), all);
    }
}
