//! Numbers written as words: `zwölf`, `vierundzwanzig`, `zweihundert`.

/// Number words below twenty; `ein` is left out, it is mostly the article.
const SMALL: [(&str, u32); 20] = [
    ("null", 0),
    ("zwei", 2),
    ("zweier", 2),
    ("drei", 3),
    ("dreier", 3),
    ("vier", 4),
    ("fünf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
];
const TENS: [(&str, u32); 8] = [
    ("zwanzig", 20),
    ("dreißig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
];

/// The value of a number word in lower case, up to 999 999; `None` for other words and for `ein`.
pub(super) fn number_word(word: &str) -> Option<u32> {
    match word.split_once("tausend") {
        Some((head, rest)) => Some(1000 * factor(head)? + remainder(rest, below_thousand)?),
        None => below_thousand(word),
    }
}

fn below_thousand(word: &str) -> Option<u32> {
    match word.split_once("hundert") {
        Some((head, rest)) => Some(100 * factor(head)? + remainder(rest, below_hundred)?),
        None => below_hundred(word),
    }
}

fn below_hundred(word: &str) -> Option<u32> {
    let tens = |word: &str| TENS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    if let Some((unit, ten)) = word.split_once("und")
        && let Some(ten) = tens(ten)
    {
        return factor(unit)
            .filter(|value| (1..10).contains(value) && !unit.is_empty())
            .map(|unit| unit + ten);
    }
    if word == "neunzehn" {
        return Some(19);
    }
    SMALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value).or_else(|| tens(word))
}

fn factor(word: &str) -> Option<u32> {
    if word.is_empty() || word == "ein" { Some(1) } else { below_thousand(word) }
}

fn remainder(word: &str, value: fn(&str) -> Option<u32>) -> Option<u32> {
    let word = word.strip_prefix("und").unwrap_or(word);
    match word {
        "" => Some(0),
        "ein" | "eins" => Some(1),
        word => value(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_value() {
        for (word, value) in [
            ("zwölf", 12),
            ("neunzehn", 19),
            ("vierundzwanzig", 24),
            ("einundzwanzig", 21),
            ("hundert", 100),
            ("zweihundertfünfzig", 250),
            ("hunderteins", 101),
            ("dreitausend", 3000),
        ] {
            assert_eq!(number_word(word), Some(value), "{word}");
        }
        for word in ["ein", "und", "viert", "achten", "", "hundertschaft", "rund", "undzwanzig"] {
            assert_eq!(number_word(word), None, "{word}");
        }
    }
}
