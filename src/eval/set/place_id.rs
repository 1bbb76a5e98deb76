//! Places as words without white space, for formats whose ids end at a blank.

use std::fmt::Write as _;

use crate::eval::Place;

/// The id of a place: `handbuch.pdf#p12`, without `#p…` where the whole document is meant. White space, control
/// characters, `%` and `#` of a file name are percent-encoded (RFC 3986, section 2.1).
#[must_use]
pub fn place_id(place: &Place) -> String {
    let mut id = String::new();
    for character in place.doc.chars() {
        if character.is_whitespace() || character.is_control() || matches!(character, '%' | '#') {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                // Writing to a string does not fail.
                let _ = write!(id, "%{byte:02X}");
            }
        } else {
            id.push(character);
        }
    }
    if let Some(page) = place.page {
        let _ = write!(id, "#p{page}");
    }
    id
}

/// The place that an id names. An id from elsewhere, in whatever form, is a whole document of that name.
#[must_use]
pub fn parse_place_id(id: &str) -> Place {
    let page = |(doc, digits): (&str, &str)| {
        let page: u32 = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        (page > 0).then(|| Place { doc: decode(doc), page: Some(page) })
    };
    id.rsplit_once("#p").and_then(page).unwrap_or_else(|| Place { doc: decode(id), page: None })
}

/// Undoes the encoding; what is not encoded, or would not be text, stays as it is.
fn decode(encoded: &str) -> String {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, after) = match rest {
            [b'%', high, low, after @ ..] => {
                hexadecimal(*high, *low).map_or((*first, tail), |byte| (byte, after))
            }
            _ => (*first, tail),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| encoded.to_owned())
}

fn hexadecimal(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(doc: &str, page: Option<u32>) -> Place {
        Place { doc: doc.to_owned(), page }
    }

    #[test]
    fn an_id_names_the_file_and_the_page() {
        assert_eq!(place_id(&place("handbuch.pdf", Some(12))), "handbuch.pdf#p12");
        assert_eq!(place_id(&place("Bau #2 100%.pdf", None)), "Bau%20%232%20100%25.pdf");
    }

    #[test]
    fn an_id_from_elsewhere_is_a_whole_document() {
        for id in ["doc#px", "doc#p0", "doc#p", "100%", "%zz", "%FF", "doc#p99999999999"] {
            assert_eq!(parse_place_id(id), place(id, None));
        }
    }

    proptest! {
        #[test]
        fn places_survive_writing_and_reading(doc in "\\PC*|(?s).*|[#%p0-9 ]*", page in prop::option::of(1_u32..)) {
            let id = place_id(&place(&doc, page));
            prop_assert!(!id.contains(char::is_whitespace));
            prop_assert_eq!(parse_place_id(&id), place(&doc, page));
        }

        #[test]
        fn no_id_makes_the_parser_panic(id in "(?s).*|[#%p0-9a-fä]*") {
            let place = parse_place_id(&id);
            prop_assert_ne!(place.page, Some(0));
        }
    }
}
