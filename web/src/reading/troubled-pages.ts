import { paragraph } from "../dom/alert";
import { element } from "../dom/element";
import type { PageSummary } from "../interface/document";
import { texts } from "../texts/texts";

/** The pages that were not read wholly, each a step away. */
export function troubledPages(pages: PageSummary[], onOpen: (number: number) => void): HTMLElement {
  const troubled = pages.filter(({ status }) => status !== "read");
  if (troubled.length === 0) {
    return paragraph(texts.reading.noTrouble, "muted");
  }
  return element(
    "section",
    { "aria-labelledby": "troubled-heading" },
    element("h2", { class: "view__subheading", id: "troubled-heading" }, texts.reading.pageWithTrouble),
    element("ul", { class: "chips" }, ...troubled.map((page) => element("li", {}, opener(page, onOpen)))),
  );
}

function opener(page: PageSummary, onOpen: (number: number) => void): HTMLElement {
  const status = texts.documents.statuses[page.status] ?? page.status;
  const made = element("button", { type: "button", class: "chip" }, `${texts.answer.page(page.label)}: ${status}`);
  made.addEventListener("click", () => onOpen(page.number));
  return made;
}
