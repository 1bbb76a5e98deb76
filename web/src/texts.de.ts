/** Every text of the page, German. */
export const texts = {
  product: "Auskunft",
  skipToContent: "Zum Inhalt springen",
  notice:
    "Auskunft ist ein automatisiertes System (KI-gestützte Suche). Es beantwortet Fragen aus den Dokumenten des Hauses. Bitte prüfen Sie die Belege, bevor Sie danach handeln.",

  questionLabel: "Ihre Frage",
  questionHint: "Eingabetaste: fragen. Umschalt + Eingabetaste: neue Zeile.",
  ask: "Fragen",

  searching: "Auskunft sucht in den Dokumenten …",
  askedLabel: "Gefragt:",
  answerHeading: "Antwort",
  citationsHeading: "Belege",
  openCitation: (number: number, place: string) => `[${number}] Beleg öffnen: ${place}`,
  page: (label: string) => `Seite ${label}`,
  place: (title: string, pageLabel: string) => `${title}, Seite ${pageLabel}`,
  citationsFound: (count: number) => (count === 1 ? "Ein Beleg." : `${count} Belege.`),
  answerReady: (count: string) => `Die Antwort liegt vor. ${count}`,

  refusalHeading: "Dazu steht nichts in den Dokumenten",
  refusalContact: (contact: string) => `Weiter hilft: ${contact}`,
  refusalReady: "Die Dokumente beantworten die Frage nicht.",

  errorReady: "Die Frage konnte nicht beantwortet werden.",
  unreachableTitle: "Der Server ist nicht erreichbar",
  unreachableDetail: "Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.",
  unreadableTitle: "Die Antwort des Servers ist nicht lesbar",
  unreadableDetail: "Bitte versuchen Sie es noch einmal.",

  viewerLabel: "Fundstelle im Dokument",
  close: "Schließen",
  previousPage: "Vorige Seite",
  nextPage: "Nächste Seite",
  pageOf: (label: string, number: number, count: number) =>
    label === String(number) ? `Seite ${number} von ${count}` : `Seite ${label} (${number} von ${count})`,
  pageImage: (title: string, label: string) => `Seite ${label} aus „${title}“`,
  pageLoading: "Die Seite wird geladen …",
  pageFailed: "Die Seite lässt sich nicht anzeigen. Bitte öffnen Sie das Original.",
  markedPassage: "Markierte Stelle:",
  backToPassage: "Zur markierten Stelle",
  original: "Original öffnen (neuer Tab)",
};
