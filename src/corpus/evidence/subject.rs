//! What stands above a unit, as words to put before it.

/// A heading without its number.
pub(super) fn without_number(heading: &str) -> &str {
    let rest = heading.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    if rest.len() < heading.len() && rest.starts_with(char::is_whitespace) {
        rest.trim()
    } else {
        heading.trim()
    }
}

/// The names that are not empty, joined by tabs, each once.
pub(super) fn joined(names: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_before_words_is_left_out() {
        assert_eq!(without_number("5.1.2 Chatbot"), "Chatbot");
        assert_eq!(without_number("2026"), "2026");
        assert_eq!(without_number("3D-Druck"), "3D-Druck");
    }
}
