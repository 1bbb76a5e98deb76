//! Problems as the content of a failed tool call.

use rmcp::model::{ContentBlock, IntoContents};

use crate::server::problem::Problem;

impl IntoContents for Problem {
    /// One text block: the problem document, as the JSON interface sends it.
    fn into_contents(self) -> Vec<ContentBlock> {
        match ContentBlock::json(self.document()) {
            Ok(block) => vec![block],
            Err(error) => vec![ContentBlock::text(error.to_string())],
        }
    }
}
