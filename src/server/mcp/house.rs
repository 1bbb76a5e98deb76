//! The tools over this installation.

use std::sync::Arc;

use super::{Excerpt, PageText, Toolbox, ToolboxError};
use crate::answer::{Answer, Question};
use crate::corpus::Word;
use crate::server::{Answerer, AnswererError};
use crate::store::{Store, StoreError};

/// Searches and answers as the page does; reads pages as they were stored.
pub struct House {
    store: Arc<Store>,
    answerer: Arc<dyn Answerer>,
}

impl House {
    /// The tools over a store and what answers from it.
    #[must_use]
    pub fn new(store: Arc<Store>, answerer: Arc<dyn Answerer>) -> Self {
        Self { store, answerer }
    }
}

impl Toolbox for House {
    fn search(
        &self,
        query: &str,
        count: usize,
        collection: Option<&str>,
    ) -> Result<Vec<Excerpt>, ToolboxError> {
        Ok(self.answerer.search(&question(query, collection), count)?)
    }

    fn read_page(&self, document: &str, page: u32) -> Result<PageText, ToolboxError> {
        let unknown = || ToolboxError::DocumentUnknown(document.to_owned());
        let found = self.store.document(document).map_err(broken)?.ok_or_else(unknown)?;
        let missing = || ToolboxError::PageUnknown { document: document.to_owned(), page };
        let read = self.store.page(document, page).map_err(broken)?.ok_or_else(missing)?;
        Ok(PageText {
            document: found.row.into(),
            page,
            page_label: read.label.unwrap_or_else(|| page.to_string()),
            pages: found.pages,
            text: lines(&read.words),
        })
    }

    fn ask(&self, text: &str, collection: Option<&str>) -> Result<Answer, ToolboxError> {
        Ok(self.answerer.answer(&question(text, collection))?)
    }
}

fn question(text: &str, collection: Option<&str>) -> Question {
    Question { text: text.to_owned(), collection: collection.map(str::to_owned), ..Question::default() }
}

#[expect(clippy::needless_pass_by_value, reason = "the signature that map_err asks for")]
fn broken(error: StoreError) -> ToolboxError {
    AnswererError::Internal(error.to_string()).into()
}

/// The words in content order, a line feed where one stands clearly lower or higher than the one before.
fn lines(words: &[Word]) -> String {
    let mut text = String::new();
    let mut before: Option<&Word> = None;
    for word in words {
        if let Some(before) = before {
            let height = before.rect.y1 - before.rect.y0;
            let moved = (word.rect.y0 - before.rect.y0).abs() > height / 2.0;
            text.push(if moved { '\n' } else { ' ' });
        }
        text.push_str(&word.text);
        before = Some(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Rect;

    #[test]
    fn words_of_a_line_stay_together() {
        let word = |text: &str, left: f32, top: f32| Word {
            text: text.to_owned(),
            rect: Rect::new(left, top, left + 20.0, top + 10.0),
            size: 10.0,
            bold: false,
            direction: 0,
            cell: None,
            artifact: false,
            invisible: false,
        };
        let words = [word("Die", 0.0, 0.0), word("Frist", 25.0, 1.0), word("beträgt", 0.0, 14.0)];
        assert_eq!(lines(&words), "Die Frist\nbeträgt");
    }
}
