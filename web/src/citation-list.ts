import { element } from "./element";
import type { Citation } from "./interface";
import { texts } from "./texts.de";

/** The places an answer rests on: title, page and the words there. */
export function citationList(
  citations: Citation[],
  onOpen: (citation: Citation, opener: HTMLElement) => void,
): HTMLElement {
  const list = element("ol", { class: "citations" });
  for (const citation of citations) {
    list.append(entry(citation, onOpen));
  }
  return element(
    "section",
    { "aria-labelledby": "citations-heading" },
    element("h3", { class: "kern-heading-small", id: "citations-heading" }, texts.citationsHeading),
    list,
  );
}

function entry(
  citation: Citation,
  onOpen: (citation: Citation, opener: HTMLElement) => void,
): HTMLElement {
  const opener = element(
    "button",
    { type: "button", class: "citation__open" },
    element("span", { class: "citation__number" }, `[${citation.number}]`),
    element("span", { class: "citation__title" }, citation.document.title),
    element("span", { class: "citation__page" }, texts.page(citation.page_label)),
  );
  opener.addEventListener("click", () => onOpen(citation, opener));
  return element(
    "li",
    { class: "citation" },
    opener,
    element("blockquote", { class: "citation__quote kern-body" }, citation.quote),
  );
}
