//! Where a reply's text cites something, and what.

use std::collections::HashMap;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::{Answer, Citation};

/// A citation at its place in the text.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::server) struct Annotation {
    /// Always `url_citation`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Place and source.
    url_citation: UrlCitation,
}

/// A citation's place and source.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(in crate::server) struct UrlCitation {
    /// First character of the marker `[n]`, counted from 0 in characters (Unicode code points) of the content.
    start_index: usize,
    /// The character after the marker.
    end_index: usize,
    /// Title of the document.
    title: String,
    /// Address of the original, opened at the page where the viewer can do that; relative to this server.
    url: String,
}

/// A marker `[n]` in a text, its place counted in characters.
#[derive(Debug, PartialEq, Eq)]
struct Marker {
    number: u32,
    start: usize,
    end: usize,
}

/// One annotation for each marker in the answer's text that has a citation, in the order of the text.
pub(super) fn annotations(answer: &Answer) -> Vec<Annotation> {
    let known: HashMap<u32, &Citation> =
        answer.citations.iter().map(|citation| (citation.number, citation)).collect();
    markers(&answer.answer)
        .into_iter()
        .filter_map(|marker| known.get(&marker.number).map(|citation| annotation(&marker, citation)))
        .collect()
}

fn annotation(marker: &Marker, citation: &Citation) -> Annotation {
    let id = utf8_percent_encode(&citation.document.id, NON_ALPHANUMERIC);
    let url_citation = UrlCitation {
        start_index: marker.start,
        end_index: marker.end,
        title: citation.document.title.clone(),
        url: format!("/api/documents/{id}/file#page={}", citation.page),
    };
    Annotation { kind: "url_citation", url_citation }
}

fn markers(text: &str) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut end = 0;
    for piece in text.split_inclusive(']') {
        end += piece.chars().count();
        if let Some(digits) = digits_of_marker(piece)
            && let Ok(number) = digits.parse()
        {
            found.push(Marker { number, start: end - digits.len() - "[]".len(), end });
        }
    }
    found
}

/// The digits of the marker that a piece of text ends with.
fn digits_of_marker(piece: &str) -> Option<&str> {
    let (_, digits) = piece.strip_suffix(']')?.rsplit_once('[')?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markers_are_counted_in_characters() {
        assert_eq!(
            markers("Größe[1][22] [] [+3] [4 ] [[5]] [99999999999]"),
            [
                Marker { number: 1, start: 5, end: 8 },
                Marker { number: 22, start: 8, end: 12 },
                Marker { number: 5, start: 27, end: 30 },
            ]
        );
    }

    proptest! {
        #[test]
        fn a_marker_stands_where_it_is_said_to(text in r"[äß€🦀 \[\]0-9]{0,40}") {
            for marker in markers(&text) {
                let there: String = text.chars().take(marker.end).skip(marker.start).collect();
                let digits = there.trim_start_matches('[').trim_end_matches(']');
                prop_assert_eq!(digits.parse::<u32>(), Ok(marker.number));
            }
        }
    }
}
