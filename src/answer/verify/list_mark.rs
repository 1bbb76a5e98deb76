//! Marks of Markdown before a line's words.

/// What stands before a line's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// Nothing: running text.
    Text,
    /// A mark of an unordered list.
    Bullet,
    /// A number or letter of an ordered list.
    Numbered,
    /// Signs of a heading.
    Heading,
}

/// What leads a line, and the rest of it.
pub(super) fn lead(line: &str) -> (Lead, &str) {
    let line = line.trim().trim_start_matches(['>', ' ']);
    if let Some(rest) = line.strip_prefix(['-', '*', '•', '–', '+', '·'])
        && rest.starts_with(char::is_whitespace)
    {
        return (Lead::Bullet, rest.trim_start());
    }
    let signs = line.bytes().take_while(|byte| *byte == b'#').count();
    if signs > 0 && line[signs..].starts_with(char::is_whitespace) {
        return (Lead::Heading, line[signs..].trim_start());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    if (1..=2).contains(&digits)
        && let Some(rest) = rest.strip_prefix(['.', ')'])
        && rest.starts_with(char::is_whitespace)
        && !opens_with_month(rest)
    {
        return (Lead::Numbered, rest.trim_start());
    }
    (Lead::Text, line)
}

fn opens_with_month(rest: &str) -> bool {
    let word = rest.split_whitespace().next().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    crate::months::MONTHS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_dates_and_minus_signs() {
        for (line, expected) in [
            ("- Antrag", (Lead::Bullet, "Antrag")),
            ("  * Antrag", (Lead::Bullet, "Antrag")),
            ("2) Antrag", (Lead::Numbered, "Antrag")),
            ("12. Antrag", (Lead::Numbered, "Antrag")),
            ("## Fristen", (Lead::Heading, "Fristen")),
            ("1. Februar 2026 ist Stichtag.", (Lead::Text, "1. Februar 2026 ist Stichtag.")),
            ("-5 Grad", (Lead::Text, "-5 Grad")),
            ("3.5 Stunden", (Lead::Text, "3.5 Stunden")),
        ] {
            assert_eq!(lead(line), expected);
        }
    }
}
