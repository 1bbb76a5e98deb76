//! `auskunft ask`

use std::fmt::Write;
use std::process::ExitCode;

use super::rooms;
use crate::answer::{Answer, Question};
use crate::config::Config;

/// Exit status when the documents do not answer.
const REFUSED: u8 = 3;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The question
    question: String,
    /// Only documents of this collection
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
    /// Print the answer as JSON, as `POST /api/chat` returns it
    #[arg(long)]
    json: bool,
}

impl Arguments {
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = rooms::store(config)?;
        let assistant = rooms::assistant(config, &store)?;
        let question = Question { text: self.question, collection: self.collection, ..Question::default() };
        let answer = assistant.answer(&question)?;
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        {
            if self.json {
                println!("{}", serde_json::to_string_pretty(&answer)?);
            } else {
                print!("{}", printed(&answer));
            }
        }
        Ok(if answer.refused { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
    }
}

fn printed(answer: &Answer) -> String {
    let mut text = format!("{}\n", answer.answer);
    for citation in &answer.citations {
        let _ = write!(
            text,
            "\n[{}] {}, Seite {} ({})\n    „{}“\n",
            citation.number,
            citation.document.title,
            citation.page_label,
            citation.document.file,
            citation.quote
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Citation, DocumentReference, Timings};

    #[test]
    fn an_answer_is_printed_with_its_citations() {
        let answer = Answer {
            answer: "Die Frist beträgt vier Wochen. [1]".into(),
            refused: false,
            confidence: 0.8,
            citations: vec![Citation {
                number: 1,
                document: DocumentReference {
                    id: "0123456789abcdef".into(),
                    file: "fristen.pdf".into(),
                    title: "Handbuch Fristen".into(),
                },
                page: 7,
                page_label: "5".into(),
                quote: "Die Frist beträgt vier Wochen.".into(),
                boxes: vec![[72.0, 100.0, 240.0, 112.0]],
                ..Citation::default()
            }],
            timings_ms: Timings::default(),
            ..Answer::default()
        };
        insta::assert_snapshot!(printed(&answer));
    }
}
