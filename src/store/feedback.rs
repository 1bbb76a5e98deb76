//! What people thought of answers.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Store, StoreError};

/// Opinions that are kept; the oldest go first.
const MOST_KEPT: u32 = 100_000;

/// What somebody thought of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// The answer's identity.
    pub answer_id: String,
    /// The question as asked.
    pub question: String,
    /// Whether the answer helped.
    pub helpful: bool,
    /// Why not, by a stable name.
    pub reason: Option<String>,
    /// In own words.
    pub comment: Option<String>,
}

/// An opinion with the time it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenFeedback {
    /// RFC 3339, UTC.
    pub given_at: String,
    /// The opinion.
    #[serde(flatten)]
    pub feedback: Feedback,
}

impl Store {
    /// Keeps an opinion.
    pub fn put_feedback(&self, feedback: &Feedback) -> Result<(), StoreError> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO feedback (given_at, answer_id, question, helpful, reason, comment) \
                     VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![
                    feedback.answer_id,
                    feedback.question,
                    feedback.helpful,
                    feedback.reason,
                    feedback.comment
                ])?;
            transaction
                .prepare_cached("DELETE FROM feedback WHERE id <= (SELECT max(id) FROM feedback) - ?1")?
                .execute([MOST_KEPT])?;
            Ok(())
        })
    }

    /// The opinions given at or after a moment (a date or RFC 3339, UTC), oldest first.
    pub fn feedback_since(&self, moment: &str) -> Result<Vec<GivenFeedback>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached(
                    "SELECT given_at, answer_id, question, helpful, reason, comment FROM feedback \
                     WHERE given_at >= ?1 ORDER BY id",
                )?
                .query_map([moment], |row| {
                    Ok(GivenFeedback {
                        given_at: row.get(0)?,
                        feedback: Feedback {
                            answer_id: row.get(1)?,
                            question: row.get(2)?,
                            helpful: row.get(3)?,
                            reason: row.get(4)?,
                            comment: row.get(5)?,
                        },
                    })
                })?
                .collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opinions_are_kept_in_the_order_they_were_given() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let feedback = |question: &str| Feedback {
            answer_id: "0123456789abcdef".to_owned(),
            question: question.to_owned(),
            helpful: false,
            reason: Some("outdated".to_owned()),
            comment: None,
        };
        store.put_feedback(&feedback("Erste?")).unwrap();
        store.put_feedback(&feedback("Zweite?")).unwrap();
        let all = store.feedback_since("").unwrap();
        let questions: Vec<&str> = all.iter().map(|given| given.feedback.question.as_str()).collect();
        assert_eq!(questions, ["Erste?", "Zweite?"]);
        assert_eq!(all[0].feedback, feedback("Erste?"));
        assert!(store.feedback_since("9999-01-01").unwrap().is_empty());
    }
}
