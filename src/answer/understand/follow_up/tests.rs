use super::*;

fn turn(role: Role, content: &str) -> Turn {
    Turn { role, content: content.to_owned() }
}

fn after(earlier: &str, answer: &str, question: &str) -> Resolved {
    resolve(&[turn(Role::User, earlier), turn(Role::Assistant, answer)], question)
}

#[test]
fn what_is_left_out_is_carried_over() {
    for (earlier, answer, question, carried) in [
        ("Wann startet die Drohne in Musterstadt?", "2031.", "Und wer betreut sie?", "Drohne Musterstadt"),
        (
            "Welches Programm nutzt das Jugendamt?",
            "Das Programm „Kindwohl“ [1].",
            "Was kostet es im Jahr?",
            "Programm Jugendamt Kindwohl",
        ),
        ("Welche Software nutzt Musterstadt in Haus A?", "X", "Und in Haus B?", "Software nutzt Musterstadt"),
        ("Wie lange gilt der Fischereischein?", "Fünf Jahre.", "Was kostet der dort?", "Fischereischein"),
        ("Wer leitet das Projekt Seeblick?", "Frau Muster.", "Seit wann?", "Projekt Seeblick"),
        ("Was kostet der Fischereischein?", "30 Euro.", "Und wie lange gilt er?", "Fischereischein"),
        ("was kostet der fischereischein", "30 Euro.", "zuständig?", "kostet fischereischein"),
        ("Gibt es in Musterstadt einen Chatbot?", "Ja, Berta.", "Wie sieht es in Neustadt aus?", "Chatbot"),
        ("Wie beantrage ich Elternzeit?", "Formlos.", "Welche Frist gilt dafür?", "Elternzeit Formlos"),
    ] {
        let resolved = after(earlier, answer, question);
        assert_eq!(resolved.carried.as_deref(), Some(carried), "{question}");
        assert_eq!(resolved.search_text, format!("{carried}\n{question}"));
    }
}

#[test]
fn a_follow_up_becomes_a_question_by_itself() {
    for (earlier, answer, question, whole) in [
        (
            "Wann startet die Drohne in Musterstadt?",
            "2031.",
            "Und wer betreut sie?",
            "wer betreut Drohne Musterstadt?",
        ),
        (
            "Welche Software nutzt Musterstadt in Haus A?",
            "X",
            "Und in Haus B?",
            "Welche Software nutzt Musterstadt in Haus B?",
        ),
        (
            "Wie hoch ist die Pauschale für einen halben Tag?",
            "5 Euro.",
            "Und am Sonntag?",
            "Wie hoch ist die Pauschale am Sonntag?",
        ),
        ("Wer leitet das Projekt Seeblick?", "Frau Muster.", "Seit wann?", "Seit wann Projekt Seeblick?"),
        (
            "Gibt es in Musterstadt einen Chatbot?",
            "Ja, Berta.",
            "Wie sieht es in Neustadt aus?",
            "Gibt es in Neustadt einen Chatbot?",
        ),
    ] {
        assert_eq!(after(earlier, answer, question).text, whole);
    }
}

#[test]
fn a_question_with_its_own_subject_is_no_follow_up() {
    for question in [
        "Was kostet ein Personalausweis?",
        "Wie melde ich eine Datenpanne?",
        "Welche Landkreise nutzen SAP?",
        "Gibt es einen Dienstwagen für Auszubildende?",
        "Können Sie mir sagen, wo der Sitzungssaal liegt?",
        "Wenn der Drucker streikt, wer repariert ihn?",
        "Wie viele Seiten hat das Handbuch?",
        "Personalausweis Gebühr",
        "Was ist ein Fachdienst?",
        "Wo ist das Jugendamt?",
        "Wie hoch sind die Reisekosten?",
        "Was muss ich tun, damit der Antrag gilt?",
        "Und wie beantrage ich als Auszubildende einen Zuschuss zum Jobticket?",
    ] {
        let resolved = after("Wann startet die Drohne in Musterstadt?", "2031.", question);
        assert_eq!(
            resolved,
            Resolved {
                text: question.to_owned(),
                search_text: question.to_owned(),
                asks_like: None,
                carried: None,
                is_follow_up: false
            }
        );
    }
}

#[test]
fn follow_ups_reach_back_through_follow_ups() {
    let history = [
        turn(Role::User, "Wann startet die Drohne in Musterstadt?"),
        turn(Role::Assistant, "2031."),
        turn(Role::User, "Und wer betreut sie?"),
        turn(Role::Assistant, "Die Feuerwehr."),
    ];
    let resolved = resolve(&history, "Seit wann?");
    assert_eq!(resolved.carried.as_deref(), Some("betreut Drohne Musterstadt"));
}

#[test]
fn without_history_nothing_is_carried() {
    assert!(!resolve(&[], "Und wer betreut sie?").is_follow_up);
}

proptest::proptest! {
    #[test]
    fn the_question_always_ends_the_search_text(earlier in "\\PC{0,80}", question in "\\PC{0,80}") {
        let resolved = resolve(&[turn(Role::User, &earlier)], &question);
        proptest::prop_assert!(resolved.search_text.ends_with(question.trim()));
    }
}
