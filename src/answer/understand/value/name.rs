//! Persons, organisations and places.

use std::collections::BTreeSet;

use super::ValueForm;
use crate::answer::understand::words::Word;
use crate::index::is_stop_word;

const TITLES: &[&str] = &["frau", "herr", "herrn", "dr", "prof", "hr", "fr"];
const COMPANY_FORMS: &[&str] =
    &["gmbh", "ag", "eg", "kg", "mbh", "ohg", "ev", "se", "aör", "aoer", "ggmbh", "ug", "inc", "ltd", "kdör"];
/// Endings of names of public bodies and their parts.
const BODIES: &[&str] = &[
    "amt",
    "fachdienst",
    "fachbereich",
    "stabsstelle",
    "referat",
    "abteilung",
    "dezernat",
    "sachgebiet",
    "behoerde",
    "verwaltung",
    "ministerium",
    "verband",
    "verein",
    "team",
    "stelle",
    "ausschuss",
    "kreistag",
    "landkreis",
    "stadt",
    "gemeinde",
    "hochschule",
    "universitaet",
    "institut",
    "gericht",
    "polizei",
    "personalrat",
    "betriebsrat",
    "leitstelle",
    "rechenzentrum",
    "unternehmen",
    "agentur",
    "kammer",
    "kasse",
    "beirat",
    "zentrum",
    "leitung",
    "fachbereiche",
    "aemter",
    "fachdienste",
];
const SHORT_BODIES: &[&str] = &["fd", "fb", "oe", "lk", "edv", "it"];
const STREETS: &[&str] =
    &["strasse", "str", "weg", "platz", "allee", "gasse", "ring", "ufer", "damm", "markt"];
const ROOMS: &[&str] = &[
    "raum",
    "zimmer",
    "saal",
    "haus",
    "gebaeude",
    "etage",
    "obergeschoss",
    "erdgeschoss",
    "kreishaus",
    "rathaus",
    "standort",
    "aussenstelle",
];
/// Capitalised words that stand in front of nouns, not of family names.
const NO_FIRST_NAMES: &[&str] = &[
    "der",
    "die",
    "das",
    "ein",
    "eine",
    "keine",
    "kein",
    "alle",
    "neue",
    "interne",
    "externe",
    "landkreis",
    "stadt",
    "projekt",
];
/// First names that are common in Germany, folded.
const FIRST_NAMES: &str = "achim albert alexander alexandra alfred ali andrea andreas anette angela anja anke anna anne \
    annette annika antje arne astrid axel barbara bastian beate benjamin bernd bernhard bettina birgit bjoern brigitte \
    britta carina carmen carola carsten cem charlotte christa christian christiane christina christine christoph claudia \
    cornelia dagmar daniel daniela david dennis detlef dieter dietmar dirk dominik doris eckhard elena elisabeth elke emily \
    emine erik erika ernst eva fabian fatma felix florian frank franziska franz friedrich gabriele georg gerd gerhard gerda \
    gisela gudrun guenter guenther hanna hannah hannelore hannes hans harald hartmut hatice heidi heike heiko heiner heinrich \
    heinz helga helmut henning henrik herbert hermann holger horst hubert ilona imke ina ines inga ingo ingrid irene iris \
    jan jana janina jannik jens jessica joachim joern johann johanna johannes jonas juergen julia julian jutta kai karen \
    karin karl karsten kathrin katja katharina katrin kerstin kirsten klaus konrad laura lars lea lena leon lisa lothar lukas \
    lutz manfred manuela marc marco marcus maren margret maria marie marina mario marion markus marlies martin martina \
    matthias maximilian mehmet melanie merle meike michael michaela mirko mohamed monika murat nadine natalie nicole niels nils \
    nina norbert olaf oliver otto patrick paul peter petra philipp rainer ralf ramona regina reinhard renate rene ricarda robert \
    roland rolf rudolf ruth sabine sabrina sandra sarah sascha sebastian silke silvia simon simone sonja sophie stefan stefanie \
    steffen stephan stephanie susanne sven svenja sybille tanja tatjana thomas thorsten tim timo tobias torben torsten udo ulf \
    ulrich ulrike ursula ute uwe vanessa vera verena viktoria volker walter werner wiebke wilfried wilhelm wolfgang yasemin \
    yvonne";
/// Longest part of a name that is told by its form alone.
const LONGEST_NAME: usize = 10;
/// Endings that mark a common noun or an adjective, which family and first names seldom have.
const NOUN_ENDINGS: &[&str] = &[
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "tion",
    "tionen",
    "ismus",
    "ierung",
    "tät",
    "taet",
    "ment",
    "system",
    "projekt",
    "dienst",
    "software",
    "daten",
    "plan",
    "antrag",
    "bericht",
    "verfahren",
    "akte",
    "programm",
    "modell",
    "liche",
    "liches",
    "ische",
    "isches",
    "bot",
    "tool",
    "intelligenz",
    "netz",
    "portal",
    "anlage",
    "server",
    "office",
    "stelle",
    "ordnung",
    "gesetz",
    "satzung",
];

/// The forms of names in a value.
pub(super) fn forms(words: &[Word<'_>]) -> BTreeSet<ValueForm> {
    let mut found = BTreeSet::new();
    if words.iter().any(is_organisation) {
        found.insert(ValueForm::Organisation);
    }
    if words.iter().enumerate().any(|(at, word)| is_place(word, words.get(at + 1))) {
        found.insert(ValueForm::Place);
    }
    let titled =
        words.windows(2).any(|pair| matches!(pair, [title, name] if is_title(title) && is_name(name)));
    if titled || is_full_name(words) {
        found.insert(ValueForm::Person);
    }
    found
}

fn is_title(word: &Word<'_>) -> bool {
    word.is_loud() && TITLES.contains(&word.folded.as_str())
}

/// `Vorname Nachname`: a known first name and a name after it, or nothing but two short words that look like no nouns.
fn is_full_name(words: &[Word<'_>]) -> bool {
    let known = words.windows(2).any(|pair| {
        let follows = |name: &Word<'_>| is_name(name) && !name.opens_clause && !is_organisation(name);
        matches!(pair, [first, name] if first.is_loud() && is_first_name(&first.folded) && follows(name))
    });
    known || matches!(words, [first, last] if is_strange_name(first, last))
}

/// `Anna-Lena` is known when `Anna` is.
fn is_first_name(folded: &str) -> bool {
    let first = folded.split('-').next().unwrap_or(folded);
    FIRST_NAMES.split_whitespace().any(|name| name == first)
}

fn is_strange_name(first: &Word<'_>, last: &Word<'_>) -> bool {
    let is_short = |word: &Word<'_>| word.folded.split('-').all(|part| part.len() <= LONGEST_NAME);
    let is_adjective = ["e", "er", "es", "en"].iter().any(|ending| first.folded.ends_with(ending));
    let plain =
        |word: &Word<'_>| is_name(word) && is_short(word) && !is_organisation(word) && !is_place(word, None);
    plain(first)
        && plain(last)
        && !is_adjective
        && !last.opens_clause
        && !NO_FIRST_NAMES.contains(&first.folded.as_str())
}

fn is_name(word: &Word<'_>) -> bool {
    let mut letters = word.text.chars();
    let starts = letters.next().is_some_and(char::is_uppercase);
    let goes_on = letters.clone().next().is_some_and(char::is_lowercase);
    let plain = letters.all(|letter| letter.is_lowercase() || letter == '-' || letter.is_uppercase());
    let inner_capital = word.text.split('-').any(|part| part.chars().skip(1).any(char::is_uppercase));
    let common = NOUN_ENDINGS.iter().any(|ending| word.folded.ends_with(ending));
    starts && goes_on && plain && !inner_capital && !common && !is_stop_word(&word.folded)
}

fn is_organisation(word: &Word<'_>) -> bool {
    let folded = word.folded.replace('.', "");
    if word.text.chars().any(char::is_uppercase) && COMPANY_FORMS.contains(&folded.as_str()) {
        return true;
    }
    let loud_short = word.text.len() <= 3
        && word.text.chars().all(char::is_uppercase)
        && SHORT_BODIES.contains(&folded.as_str());
    let part = folded.rsplit('-').next().unwrap_or(&folded);
    let body = word.is_loud()
        && !matches!(part, "gesamt" | "beamt")
        && BODIES
            .iter()
            .any(|ending| part.strip_suffix('s').unwrap_or(part).ends_with(ending) || part.ends_with(ending));
    loud_short || body
}

fn is_place(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let has_number = next.is_some_and(|next| next.text.starts_with(|first: char| first.is_ascii_digit()));
    let is_street =
        STREETS.iter().any(|ending| word.folded.ends_with(ending)) && word.is_loud() && has_number;
    let is_postal = word.text.len() == 5 && word.text.bytes().all(|byte| byte.is_ascii_digit());
    let is_town = next.is_some_and(|next| is_name(next) && !next.opens_clause);
    let is_room = word.is_loud() && ROOMS.iter().any(|ending| word.folded.ends_with(ending));
    is_street || (is_postal && is_town) || is_room
}

#[cfg(test)]
mod tests {
    use crate::answer::understand::{ValueForm, value_forms};

    #[test]
    fn persons_bodies_and_places_are_told_apart() {
        for (value, form) in [
            ("Frau Muster, Tel. 12", ValueForm::Person),
            ("Leitung: Anna-Lena Muster (Amt 10)", ValueForm::Person),
            ("Yaprak Muster", ValueForm::Person),
            ("Erika Muster", ValueForm::Person),
            ("Dr. Jens Muster-Meier (Leitung)", ValueForm::Person),
            ("Muster Software GmbH", ValueForm::Organisation),
            ("Musterverein e.V.", ValueForm::Organisation),
            ("Stabsstelle Digitales", ValueForm::Organisation),
            ("FD 50", ValueForm::Organisation),
            ("Jugendamt", ValueForm::Organisation),
            ("Industriestraße 12", ValueForm::Place),
            ("12345 Musterstadt", ValueForm::Place),
            ("Raum 3.12", ValueForm::Place),
        ] {
            assert!(value_forms(value).contains(&form), "{value}: {:?}", value_forms(value));
        }
    }

    #[test]
    fn nouns_are_no_persons() {
        for value in [
            "Künstliche Intelligenz",
            "Die Satzung",
            "Stabsstelle Digitales",
            "Online Antrag",
            "kein Name",
            "Eigene Küche",
            "Zentrales Fahrzeugregister",
            "Fünf Jahre, danach neu",
            "E-Akte Modul",
            "Landkreis Musterstadt",
        ] {
            assert!(!value_forms(value).contains(&ValueForm::Person), "{value}");
        }
    }
}
