// Makes the small documents whose pages are hard to mark: node support/make-documents.js. The files are kept in the repository.
import { writeFileSync } from "node:fs";

const DOCUMENTS = {
  "untagged.pdf": {
    title: "Ausleihe von Geräten",
    lines: ["Ausleihe von Geräten", "Leihgeräte gibt das Medienzentrum aus.", "Leihgeräte sind nach 21 Tagen zurückzugeben.", "Verlängert wird am Schalter."],
  },
  "rotated.pdf": {
    title: "Schlüssel und Säle",
    lines: ["Schlüssel und Säle", "Die Säle vergibt das Büro der Landrätin.", "Der Saalschlüssel liegt beim Pförtner in Zimmer 4.", "Er ist am selben Tag zurückzugeben."],
    rotate: 90,
  },
  "scanned.pdf": {
    title: "Parkausweise",
    lines: ["Parkausweise", "Parkausweise stellt das Straßenverkehrsamt aus.", "Parkausweise gelten bis zum 31. Dezember 2027.", "Danach sind sie neu zu beantragen."],
    scanned: true,
  },
};

for (const [file, document] of Object.entries(DOCUMENTS)) {
  writeFileSync(new URL(`../documents/${file}`, import.meta.url), pdf(document));
}

/** A PDF of one page; a scanned one shows a picture, its words lie invisibly over it as text recognition leaves them. */
function pdf({ title, lines, rotate = 0, scanned = false }) {
  const text = lines
    .map((line, index) => {
      // On a turned page the lines run upwards, so that they are upright when it is shown.
      const place = rotate === 90 ? `0 1 -1 0 ${80 + 40 * index} 72 Tm` : `1 0 0 1 72 ${740 - 40 * index} Tm`;
      return `BT /F1 ${index === 0 ? 18 : 12} Tf ${scanned ? 3 : 0} Tr ${place} (${escaped(line)}) Tj ET`;
    })
    .join("\n");
  const picture = scanned ? "q 595 0 0 842 0 0 cm /Im1 Do Q\n" : "";
  const pixels = Buffer.alloc(60 * 84, 0xf2);
  lines.forEach((line, index) => pixels.fill(0x60, 60 * (9 + 4 * index) + 7, 60 * (9 + 4 * index) + 7 + Math.min(46, line.length)));
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Im1 6 0 R >> >> >>`,
    stream("", Buffer.from(picture + text, "latin1")),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    stream("/Type /XObject /Subtype /Image /Width 60 /Height 84 /ColorSpace /DeviceGray /BitsPerComponent 8", pixels),
    `<< /Title (${escaped(title)}) >>`,
  ];
  return assembled(objects);
}

function stream(entries, content) {
  return Buffer.concat([Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`), content, Buffer.from("\nendstream")]);
}

function assembled(objects) {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const places = [];
  let length = parts[0].length;
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    places.push(length);
    length += part.length;
    parts.push(part);
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function escaped(text) {
  return [...text]
    .map((character) => {
      const code = character.charCodeAt(0);
      return code > 126 ? `\\${code.toString(8)}` : character.replace(/[\\()]/g, "\\$&");
    })
    .join("");
}
