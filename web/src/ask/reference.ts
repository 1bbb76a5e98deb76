import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { texts } from "../texts/texts";
import type { OpenCitation } from "./open-citation";
import { attachPreview } from "./preview";

/** The number of a citation in the text: shows the passage when pointed at, opens the page when chosen. */
export function reference(citation: Citation, onOpen: OpenCitation): HTMLElement {
  const place = texts.answer.place(citation.document.title, citation.page_label);
  const made = element(
    "button",
    { type: "button", class: "reference", "aria-label": texts.answer.openCitation(citation.number, place) },
    String(citation.number),
  );
  made.addEventListener("click", () => onOpen(citation, made));
  attachPreview(made, citation);
  return made;
}
