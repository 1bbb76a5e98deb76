//! Web and mail addresses in a claim that its evidence does not hold.

use super::{Finding, FindingKind};

/// Last parts of addresses that are written without a scheme.
const TOP_LEVEL: [&str; 9] = ["com", "de", "eu", "example", "info", "io", "net", "org", "gov"];

/// The addresses of a claim that `evidence` does not hold.
pub(super) fn foreign_addresses(claim: &str, evidence: &str) -> Vec<Finding> {
    let evidence = evidence.to_lowercase();
    claim
        .split(|c: char| c.is_whitespace() || "()[]<>\"„“,;!".contains(c))
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|part| is_address(part) && !evidence.contains(&part.to_lowercase()))
        .map(|part| Finding::new(FindingKind::Address, part))
        .collect()
}

fn is_address(part: &str) -> bool {
    let part = part.to_lowercase();
    if part.contains("://") || part.starts_with("www.") || part.starts_with("javascript:") {
        return true;
    }
    let host = part.split(['/', '?', '#']).next().unwrap_or("");
    host.rsplit_once('.').is_some_and(|(name, last)| name.len() > 1 && TOP_LEVEL.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_must_stand_in_the_evidence() {
        let evidence = "Kontakt: poststelle@kreis.example, www.kreis.example/antrag";
        for claim in
            ["Mail an Poststelle@kreis.example.", "siehe (www.kreis.example/antrag)", "Das gilt z.B. immer."]
        {
            assert_eq!(foreign_addresses(claim, evidence), [], "{claim}");
        }
        for (claim, word) in [
            ("![Bild](https://boese.example/x?d=1)", "https://boese.example/x?d=1"),
            ("Schreiben Sie an hilfe@boese.example.", "hilfe@boese.example"),
            ("Siehe boese.com/login.", "boese.com/login"),
        ] {
            assert_eq!(foreign_addresses(claim, evidence), [Finding::new(FindingKind::Address, word)]);
        }
    }
}
