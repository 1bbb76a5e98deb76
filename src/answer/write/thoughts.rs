//! Leaves out what a reasoning model thinks before it answers.

const OPENING: &str = "<think>";
const CLOSING: &str = "</think>";

/// Lets the text after an opening `<think>…</think>` through, piece by piece, and white space before it not.
#[derive(Debug, Default)]
pub(super) struct Thoughts {
    stage: Stage,
    held: String,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Start,
    Thinking,
    Answer,
}

impl Thoughts {
    /// The part of the text so far that can be shown now.
    pub(super) fn pass(&mut self, piece: &str) -> String {
        if self.stage == Stage::Answer {
            return piece.to_owned();
        }
        self.held.push_str(piece);
        if self.stage == Stage::Thinking {
            return self.think();
        }
        let start = self.held.trim_start();
        if let Some(thought) = start.strip_prefix(OPENING) {
            self.held = thought.to_owned();
            self.stage = Stage::Thinking;
            return self.think();
        }
        if OPENING.starts_with(start) {
            return String::new();
        }
        self.stage = Stage::Answer;
        let answer = start.to_owned();
        self.held.clear();
        answer
    }

    /// What was held back because it might have become a thought.
    pub(super) fn rest(&mut self) -> String {
        let held = std::mem::take(&mut self.held);
        if self.stage == Stage::Start { held.trim().to_owned() } else { String::new() }
    }

    fn think(&mut self) -> String {
        let Some(end) = self.held.find(CLOSING) else {
            // Only the end can still become the closing mark: the thought itself is not kept.
            let keep = self.held.floor_char_boundary(self.held.len().saturating_sub(CLOSING.len()));
            self.held.drain(..keep);
            return String::new();
        };
        self.held.drain(..end + CLOSING.len());
        self.stage = Stage::Start;
        self.pass("")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(pieces: &[&str]) -> String {
        let mut thoughts = Thoughts::default();
        let mut shown: String = pieces.iter().map(|piece| thoughts.pass(piece)).collect();
        shown.push_str(&thoughts.rest());
        shown
    }

    #[test]
    fn only_an_opening_thought_is_left_out() {
        assert_eq!(shown(&["\n<thi", "nk>äh</t", "hink>\n\nVier ", "Wochen <think>"]), "Vier Wochen <think>");
        assert_eq!(shown(&["<", "5 Tage"]), "<5 Tage");
        assert_eq!(shown(&["<thi"]), "<thi");
        assert_eq!(shown(&["<think>endlos"]), "");
    }

    proptest! {
        #[test]
        fn where_pieces_end_does_not_matter(text in "(<think>|</think>|<|ä|W| ){0,12}", cut in 0_usize..60) {
            let cut = text.floor_char_boundary(cut.min(text.len()));
            prop_assert_eq!(shown(&[&text[..cut], &text[cut..]]), shown(&[&text]));
        }
    }
}
