//! Text files in Unicode and in the older encodings of offices.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// Decodes by byte order mark, then as UTF-8, then by guess (for German files that is Windows-1252).
pub(crate) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"de"), Utf8Detection::Deny).decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_unicode_and_windows_1252() {
        assert_eq!(decode("Gebührensatzung".as_bytes()), "Gebührensatzung");
        assert_eq!(decode(b"Geb\xfchrensatzung f\xfcr Stra\xdfen \x80 5"), "Gebührensatzung für Straßen € 5");
        assert_eq!(decode(b"\xff\xfe\xc4\0m\0t\0e\0r\0"), "Ämter");
    }
}
