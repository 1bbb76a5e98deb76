import { button, iconButton } from "../dom/button";
import { disclosure } from "../dom/disclosure";
import { element } from "../dom/element";
import type { DocumentEntry } from "../interface/document";
import { texts } from "../texts/texts";

export interface DocumentActions {
  ask: (document: DocumentEntry) => void;
  reread: (document: DocumentEntry) => void;
  move: (document: DocumentEntry) => void;
  remove: (document: DocumentEntry) => void;
}

/** What can be done with a document. What changes it unfolds behind one button; people and rights will decide here. */
export function actionMenu(document: DocumentEntry, canChange: boolean, actions: DocumentActions): HTMLElement {
  const words = texts.documents;
  const ask = button(words.ask, "tertiary");
  ask.setAttribute("aria-label", words.askOf(document.title));
  ask.addEventListener("click", () => actions.ask(document));
  if (!canChange) {
    return element("div", { class: "actions" }, ask);
  }
  const opener = iconButton(words.more(document.title), "more-vert");
  const entries: [string, (document: DocumentEntry) => void][] = [
    [words.reread, actions.reread],
    [words.move, actions.move],
    [words.remove, actions.remove],
  ];
  const panel = element("div", { class: "actions__panel", id: `actions-${document.id}`, role: "group", "aria-label": words.more(document.title) });
  for (const [label, act] of entries) {
    const made = button(label, "tertiary");
    made.addEventListener("click", () => {
      opener.click();
      opener.focus();
      act(document);
    });
    panel.append(made);
  }
  disclosure(opener, panel);
  return element("div", { class: "actions" }, ask, element("div", { class: "actions__more" }, opener, panel));
}
