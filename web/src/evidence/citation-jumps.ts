import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { texts } from "../texts/texts";

/** The answer's citations as numbers, to go from one page to the next without leaving the panel. */
export function citationJumps(
  citations: Citation[],
  present: Citation,
  onOpen: (citation: Citation) => void,
): HTMLElement {
  const list = element("ul", { class: "jumps" });
  for (const citation of citations.length > 1 ? citations : []) {
    const place = texts.answer.place(citation.document.title, citation.page_label);
    const made = element(
      "button",
      {
        type: "button",
        class: "jump",
        "aria-label": texts.evidence.jump(citation.number, place),
        "aria-current": citation === present ? "true" : false,
        title: place,
      },
      String(citation.number),
    );
    made.addEventListener("click", () => onOpen(citation));
    list.append(element("li", {}, made));
  }
  return element("nav", { "aria-label": texts.evidence.citations, hidden: citations.length < 2 }, list);
}
