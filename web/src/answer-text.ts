import { element } from "./element";
import type { Citation } from "./interface";
import { texts } from "./texts.de";

/** The answer's paragraphs; every `[n]` that has a citation becomes a button that opens it. */
export function answerText(
  text: string,
  citations: Citation[],
  onOpen: (citation: Citation, opener: HTMLElement) => void,
): HTMLElement {
  const known = new Map(citations.map((citation) => [citation.number, citation]));
  const root = element("div", { class: "answer__text" });
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    const paragraph = element("p", { class: "kern-body" });
    for (const part of line.split(/(\[\d+\])/)) {
      const citation = known.get(Number(/^\[(\d+)\]$/.exec(part)?.[1]));
      // A number never starts a line: the blank before it does not break.
      paragraph.append(citation ? reference(citation, onOpen) : part.replace(/ $/, "\u00a0"));
    }
    root.append(paragraph);
  }
  return root;
}

function reference(
  citation: Citation,
  onOpen: (citation: Citation, opener: HTMLElement) => void,
): HTMLElement {
  const place = texts.place(citation.document.title, citation.page_label);
  const made = element(
    "button",
    { type: "button", class: "reference", "aria-label": texts.openCitation(citation.number, place) },
    `[${citation.number}]`,
  );
  made.addEventListener("click", () => onOpen(citation, made));
  return made;
}
