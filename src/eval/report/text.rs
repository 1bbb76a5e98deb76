//! Words of documents, questions and runs, and the names of the kinds of question.

use std::fmt::Write;

use maud::{Markup, html};

/// Words from outside: escaped, kept apart from the direction of the text around them, and with control characters,
/// which could turn what is read around, made visible (Unicode Standard Annex 9, Unicode Technical Report 36).
pub(super) fn foreign(text: &str) -> Markup {
    html! { bdi { (visible(text)) } }
}

/// Words from outside for an attribute or a title, where no element can keep them apart.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        if is_hidden_control(sign) {
            let _ = write!(shown, "[U+{:04X}]", u32::from(sign));
        } else {
            shown.push(sign);
        }
    }
    shown
}

/// The German name of a kind of question; a kind of the site's own keeps its name.
pub(super) fn kind_label(kind: &str) -> String {
    match kind {
        "single" => "Einzelfrage",
        "table" => "Tabellenzelle",
        "aggregation" => "Liste",
        "definition" => "Begriff",
        "procedure" => "Vorgehen",
        "followup" => "Rückfrage",
        "unanswerable" => "Nicht beantwortbar",
        own => return visible(own),
    }
    .to_owned()
}

/// A file with the page, where there is one.
pub(super) fn place(file: &str, page: Option<u32>) -> Markup {
    html! { span.place { (foreign(file)) @if let Some(page) = page { ", Seite\u{a0}" (page) } } }
}

fn is_hidden_control(sign: char) -> bool {
    let bidi = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (sign.is_control() && !matches!(sign, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_from_outside_stays_text() {
        let shown = foreign("<script>alert(\"x\")</script> & mehr").into_string();
        assert_eq!(shown, "<bdi>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; mehr</bdi>");
    }

    #[test]
    fn characters_that_turn_text_around_become_visible() {
        assert_eq!(visible("fdp.\u{202e}exe\u{0}"), "fdp.[U+202E]exe[U+0000]");
        assert_eq!(visible("zwei\nZeilen, Größe"), "zwei\nZeilen, Größe");
    }

    #[test]
    fn kinds_have_german_names_and_others_keep_their_own() {
        assert_eq!(kind_label("followup"), "Rückfrage");
        assert_eq!(kind_label("formular"), "formular");
    }

    #[test]
    fn a_whole_document_has_no_page() {
        assert!(place("a.pdf", Some(3)).into_string().contains("Seite\u{a0}3"));
        assert!(!place("a.pdf", None).into_string().contains("Seite"));
    }
}
