//! The words a document uses, to decide what a hyphen at a line's end means.

use std::collections::HashSet;

use super::line::Line;

/// Lower-cased words that stand whole on a line somewhere in the document.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
}

impl Vocabulary {
    /// Takes up the words of lines, those cut at a line's end left out.
    pub(super) fn add(&mut self, lines: &[Line<'_>]) {
        let mut cut = false;
        for line in lines {
            let last = line.words.len().saturating_sub(1);
            for (index, word) in line.words.iter().enumerate() {
                let ends_cut = index == last && word.text.ends_with(super::hyphenation::HYPHENS);
                let begins_cut = index == 0 && cut;
                if !ends_cut && !begins_cut {
                    self.words.insert(bare(&word.text));
                }
            }
            cut = line.last_word().ends_with(super::hyphenation::HYPHENS);
        }
    }

    /// Whether the word stands whole somewhere.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.words.contains(&bare(word))
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).replace(['\u{2010}', '\u{ad}'], "-").to_lowercase()
}
