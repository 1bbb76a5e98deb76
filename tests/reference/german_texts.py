"""Fifty German texts of our own for comparing embedders: short questions, sentences, headings, long passages."""

import unicodedata

QUESTIONS = [
    "Wie beantrage ich Dienstreisen?",
    "Frist für den Widerspruch",
    "Was kostet ein Bewohnerparkausweis im Jahr 2025?",
    "Wer genehmigt Überstunden an Sonn- und Feiertagen?",
    "Welche Unterlagen braucht die Elterngeldstelle bei Selbstständigen?",
    "Ab welchem Auftragswert muss öffentlich ausgeschrieben werden?",
    "§ 35 VwVfG",
    "Größe der Anhänge in E-Mails",
    "Darf ich private USB-Sticks am Dienstrechner verwenden?",
    "wo finde ich das formular fuer beihilfe",
    "Muss die Straßenverkehrsbehörde vor der Sperrung der Kreisstraße K 4711 angehört werden?",
    "Aufbewahrungsfrist",
    "Wie lange sind Bauakten nach Abschluss des Baugenehmigungsverfahrens aufzubewahren?",
    "Ist künstliche Intelligenz beim Verfassen von Bescheiden erlaubt?",
    "Telefonnummer der IT-Hotline?",
    "Welche Ämter nutzen die E-Akte schon, und seit wann?",
]

SENTENCES = [
    "Die Kilometerpauschale beträgt 0,30 € je gefahrenen Kilometer, höchstens jedoch 150,00 € je Dienstreise.",
    "Anträge sind schriftlich oder elektronisch bis zum 31.03. des Folgejahres beim Amt 10 einzureichen.",
    "Verschlusssachen dürfen nicht per E-Mail versandt werden.",
    "Der Landrat ist Dienstvorgesetzter aller Beschäftigten der Kreisverwaltung.",
    "Rechtsgrundlage ist Art. 6 Abs. 1 lit. e DSGVO in Verbindung mit § 3 BDSG.",
    "Passwörter bestehen aus mindestens zwölf Zeichen, davon ein Sonderzeichen (!, ?, %, &, #) und eine Ziffer.",
    "Abfallwirtschaftsgebührensatzung, Grundstücksverkehrsgenehmigung, Verkehrsordnungswidrigkeitenverfahren",
    "Ansprechpartnerin: Frau Dr. Özlem Groß-Weiß, Zimmer 2.17, Durchwahl -4103",
    "1. Geltungsbereich 2. Begriffsbestimmungen 3. Zuständigkeiten 4. Verfahren 5. Schlussbestimmungen",
    "Die Umlaute ä, ö, ü sowie das ß – und auch Ä, Ö, Ü, ẞ – bleiben in Dateinamen erhalten.",
    "Vergabevermerk | Auftragswert (netto) | 24.999,99 € | Verfahrensart | Verhandlungsvergabe",
    "Das Onlineformular wurde im ersten Quartal 1.284-mal aufgerufen und 317-mal vollständig ausgefüllt.",
    "Bei Störungen außerhalb der Servicezeiten (Mo–Do 7:00–16:30 Uhr, Fr 7:00–12:30 Uhr) gilt der Notfallplan.",
    "„Schriftlich“ heißt: eigenhändig unterschrieben; die einfache E-Mail genügt also nicht!",
    "Hausmeisterinnen und Hausmeister führen ein Schlüsselbuch.",
    "Kap. 7.3.2: Löschkonzept ☎ 115 ➜ Behördenruf",
    "Für Straßenbäume gilt ein Mindestabstand von 2,50 m zu Leitungen, gemessen ab Stammachse.",
    "KI-gestützte Übersetzungen müssen vor der Veröffentlichung von einer fachkundigen Person geprüft werden.",
    "ACHTUNG: NUR FÜR DEN DIENSTGEBRAUCH",
    "Ja.",
]

PARAGRAPHS = [
    "Die Führung der elektronischen Akte richtet sich nach der Geschäftsanweisung. Jedes Schriftstück, das für den "
    "Vorgang bedeutsam ist, wird unverzüglich zur Akte genommen. Papiereingänge werden in der Poststelle gescannt; "
    "das Original wird nach einer Prüffrist von sechs Wochen vernichtet, sofern keine Rechtsvorschrift "
    "entgegensteht. Ausgenommen sind Urkunden, Siegel und Dokumente mit Beweiswert.",
    "Der Landkreis fördert die Sanierung denkmalgeschützter Gebäude mit einem Zuschuss von bis zu 20 Prozent der "
    "zuwendungsfähigen Kosten. Zuwendungsfähig sind ausschließlich Maßnahmen, die mit der unteren "
    "Denkmalschutzbehörde abgestimmt wurden. Der Antrag ist vor Beginn der Maßnahme zu stellen; ein vorzeitiger "
    "Maßnahmebeginn ohne Genehmigung schließt die Förderung aus. Über die Bewilligung entscheidet der "
    "Kreisausschuss nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.",
    "Beschäftigte, die von zu Hause aus arbeiten, tragen dafür Sorge, dass Unbefugte keine Einsicht in dienstliche "
    "Unterlagen erhalten. Der Bildschirm ist beim Verlassen des Arbeitsplatzes zu sperren. Ausdrucke mit "
    "personenbezogenen Daten dürfen nicht im Hausmüll entsorgt werden, sondern sind in der Dienststelle zu "
    "vernichten. Der Verlust eines dienstlichen Geräts ist der Hotline binnen einer Stunde zu melden.",
    "Im Rahmen der Gefährdungsbeurteilung werden Lärm, Beleuchtung, Raumklima und Ergonomie der "
    "Bildschirmarbeitsplätze bewertet. Die Fachkraft für Arbeitssicherheit begeht jede Dienststelle mindestens "
    "einmal jährlich. Festgestellte Mängel werden mit einer Frist von vier Wochen an die Amtsleitung gemeldet.",
    "Wahlhelferinnen und Wahlhelfer erhalten ein Erfrischungsgeld von 60 € je Wahltag. Beschäftigten des "
    "öffentlichen Dienstes kann stattdessen ein Tag Freizeitausgleich gewährt werden. Die Berufung erfolgt durch "
    "die Gemeinde; eine Ablehnung ist nur aus wichtigem Grund zulässig (§ 9 Abs. 3 BWO).",
    "Leichte Sprache folgt festen Regeln. Ein Satz enthält nur eine Aussage. Lange Wörter werden mit Mediopunkt "
    "getrennt, zum Beispiel Bundes·kanzler·amt. Bilder unterstützen den Text. Zwei Prüferinnen oder Prüfer aus der "
    "Zielgruppe lesen jeden Text, bevor er erscheint.",
]


def texts() -> list[tuple[str, str]]:
    """Pairs of kind (`query` or `passage`) and text; two of them decomposed, five of them long."""
    decomposed = [
        ("query", unicodedata.normalize("NFD", "Müssen Führungskräfte Übungen für Störfälle durchführen?")),
        ("passage", unicodedata.normalize("NFD", "Größere Änderungen müssen früh mit den Ämtern geklärt werden.")),
    ]
    long = [
        " ".join(PARAGRAPHS[:2]),
        " ".join(PARAGRAPHS[2:5]),
        " ".join(SENTENCES[:8]),
        " ".join(PARAGRAPHS[:4]),
        "\n".join(SENTENCES[8:] + QUESTIONS[:4]),
        " ".join(reversed(PARAGRAPHS)),
    ]
    plain = [("query", text) for text in QUESTIONS]
    return plain + decomposed + [("passage", text) for text in SENTENCES + PARAGRAPHS + long]
