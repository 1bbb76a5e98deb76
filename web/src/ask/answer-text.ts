import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { reference } from "./reference";
import type { OpenCitation } from "./open-citation";

const ITEM = /^\s*(?:[-–•*]|\d+\.)\s+/;

/** The answer's paragraphs and lists; every `[n]` that has a citation becomes a button that opens it. */
export function answerText(text: string, citations: Citation[], onOpen: OpenCitation): HTMLElement {
  const known = new Map(citations.map((citation) => [citation.number, citation]));
  const root = element("div", { class: "answer__text" });
  let list: HTMLElement | undefined;
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    if (ITEM.test(line)) {
      if (!list) {
        list = element("ul", { class: "answer__list" });
        root.append(list);
      }
      list.append(fill(element("li", {}), line.replace(ITEM, ""), known, onOpen));
    } else {
      list = undefined;
      root.append(fill(element("p", { class: "kern-body" }), line, known, onOpen));
    }
  }
  return root;
}

function fill<E extends HTMLElement>(root: E, line: string, known: Map<number, Citation>, onOpen: OpenCitation): E {
  for (const part of line.split(/(\[\d+\])/)) {
    const citation = known.get(Number(/^\[(\d+)\]$/.exec(part)?.[1]));
    // A number never starts a line: the blank before it does not break.
    root.append(citation ? reference(citation, onOpen) : part.replace(/ $/, "\u00a0"));
  }
  return root;
}
