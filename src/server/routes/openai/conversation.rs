//! A conversation read as a question with its history.

use super::message::{Message, Speaker};
use super::sources::without_sources;
use crate::answer::{Question, Role, Turn};
use crate::server::problem::Problem;
use crate::server::routes::chat::bounded;

/// Most characters of all messages that are not read (instructions, results of tools) together.
const INSTRUCTION_CHARACTERS: usize = 32_000;

/// The last message of the user as the question, what user and assistant said before it as its history.
///
/// Every message is checked, also those that are not read.
pub(super) fn question(messages: Vec<Message>) -> Result<Question, Problem> {
    let mut turns = Vec::new();
    let mut instructions = 0;
    for message in messages {
        let speaker = message.role;
        let text = message.into_text()?;
        match speaker {
            Speaker::User => turns.push(Turn { role: Role::User, content: text }),
            Speaker::Assistant if text.trim().is_empty() => {}
            Speaker::Assistant => {
                turns.push(Turn { role: Role::Assistant, content: without_sources(&text).to_owned() });
            }
            Speaker::System | Speaker::Developer | Speaker::Tool | Speaker::Function => {
                instructions += text.chars().count();
            }
        }
    }
    if instructions > INSTRUCTION_CHARACTERS {
        return Err(Problem::InstructionsTooLong(INSTRUCTION_CHARACTERS));
    }
    while turns.last().is_some_and(|turn| turn.role == Role::Assistant) {
        turns.pop();
    }
    let asked = turns.pop().ok_or(Problem::QuestionEmpty)?;
    bounded(Question { text: asked.content, history: turns, ..Question::default() })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(messages: Value) -> Result<Question, Problem> {
        question(serde_json::from_value(messages).unwrap())
    }

    #[test]
    fn the_last_message_of_the_user_is_the_question() {
        let question = read(json!([
            {"role": "system", "content": "Antworte auf Englisch."},
            {"role": "user", "content": "Wann ist zu melden?", "name": "Amt 10"},
            {"role": "assistant", "content": "Binnen 72 Stunden. [1]\n\nQuellen:\n- [1] Datenschutz, Seite 2"},
            {"role": "assistant", "content": null, "tool_calls": []},
            {"role": "tool", "content": "42", "tool_call_id": "a"},
            {"role": "user", "content": [{"type": "text", "text": " An wen? "}, {"type": "text", "text": "Wie?"}]},
            {"role": "assistant", "content": "An"},
        ]))
        .unwrap();
        assert_eq!(question.text, "An wen? \nWie?");
        let history: Vec<_> =
            question.history.iter().map(|turn| (turn.role, turn.content.as_str())).collect();
        assert_eq!(
            history,
            [(Role::User, "Wann ist zu melden?"), (Role::Assistant, "Binnen 72 Stunden. [1]")]
        );
    }

    #[test]
    fn without_a_message_of_the_user_there_is_no_question() {
        for messages in
            [json!([]), json!([{"role": "assistant", "content": "Ja"}]), json!([{"role": "user"}])]
        {
            assert!(matches!(read(messages), Err(Problem::QuestionEmpty)));
        }
    }

    #[test]
    fn instructions_are_bounded_together() {
        let half = json!({"role": "developer", "content": "ä".repeat(INSTRUCTION_CHARACTERS / 2)});
        let asked = json!({"role": "user", "content": "Wann?"});
        assert!(read(json!([half, half, asked])).is_ok());
        let more = json!({"role": "tool", "content": "ä"});
        assert!(matches!(read(json!([half, half, more, asked])), Err(Problem::InstructionsTooLong(_))));
    }
}
