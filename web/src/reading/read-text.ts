import { paragraph } from "../dom/alert";
import { element } from "../dom/element";
import { wordLines } from "../evidence/word-lines";
import type { PageWords } from "../interface/document";
import { texts } from "../texts/texts";

/** The words of a page as they were read, line by line. */
export function readText({ words }: PageWords): HTMLElement {
  const lines = wordLines(words).map((line) => line.map(({ text }) => text).join(" "));
  return element(
    "section",
    { "aria-labelledby": "read-text-heading" },
    element("h2", { class: "view__subheading", id: "read-text-heading" }, texts.reading.text),
    paragraph(words.length === 0 ? texts.reading.noText : texts.reading.words(words.length), "muted"),
    element("div", { class: "read-text" }, ...lines.map((line) => element("p", {}, line))),
  );
}
