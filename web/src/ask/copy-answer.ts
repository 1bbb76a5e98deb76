import { printedMoment } from "../dom/dates";
import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { texts } from "../texts/texts";
import { citationPlace } from "./citation-place";
import type { Asked } from "./conversation";

/** Puts an answer with its citations on the clipboard, as plain and as rich text. */
export function copyAnswer(asked: Asked): boolean {
  const [plain, rich] = [plainText(asked), richText(asked)];
  let taken = false;
  // The clipboard's newer interface is missing where a house serves plain HTTP; this one works everywhere.
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", plain);
    event.clipboardData?.setData("text/html", rich);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener("copy", onCopy, { capture: true, once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
  return taken;
}

export function plainText(asked: Asked): string {
  const citations = asked.citations.map((citation) => `[${citation.number}] ${source(citation)}`);
  return [
    `${texts.answer.question}: ${asked.question}`,
    asked.answer?.answer ?? asked.text,
    ...(citations.length > 0 ? [`${texts.answer.citations}:\n${citations.join("\n")}`] : []),
    texts.answer.copyFooter(printedMoment(asked.at)),
  ].join("\n\n");
}

/** The same as markup; built from text nodes, so that nothing of a document becomes markup. */
function richText(asked: Asked): string {
  const lines = (asked.answer?.answer ?? asked.text).split("\n").filter((line) => line.trim() !== "");
  const root = element("div", {}, element("p", {}, element("b", {}, asked.question)), ...lines.map((line) => element("p", {}, line)));
  if (asked.citations.length > 0) {
    root.append(
      element("p", {}, element("b", {}, texts.answer.citations)),
      ...asked.citations.map((citation) => element("p", {}, `[${citation.number}] ${source(citation)}`)),
    );
  }
  root.append(element("p", {}, element("i", {}, texts.answer.copyFooter(printedMoment(asked.at)))));
  return root.innerHTML;
}

function source(citation: Citation): string {
  return `${citation.document.title}, ${citationPlace(citation)}: „${citation.quote}“`;
}
