import { suggestions } from "../client/chat";
import { element } from "../dom/element";
import type { Suggestion } from "../interface/answer";
import { texts } from "../texts/texts";

/** Questions that the loaded documents answer; nothing where the server suggests none. */
export function suggestionList(collection: string | undefined, onAsk: (question: string) => void): HTMLElement {
  const list = element("ul", { class: "suggestions" });
  const root = element(
    "section",
    { class: "suggested", "aria-labelledby": "suggestions-heading", hidden: true },
    element("h2", { class: "suggested__heading", id: "suggestions-heading" }, texts.ask.suggestions),
    list,
  );
  void suggestions(collection).then(
    (found) => {
      list.replaceChildren(...found.map((suggestion) => entry(suggestion, onAsk)));
      root.hidden = found.length === 0;
    },
    () => {},
  );
  return root;
}

function entry({ question, document }: Suggestion, onAsk: (question: string) => void): HTMLElement {
  const title = typeof document === "string" ? document : document?.title;
  const made = element(
    "button",
    { type: "button", class: "suggestion" },
    element("span", { class: "suggestion__question" }, question),
  );
  if (title) {
    made.append(element("span", { class: "suggestion__from" }, texts.ask.suggestionFrom(title)));
  }
  made.addEventListener("click", () => onAsk(question));
  return element("li", {}, made);
}
