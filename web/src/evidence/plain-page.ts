import { element } from "../dom/element";
import type { PageWord } from "../interface/document";
import { texts } from "../texts/texts";

/** A page of a format without pictures: its words, the quoted ones marked. */
export function plainPage(words: PageWord[], quote = ""): HTMLElement {
  const root = element("div", { class: "plain-page" });
  const text = words.map((word) => word.text).join(" ");
  const wanted = quote.split(/\s+/).filter(Boolean).join(" ");
  const start = wanted === "" ? -1 : text.indexOf(wanted);
  if (start < 0) {
    if (wanted !== "") {
      root.append(element("p", { class: "kern-body" }, element("mark", {}, wanted)));
    }
    root.append(element("p", { class: "kern-body" }, text || (wanted === "" ? texts.reading.noText : "")));
    return root;
  }
  const end = start + wanted.length;
  root.append(
    element("p", { class: "kern-body" }, text.slice(0, start), element("mark", {}, wanted), text.slice(end)),
  );
  return root;
}
