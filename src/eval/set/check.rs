//! What every question of a set must fulfil, whatever format it comes from.

use crate::eval::{EvalQuestion, Evidence, Place};

/// What is wrong with a question, and in which of its fields.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Field name of the JSON form.
    pub(super) field: &'static str,
    /// What is wrong with it.
    pub(super) reason: String,
}

impl Fault {
    fn new(field: &'static str, reason: impl Into<String>) -> Self {
        Self { field, reason: reason.into() }
    }
}

/// The first fault of a question, in the order of its fields.
pub(super) fn check(question: &EvalQuestion) -> Result<(), Fault> {
    id(&question.id)?;
    trimmed("type", &question.kind)?;
    filled("question", &question.question)?;
    all_filled("history", question.history.iter().map(|turn| &turn.content))?;
    if question.must_include.iter().any(|element| element.0.is_empty()) {
        return Err(Fault::new("must_include", "an element has no variant"));
    }
    all_filled("must_include", question.must_include.iter().flat_map(|element| &element.0))?;
    all_filled("must_not_include", &question.must_not_include)?;
    all_filled("style", &question.style)?;
    question.evidence.iter().try_for_each(|evidence| places("evidence", evidence))?;
    question.also_supported_on.iter().try_for_each(|evidence| places("also_supported_on", evidence))?;
    gold(question)
}

fn id(id: &str) -> Result<(), Fault> {
    filled("id", id)?;
    if id.contains(char::is_whitespace) {
        return Err(Fault::new("id", format!("{id:?} holds white space")));
    }
    Ok(())
}

fn filled(field: &'static str, value: &str) -> Result<(), Fault> {
    if value.trim().is_empty() {
        return Err(Fault::new(field, "is empty"));
    }
    Ok(())
}

fn all_filled<'a>(field: &'static str, values: impl IntoIterator<Item = &'a String>) -> Result<(), Fault> {
    if values.into_iter().any(|value| value.trim().is_empty()) {
        return Err(Fault::new(field, "holds an empty value"));
    }
    Ok(())
}

fn trimmed(field: &'static str, value: &str) -> Result<(), Fault> {
    filled(field, value)?;
    if value.trim() != value {
        return Err(Fault::new(field, format!("{value:?} begins or ends with white space")));
    }
    Ok(())
}

fn places(field: &'static str, evidence: &Evidence) -> Result<(), Fault> {
    evidence.places().try_for_each(|place| self::place(field, &place))
}

fn place(field: &'static str, place: &Place) -> Result<(), Fault> {
    trimmed(field, &place.doc)?;
    if place.page == Some(0) {
        return Err(Fault::new(field, format!("page 0 of {:?}; pages count from 1", place.doc)));
    }
    Ok(())
}

/// Something must tell a right answer from a wrong one.
fn gold(question: &EvalQuestion) -> Result<(), Fault> {
    let has_gold = !question.must_include.is_empty()
        || !question.evidence.is_empty()
        || !question.gold_answer.trim().is_empty();
    if question.answerable && !has_gold {
        let reason =
            "the question has an answer, but neither required elements nor evidence nor a gold answer";
        return Err(Fault::new("answerable", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Element;

    fn question() -> EvalQuestion {
        EvalQuestion {
            id: "q1".to_owned(),
            kind: "single".to_owned(),
            question: "Wie lange?".to_owned(),
            answerable: true,
            gold_answer: "Acht Tage.".to_owned(),
            ..EvalQuestion::default()
        }
    }

    fn field(change: impl FnOnce(&mut EvalQuestion)) -> Option<&'static str> {
        let mut question = question();
        change(&mut question);
        check(&question).err().map(|fault| fault.field)
    }

    fn evidence(doc: &str, page: u32) -> Evidence {
        Evidence { doc: doc.to_owned(), page: Some(page), ..Evidence::default() }
    }

    #[test]
    fn a_complete_question_is_without_fault() {
        assert_eq!(check(&question()), Ok(()));
    }

    #[test]
    fn every_fault_names_its_field() {
        assert_eq!(field(|question| question.id = "q 1".to_owned()), Some("id"));
        assert_eq!(field(|question| question.id.clear()), Some("id"));
        assert_eq!(field(|question| question.kind = "single ".to_owned()), Some("type"));
        assert_eq!(field(|question| question.question = " \n".to_owned()), Some("question"));
        assert_eq!(field(|question| question.gold_answer.clear()), Some("answerable"));
        assert_eq!(field(|question| question.must_include = vec![Element(Vec::new())]), Some("must_include"));
        assert_eq!(field(|question| question.style = vec![String::new()]), Some("style"));
        assert_eq!(field(|question| question.evidence = vec![evidence("a.pdf", 0)]), Some("evidence"));
        assert_eq!(field(|question| question.evidence = vec![evidence(" ", 1)]), Some("evidence"));
        let also = |question: &mut EvalQuestion| question.also_supported_on = vec![evidence("a.pdf", 0)];
        assert_eq!(field(also), Some("also_supported_on"));
    }

    #[test]
    fn a_question_without_answer_needs_no_gold() {
        let unanswerable = |question: &mut EvalQuestion| {
            question.answerable = false;
            question.gold_answer.clear();
        };
        assert_eq!(field(unanswerable), None);
    }
}
