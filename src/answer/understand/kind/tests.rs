use super::*;

fn kinds(expected: QuestionKind, questions: &[&str]) {
    for question in questions {
        assert_eq!(question_form(question).kind, expected, "{question}");
    }
}

#[test]
fn lists_ask_for_things_of_a_kind() {
    kinds(
        QuestionKind::List,
        &[
            "Welche Landkreise nutzen SAP?",
            "welche landkreise nutzen sap",
            "Welche Projekte hat der Landkreis Musterstadt?",
            "Welche Häuser sind angeschlossen?",
            "Welche Vorhaben sind beendet?",
            "In welchen Ämtern kommt die E-Akte vor?",
            "Bei welchen Musterstädter Projekten wurde geprüft?",
            "Welche weiteren Kommunen sind beteiligt?",
            "Wo gibt es einen Ratsinformationsdienst?",
            "Wo wird die Scanstraße eingesetzt?",
            "Wo kommt Linux zum Einsatz?",
            "Wer alles hat unterschrieben?",
            "Was hat Musterstadt alles gemeldet?",
            "Wer nutzt die Drohne?",
            "Nenne alle Projekte mit Förderung",
            "Nennen Sie mir bitte die Landkreise mit E-Akte.",
            "Liste Projekte Musterstadt",
            "Zähle die Standorte auf",
            "Wleche Landkreise nutzen SAP?",
            "Which counties use SAP?",
            "Projekte mit Förderung",
        ],
    );
}

#[test]
fn counts_are_of_things_and_numbers_of_units_are_facts() {
    kinds(
        QuestionKind::Count,
        &[
            "Wie viele Projekte haben eine Förderung?",
            "Wieviele Landkreise machen mit?",
            "wieviel vorhaben laufen in musterstadt",
            "Anzahl Projekte Musterstadt",
            "Summe der Projekte in der Übersicht",
            "How many counties use it?",
        ],
    );
    for (question, expected) in [
        ("Wie viele Stunden darf ich mobil arbeiten?", Expected::Number),
        ("Wieviel Tage Urlaub gibt es?", Expected::Number),
        ("Wie viele Mitglieder hat der Ausschuss?", Expected::Number),
        ("Wie viel Euro gibt es je Kilometer?", Expected::Amount),
        ("Wie viel kostet der Ausweis?", Expected::Amount),
        ("Wie viel Zeit bleibt für den Widerspruch?", Expected::Duration),
    ] {
        assert_eq!(question_form(question), QuestionForm::fact(expected), "{question}");
    }
}

#[test]
fn definitions_ask_for_a_term_itself() {
    kinds(
        QuestionKind::Definition,
        &[
            "Was ist eine Dienstreise?",
            "Was ist ein Aktenplan?",
            "was ist ein aktenplan",
            "Was ist die E-Akte?",
            "Was sind Cookies?",
            "Was bedeutet DSFA?",
            "Was heißt VZÄ?",
            "Was versteht man unter offenen Daten?",
            "Wofür steht VVT?",
            "Was ist mit Schriftform gemeint?",
            "Abkürzung VVT",
            "Erkläre mir den Begriff Schriftform",
            "What does VVT mean?",
        ],
    );
    kinds(
        QuestionKind::Fact,
        &[
            "Was ist das Ziel der Strategie?",
            "Was ist die Aufgabe des DSB?",
            "Was ist in Musterstadt geplant?",
            "Was ist erlaubt?",
            "Was bedeutet das für die Beschäftigten?",
            "Was ist bei Regen zu beachten?",
            "Wofür steht das Geld bereit, das der Kreis erhalten hat?",
        ],
    );
}

#[test]
fn procedures_ask_what_to_do() {
    kinds(
        QuestionKind::Procedure,
        &[
            "Wie gehe ich bei einer Datenpanne vor?",
            "Was muss ich tun, wenn der Drucker streikt?",
            "Wie beantrage ich Elternzeit?",
            "Eine Kollegin ist krank, was mache ich?",
            "Was ist zu tun, wenn es brennt?",
            "Wie kann man einen Raum buchen?",
            "Wie wird eine Dienstreise beantragt?",
            "Wie läuft die Vergabe ab?",
            "Ich brauche einen neuen Stuhl. Wie läuft das?",
            "Der Aufzug steckt fest, was noch nie vorkam. Wie gehe ich vor?",
            "Wie ist der Ablauf der Inventur?",
            "Wie ist eine Datenpanne zu melden?",
            "Falschgeld in der Kasse, was nun?",
            "Ablauf Vergabe",
            "Beschreibe den Ablauf der Vergabe",
            "How do I book a room?",
        ],
    );
    kinds(
        QuestionKind::Fact,
        &[
            "Wie wurde der Server installiert?",
            "Wie läuft der Betrieb des Servers?",
            "Wie zuverlässig ist der Dienst?",
        ],
    );
}

#[test]
fn questions_that_begin_with_the_verb_are_yes_or_no() {
    kinds(
        QuestionKind::YesNo,
        &[
            "Darf ich privat surfen?",
            "Nutzt Musterstadt einen Chatbot?",
            "prueft der Kreis das?",
            "Ich bin neu hier, muss ich mich anmelden?",
            "Müssen Kreise, welche SAP nutzen, zahlen?",
            "Does the county pay for it?",
            "I am retired: may I still come?",
            "Ich war krank, krieg ich das zurück?",
        ],
    );
    kinds(
        QuestionKind::Reason,
        &["Warum gilt das?", "Aus welchem Grund wurde gesperrt?", "Woran liegt das?"],
    );
}

#[test]
fn facts_expect_what_their_noun_or_question_word_says() {
    for (question, expected) in [
        ("Welche Software nutzt Musterstadt?", Expected::Anything),
        ("Können Sie mir sagen, wann die Sitzung beginnt?", Expected::Date),
        ("Zu welchem Zeitpunkt endet das?", Expected::Date),
        ("Bis wann läuft die Frist?", Expected::Date),
        ("Welcher Fachdienst ist zuständig?", Expected::Organisation),
        ("Welche OE macht das?", Expected::Organisation),
        ("Wer ist zuständig?", Expected::Person),
        ("Wie lange dauert das?", Expected::Duration),
        ("Wie früh muss ich das melden?", Expected::Duration),
        ("Wie viel muss eine Firma zahlen?", Expected::Amount),
        ("Wer setzt das Datum fest?", Expected::Person),
        ("Beauftragte Haus B Name", Expected::Person),
        ("Was ist vorher zu klären?", Expected::Anything),
        ("Wie hoch ist das Budget?", Expected::Amount),
        ("Wie hoch ist der Anteil?", Expected::Number),
        ("Was kostet der Ausweis?", Expected::Amount),
        ("Wo liegt der Raum?", Expected::Place),
        ("Wo gibt es das Formular?", Expected::Place),
        ("Ausweis Gebühr", Expected::Amount),
        ("Ratssitzung Termin", Expected::Date),
        ("Who is the data protection officer?", Expected::Person),
    ] {
        assert_eq!(question_form(question), QuestionForm::fact(expected), "{question}");
    }
    let documents = question_form("Welche Unterlagen muss ich vorlegen?");
    assert!(documents.kind == QuestionKind::Fact && documents.several);
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_form(text in "\\PC{0,200}") {
        let form = question_form(&text);
        proptest::prop_assert!(form.several || form.kind != QuestionKind::List);
    }
}
