import type { Pages } from "./page";

export const easyGermanPages: Pages = {
  help: {
    title: "Hilfe",
    sections: [
      {
        heading: "Was ist Auskunft?",
        paragraphs: [
          "Auskunft ist ein Computer-Programm. Sie können eine Frage stellen. Auskunft sucht die Antwort in den Dokumenten vom Amt.",
          "Auskunft ist eine Künstliche Intelligenz. Das kurze Wort ist: KI. Eine KI kann Fehler machen. Darum müssen Sie die Antwort prüfen.",
        ],
      },
      {
        heading: "So fragen Sie",
        list: [
          "Schreiben Sie Ihre Frage in das Feld.",
          "Drücken Sie die Eingabe-Taste.",
          "Warten Sie kurz. Dann kommt die Antwort.",
          "Sie können weiter fragen.",
          "Wollen Sie etwas anderes wissen? Dann drücken Sie auf „Neues Thema“.",
        ],
      },
      {
        heading: "So prüfen Sie die Antwort",
        list: [
          "In der Antwort stehen Nummern.",
          "Drücken Sie auf eine Nummer. Dann sehen Sie die Seite aus dem Dokument.",
          "Die wichtige Stelle ist gelb.",
          "Lesen Sie die Stelle. Stimmt die Antwort?",
          "„Stand“ heißt: Von diesem Tag ist das Dokument.",
        ],
      },
      {
        heading: "Auskunft findet nichts",
        paragraphs: [
          "Manchmal steht etwas nicht in den Dokumenten. Dann sagt Auskunft das. Fragen Sie mit anderen Wörtern. Oder fragen Sie einen Menschen.",
        ],
      },
      {
        heading: "Was wird gespeichert?",
        paragraphs: [
          "Ihre Fragen sind nur auf diesem Gerät gespeichert. Sie können die Fragen löschen. Das geht bei „Verlauf“.",
          "Sie können sagen: Die Antwort war gut. Oder: Die Antwort war nicht gut. Das wird im Amt gespeichert. Schreiben Sie dort keine Namen hinein.",
        ],
      },
      { heading: "Hier bekommen Sie Hilfe", contact: "Fragen Sie die Menschen, die im Amt für die Computer zuständig sind." },
    ],
  },
  accessibility: {
    title: "Erklärung zur Barriere-Freiheit",
    sections: [
      {
        heading: "Was ist Barriere-Freiheit?",
        paragraphs: [
          "Alle Menschen sollen diese Seite gut benutzen können. Auch Menschen mit Behinderungen. Dafür gibt es Regeln. Die Regeln heißen: BITV und WCAG.",
        ],
      },
      {
        heading: "Halten wir die Regeln ein?",
        paragraphs: [
          "Wir haben die Seite nach den Regeln gemacht. Wir prüfen die Seite selbst. Andere Menschen haben die Seite noch nicht geprüft.",
        ],
      },
      {
        heading: "Was geht noch nicht gut?",
        list: [
          "Die Dokumente sind manchmal schwer zu lesen.",
          "Manche Seiten sind nur Bilder. Ein Vorlese-Programm kann die Bilder nicht vorlesen.",
          "Die Antworten sind nicht in Leichter Sprache.",
          "Es gibt keine Gebärden-Sprache.",
        ],
      },
      {
        heading: "Geht etwas nicht?",
        paragraphs: ["Dann sagen Sie uns das. Wir helfen Ihnen."],
        contact: "Fragen Sie die Menschen, die im Amt für die Computer zuständig sind.",
      },
      {
        heading: "Hat das nicht geholfen?",
        paragraphs: ["Dann können Sie sich beschweren. Dafür gibt es eine Stelle in jedem Bundes-Land. Das Amt sagt Ihnen: Diese Stelle ist es."],
      },
      { heading: "Wann ist dieser Text gemacht?", paragraphs: ["Im November 2026."] },
    ],
  },
};
