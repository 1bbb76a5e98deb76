import { button } from "../dom/button";
import { element } from "../dom/element";
import { icon } from "../dom/icon";
import { outsideLink, safeAddress } from "../dom/link";
import { paragraph } from "../dom/alert";
import type { Answer } from "../interface/answer";
import type { Site } from "../interface/site";
import { texts } from "../texts/texts";
import { citationList } from "./citation-list";
import type { Scope } from "./conversation";
import type { OpenCitation } from "./open-citation";
import { scopeName } from "./scope";

/** The server's first sentence, which the heading says already. */
const SAID_BY_HEADING = /^(Dazu|Das) steht (nichts|nicht) in den Dokumenten\./;

/** The documents do not answer: what was searched, what comes nearest, who else can help. */
export function refusal(
  answer: Answer,
  scope: Scope,
  site: Site | undefined,
  onOpen: OpenCitation,
  onWiden: () => void,
): HTMLElement[] {
  const words = texts.refusal;
  const searched = answer.searched;
  const detail = answer.answer.replace(SAID_BY_HEADING, "").trim();
  const facts = element(
    "div",
    { class: "refusal" },
    element("p", { class: "refusal__title" }, icon("info"), words.heading),
    ...(detail === "" ? [] : [paragraph(detail)]),
    paragraph(
      [
        scope.kind === "all" ? "" : words.searchedScope(scopeName(scope)),
        searched ? words.searched(searched.documents, searched.passages) : scope.kind === "all" ? words.searchedUnknown : "",
      ].join(" ").trim(),
      "muted",
    ),
  );
  const parts = [facts, nextSteps(scope, site, onWiden)];
  // The row that is there and says nothing.
  if (answer.citations.length > 0) {
    parts.push(section(texts.answer.citations, citationList(answer.citations, onOpen)));
  }
  if (answer.nearest?.length) {
    parts.push(section(words.nearest, paragraph(words.nearestNote, "muted"), citationList(answer.nearest, onOpen)));
  }
  return parts;
}

function section(heading: string, ...content: HTMLElement[]): HTMLElement {
  return element("section", { class: "nearest" }, element("h4", { class: "answer__subheading" }, heading), ...content);
}

function nextSteps(scope: Scope, site: Site | undefined, onWiden: () => void): HTMLElement {
  const words = texts.refusal;
  const list = element("ul", { class: "refusal__steps" });
  if (scope.kind !== "all") {
    const widen = button(words.widen, "secondary");
    widen.addEventListener("click", onWiden);
    list.append(element("li", {}, widen));
  }
  list.append(element("li", {}, words.rephrase));
  if (site?.contact) {
    list.append(element("li", {}, words.contact(site.contact)));
  }
  const links: [string | null | undefined, string][] = [
    [site?.contact_url, words.contactLink],
    [site?.ticket_url, words.ticketLink],
  ];
  for (const [given, label] of links) {
    const address = safeAddress(given);
    if (address) {
      list.append(element("li", {}, outsideLink(address, label)));
    }
  }
  return element("section", {}, element("h4", { class: "answer__subheading" }, words.next), list);
}
