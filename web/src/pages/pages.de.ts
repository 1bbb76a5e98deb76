import type { Pages } from "./page";

export const germanPages: Pages = {
  help: {
    title: "Hilfe",
    sections: [
      {
        heading: "Was Auskunft tut",
        paragraphs: [
          "Auskunft beantwortet Fragen aus den Dokumenten Ihres Hauses: Dienstanweisungen, Handbücher, Leitfäden, Steckbriefe. Jede Aussage trägt eine Nummer. Sie führt zu der Seite, auf der es steht, und die Stelle ist dort markiert.",
          "Auskunft ist ein KI-System. Es kann etwas übersehen oder falsch zuordnen. Lesen Sie den Beleg, bevor Sie danach handeln oder entscheiden.",
        ],
      },
      {
        heading: "Eine Frage stellen",
        list: [
          "Schreiben Sie Ihre Frage in das Feld, so wie Sie eine Kollegin fragen würden. Mit der Eingabetaste fragen Sie.",
          "Mit Umschalt und Eingabetaste beginnen Sie eine neue Zeile. Mit Esc brechen Sie eine laufende Antwort ab.",
          "Sie können nachfragen: „Und wer ist dafür zuständig?“ Auskunft kennt das Gespräch davor. „Neues Thema“ beginnt von vorn.",
          "Mit „Suchen in“ beschränken Sie die Suche auf eine Sammlung oder ein Dokument.",
        ],
      },
      {
        heading: "Einen Beleg prüfen",
        list: [
          "Zeigen Sie auf eine Nummer: Sie sehen die Worte aus dem Dokument. Wählen Sie die Nummer: Die Seite öffnet sich neben der Antwort.",
          "Sie können blättern, vergrößern, im Dokument suchen, den Text markieren und das Original öffnen.",
          "„Stand“ ist das Datum des Dokuments. Ein altes Dokument kann überholt sein.",
          "Esc schließt den Beleg. Sie sind dann wieder an der Nummer, von der Sie kamen.",
        ],
      },
      {
        heading: "Wenn etwas nicht in den Dokumenten steht",
        paragraphs: [
          "Dann sagt Auskunft das. Sie sehen, was durchsucht wurde, und die Stellen, die der Frage am nächsten kommen. Fragen Sie mit anderen Worten, oder wenden Sie sich an die angegebene Stelle.",
          "Unter „Dokumente“ sehen Sie, welche Dokumente aufgenommen sind und was darin gelesen wurde. So können Sie erkennen, warum etwas nicht gefunden wird: Eingescannte Seiten ohne Text kann Auskunft nicht lesen.",
        ],
      },
      {
        heading: "Ohne Maus arbeiten",
        list: [
          "Nach dem Laden steht die Schreibmarke im Fragefeld.",
          "Pfeil nach oben im leeren Feld springt zur neuesten Antwort. Mit der Tabulatortaste kommen Sie dort von Beleg zu Beleg.",
          "Umschalt und Tabulator im Fragefeld führt zu „War das hilfreich?“. Dort genügt J für Ja oder N für Nein.",
          "Esc schließt Vorschau, Beleg und Menüs.",
        ],
      },
      {
        heading: "Was gespeichert wird",
        paragraphs: [
          "Ihre Gespräche liegen nur in diesem Browser. Im „Verlauf“ können Sie darin suchen, sie speichern und löschen.",
          "Rückmeldungen zu Antworten gehen mit der Frage an den Server Ihres Hauses. Schreiben Sie keine personenbezogenen Daten in Fragen und Anmerkungen, wenn es nicht nötig ist.",
          "Nichts verlässt das Haus, wenn Ihre Systembetreuung nichts anderes eingerichtet hat.",
        ],
      },
      { heading: "Wer weiterhilft", contact: "Bitte wenden Sie sich an Ihre Systembetreuung." },
    ],
  },
  accessibility: {
    title: "Erklärung zur Barrierefreiheit",
    sections: [
      {
        heading: "Wofür diese Erklärung gilt",
        paragraphs: [
          "Diese Erklärung gilt für die Webseite von Auskunft. Grundlage ist die Barrierefreie-Informationstechnik-Verordnung (BITV 2.0) mit EN 301 549 und den WCAG 2.2, Stufe AA. Die Stelle, die Auskunft betreibt, ergänzt sie um ihre eigenen Angaben.",
        ],
      },
      {
        heading: "Stand der Vereinbarkeit",
        paragraphs: [
          "Die Seite selbst ist darauf ausgelegt, die Anforderungen zu erfüllen. Das ist eine Selbsteinschätzung der Herstellung: Jede Ansicht wird bei jeder Änderung automatisch geprüft (axe-core), mit der Tastatur bedient, bei 320 Pixeln Breite und 200 Prozent Vergrößerung betrachtet. Eine Prüfung durch eine unabhängige Stelle und durch Menschen mit Behinderungen steht aus.",
        ],
      },
      {
        heading: "Was nicht barrierefrei ist",
        list: [
          "Dokumente: Die Originale sind so zugänglich, wie sie erstellt wurden. Auskunft zeigt ihre Seiten als Bild und legt den gelesenen Text darüber, damit Vorleseprogramme und die Suche des Browsers ihn erreichen. Überschriften, Tabellen und Bilder im Dokument sind dabei nicht ausgezeichnet.",
          "Eingescannte Seiten ohne Text haben keinen vorlesbaren Inhalt. Sie sind unter „Dokumente“ gekennzeichnet.",
          "Antworten stehen in der Sprache der Dokumente. Leichte Sprache gibt es nur für die festen Texte der Seite. Sie wurden nicht von Menschen mit Lernschwierigkeiten geprüft.",
          "Gebärdensprache wird nicht angeboten.",
        ],
      },
      {
        heading: "Barriere melden",
        paragraphs: ["Ist Ihnen etwas nicht zugänglich? Bitte teilen Sie es mit. Sie erhalten die Information dann auf einem anderen Weg."],
        contact: "Bitte wenden Sie sich an Ihre Systembetreuung.",
      },
      {
        heading: "Schlichtung",
        paragraphs: [
          "Wenn Sie keine befriedigende Antwort erhalten, können Sie sich an die Schlichtungs- oder Durchsetzungsstelle Ihres Landes wenden. Die Stelle, die Auskunft betreibt, nennt Ihnen die zuständige.",
        ],
      },
      { heading: "Erstellt", paragraphs: ["Diese Erklärung wurde im November 2026 aufgrund einer Selbsteinschätzung erstellt."] },
    ],
  },
};
