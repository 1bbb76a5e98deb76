import { button } from "../dom/button";
import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { texts } from "../texts/texts";
import { citationPlace } from "./citation-place";
import type { OpenCitation } from "./open-citation";
import { recordTable } from "./record-table";

/** Entries that show at once; longer lists unfold. */
const SHOWN = 5;

/** The places an answer rests on: title, page, date and the words there. A place cited twice stands once. */
export function citationList(citations: Citation[], onOpen: OpenCitation): HTMLElement {
  const groups = grouped(citations);
  const list = element("ol", { class: "citations" });
  groups.forEach((group, index) => {
    const made = entry(group, onOpen);
    made.hidden = index >= SHOWN + 1;
    list.append(made);
  });
  const hidden = [...list.children].filter((child) => child instanceof HTMLElement && child.hidden);
  const more = button(texts.answer.showAll(groups.length), "tertiary");
  more.hidden = hidden.length === 0;
  more.addEventListener("click", () => {
    hidden.forEach((child) => child.removeAttribute("hidden"));
    more.hidden = true;
    hidden[0]?.querySelector("button")?.focus();
  });
  return element("div", {}, list, more);
}

function grouped(citations: Citation[]): Citation[][] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    const place = JSON.stringify([citation.document.id, citation.page, citation.quote]);
    groups.set(place, [...(groups.get(place) ?? []), citation]);
  }
  return [...groups.values()];
}

function entry(group: Citation[], onOpen: OpenCitation): HTMLElement {
  const citation = group[0]!;
  const numbers = group.map(({ number }) => element("span", { class: "citation__number" }, String(number)));
  const opener = element(
    "button",
    { type: "button", class: "citation__open" },
    element("span", { class: "citation__title" }, citation.document.title),
  );
  opener.addEventListener("click", () => onOpen(citation, opener));
  const made = element(
    "li",
    { class: "citation" },
    element("span", { class: "citation__numbers" }, ...numbers),
    element(
      "div",
      { class: "citation__body" },
      element("div", { class: "citation__head" }, opener, element("span", { class: "citation__place" }, meta(citation))),
      element("blockquote", { class: "citation__quote" }, citation.quote),
    ),
  );
  if (citation.record) {
    made.querySelector(".citation__body")?.append(recordTable(citation.record));
  }
  return made;
}

function meta(citation: Citation): string {
  const verdicts = { verbatim: texts.answer.verbatim, supported: texts.answer.supported };
  const verdict = citation.verdict ? ` · ${verdicts[citation.verdict]}` : "";
  return citationPlace(citation) + verdict;
}
