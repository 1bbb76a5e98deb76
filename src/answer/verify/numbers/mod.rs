//! Numbers, amounts, dates, times, legal citations and form numbers, compared between a claim and its evidence.

mod calendar;
mod code;
mod compare;
mod decimal;
mod legal;
mod number_word;
mod quantity;
mod token;
mod unit;
mod value;

use super::{Finding, FindingKind};
use compare::Held;

/// The numbers of a claim that its evidence does not hold.
pub(super) fn foreign_numbers(claim: &str, evidence: &str) -> Vec<Finding> {
    let said = value::read(claim);
    if said.is_empty() {
        return Vec::new();
    }
    let held = Held::of(evidence);
    said.into_iter()
        .filter(|spotted| !held.holds(&spotted.value))
        .map(|spotted| Finding::new(FindingKind::Number, spotted.words))
        .collect()
}

/// Whether a text holds any number.
pub(super) fn has_numbers(text: &str) -> bool {
    !value::read(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(claim: &str, evidence: &str) -> Vec<String> {
        foreign_numbers(claim, evidence).into_iter().map(|finding| finding.word).collect()
    }

    #[test]
    fn the_same_value_in_another_spelling_is_held() {
        for (claim, evidence) in [
            ("Frist: vier Wochen", "innerhalb von 4 Wochen"),
            ("eine vierwöchige Frist", "Frist von vier Wochen"),
            ("die 4-Wochen-Frist", "4 Wochen vorher"),
            ("nach einer Woche", "nach 1 Woche"),
            ("1.000 Euro", "bis 1000,00 €"),
            ("EUR 12,50", "12,5 Euro"),
            ("1,5 Millionen Euro", "1.500.000 EUR"),
            ("50.000 Euro", "ab 50 000 Euro"),
            ("20 Prozent", "20 %"),
            ("20 Euro", "Gebühr in Euro: 20"),
            ("am 1. Februar 2026", "ab dem 01.02.2026"),
            ("im Februar 2026", "ab dem 01.02.2026"),
            ("am 2026-02-01", "ab dem 1. Februar 2026"),
            ("seit 2026", "ab dem 01.02.2026"),
            ("um 14 Uhr", "bis 14:00 Uhr"),
            ("von 9 bis 15 Uhr", "9-15 Uhr"),
            ("§ 12 Absatz 3", "nach § 12 Abs. 3 Satz 1"),
            ("§ 35a SGB VIII", "§ 35 a"),
            ("§ 13", "§§ 12, 13 und 14"),
            ("§ 12 Abs. 3", "§ 12 Meldung\n(3) Die Meldung erfolgt sofort."),
            ("Art. 28 DSGVO", "Artikel 28 Absatz 1"),
            ("Formular AZ-05a", "mit dem Formular AZ 05a"),
            ("Formular AZ 05a", "mit AZ-05a"),
            ("zwölf Monate", "12 Monaten"),
            ("vierundzwanzig Stunden", "24 Stunden"),
            ("30 oder 60 Tage", "30 bzw. 60 Tage"),
            ("siehe Abschnitt 4", "4 Fristen"),
        ] {
            assert_eq!(foreign(claim, evidence), Vec::<String>::new(), "{claim} | {evidence}");
        }
    }

    #[test]
    fn another_value_or_unit_is_foreign() {
        for (claim, evidence, word) in [
            ("vier Wochen", "innerhalb von 6 Wochen", "vier Wochen"),
            ("4 Wochen", "4 Tage", "4 Wochen"),
            ("4 Tage", "4 Arbeitstage", "4 Tage"),
            ("3 Wochen", "3 Fristen\nDie Frist ist kurz.", "3 Wochen"),
            ("3 Wochen", "1. Antrag stellen\n3. Antrag abgeben", "3 Wochen"),
            ("12,50 Euro", "125 Euro", "12,50 Euro"),
            ("20 %", "20 Euro", "20 %"),
            ("am 1. März 2026", "ab dem 01.02.2026", "1. März 2026"),
            ("am 1. Februar 2026", "im Februar 2026", "1. Februar 2026"),
            ("um 14:30 Uhr", "14 Uhr", "14:30 Uhr"),
            ("um 61:00 Uhr", "16:00 Uhr", "61:00"),
            ("§ 12 Abs. 3", "§ 12 Abs. 1 und § 13 Abs. 3", "§ 12 Abs. 3"),
            ("Formular AZ-05", "Formular AZ-05a", "AZ-05"),
            ("im August", "im Juli", "August"),
        ] {
            assert_eq!(foreign(claim, evidence), [word], "{claim} | {evidence}");
        }
    }
}
