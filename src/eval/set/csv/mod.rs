//! Question sets as a table that a department fills in with a spreadsheet program.
//!
//! UTF-8 with byte order mark, separated by `;` (on reading also `,` or tab, as the header line has it), lines end as
//! on Windows. Columns with other headers are left alone; every column but `frage` may be missing.
//!
//! | Column | Content |
//! |---|---|
//! | `id` | no white space; `zeile-N` with the line of the file where missing |
//! | `art` | kind; where missing `unanswerable` for `nein`, else `single` |
//! | `frage` | the question |
//! | `frühere_fragen` | earlier turns, oldest first, with `\|` between; `Antwort:` begins a turn of the assistant, `Frage:` (or nothing) one of the user |
//! | `beantwortbar (ja/nein)` | where missing `nein` for the kind `unanswerable`, else `ja` |
//! | `antwort` | the short right answer |
//! | `muss_enthalten` | elements with `\|` between; variants of one element with a `/` between blanks |
//! | `darf_nicht_enthalten`, `stil` | values with `\|` between |
//! | `rolle` | `beleg` (or nothing): evidence; `auch`: a further place that states it; `gleich`: another file with the words of the nearest `beleg` or `auch` above of the same question |
//! | `dokument`, `seite`, `zitat` | one place; no page where the whole document is meant |
//! | `entwurf (ja/nein)` | `ja` for a draft; missing is `nein` |
//!
//! Further rows with the same id add places; their other cells are empty or repeat the first row. In cells with `\|`
//! a backslash takes the meaning from `\|`, `/`, `:`, a blank or a backslash behind it; blanks around a value do not
//! count. A cell that a spreadsheet would take for a formula is written with a `'` before it, which reading takes off.

mod cell;
mod column;
mod group;
mod history;
mod list;
mod place;
mod read;
mod table;
mod write;

pub(super) use read::parse;
pub use write::write_csv;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::eval::set::{samples, text};

    proptest! {
        #[test]
        fn questions_survive_writing_and_reading(questions in samples::questions()) {
            let file = tempfile::NamedTempFile::new().unwrap();
            write_csv(file.path(), &questions).unwrap();
            let written = std::fs::read(file.path()).unwrap();
            let read = parse(file.path(), text::decode(file.path(), &written).unwrap()).unwrap();
            prop_assert_eq!(read.into_iter().map(|(_, question)| question).collect::<Vec<_>>(), questions);
        }

        #[test]
        fn no_text_makes_the_parser_panic(source in samples::any_source()) {
            let _ = parse(Path::new("set.csv"), &source);
        }
    }
}
