//! Picks suggestions so that few of them show much of what is there.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use super::{Shelf, Suggestion};

/// Takes, one after the other, the question whose document and form were taken least; among equals the one whose hash is
/// least, so that the first letters of the alphabet have no preference.
pub(super) fn pick(shelves: &[&Shelf], count: usize) -> Vec<Suggestion> {
    let mut candidates: Vec<(usize, &'static str, [u8; 32], &str)> = Vec::new();
    for (place, shelf) in shelves.iter().enumerate() {
        candidates.extend(shelf.drafts.iter().map(|draft| {
            let hash = Sha256::digest(format!("{}\n{}", shelf.document.id, draft.question)).into();
            (place, draft.form, hash, draft.question.as_str())
        }));
    }
    let (mut documents, mut forms): (HashMap<usize, u32>, HashMap<&str, u32>) = Default::default();
    let mut taken: HashSet<&str> = HashSet::new();
    let mut picked = Vec::new();
    while picked.len() < count {
        let uses = |counts: &HashMap<&str, u32>, form: &str| counts.get(form).copied().unwrap_or_default();
        let best = candidates.iter().filter(|candidate| !taken.contains(candidate.3)).min_by_key(
            |(place, form, hash, _)| {
                (documents.get(place).copied().unwrap_or_default(), uses(&forms, form), *hash)
            },
        );
        let Some((place, form, _, question)) = best else { break };
        *documents.entry(*place).or_default() += 1;
        *forms.entry(form).or_default() += 1;
        taken.insert(question);
        picked.push(Suggestion {
            question: (*question).to_owned(),
            document: shelves[*place].document.clone(),
        });
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::super::Draft;
    use super::*;
    use crate::answer::DocumentReference;

    fn shelf(id: &str, drafts: &[(&'static str, &str)]) -> Shelf {
        let document = DocumentReference { id: id.to_owned(), file: String::new(), title: String::new() };
        let draft =
            |(form, question): &(&'static str, &str)| Draft { question: (*question).to_owned(), form };
        Shelf { document, collection: "a".to_owned(), drafts: drafts.iter().map(draft).collect() }
    }

    #[test]
    fn documents_and_forms_take_turns() {
        let one = shelf("1", &[("field", "A?"), ("field", "B?"), ("procedure", "C?")]);
        let two = shelf("2", &[("field", "D?"), ("field", "A?")]);
        let picked = pick(&[&one, &two], 3);
        let documents: HashSet<&str> = picked[..2].iter().map(|one| one.document.id.as_str()).collect();
        assert_eq!(documents.len(), 2);
        assert!(picked.iter().any(|one| one.question == "C?"), "{picked:?}");
        assert_eq!(pick(&[&one, &two], 3), picked);
        assert_eq!(pick(&[&one, &two], 9).len(), 4, "each question once");
    }
}
