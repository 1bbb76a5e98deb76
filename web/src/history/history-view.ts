import { askState } from "../ask/ask-state";
import type { Conversation } from "../ask/conversation";
import { newConversation } from "../ask/conversation";
import { announce } from "../dom/announcer";
import { paragraph } from "../dom/alert";
import { button, iconButton } from "../dom/button";
import { printedMoment } from "../dom/dates";
import { confirmInDialog } from "../dom/dialog";
import { element } from "../dom/element";
import { textField } from "../dom/select";
import { goTo } from "../routing";
import type { View, ViewContext } from "../shell/view";
import { texts } from "../texts/texts";
import { exportAsData, exportAsText } from "./history-export";
import { forget, forgetAll, loadHistory, matching } from "./history-store";

/** The conversations of this browser: search, open again, delete, save. */
export class HistoryView implements View {
  readonly title = texts.history.heading;
  readonly root = element("div", { class: "history narrow" });
  private readonly heading = element("h1", { class: "view__heading", tabindex: -1 }, texts.history.heading);
  private readonly count = element("p", { class: "muted history__count" });
  private readonly list = element("ol", { class: "history__list" });
  private readonly tools: HTMLElement;
  private readonly search: HTMLInputElement;

  constructor(context: ViewContext) {
    const words = texts.history;
    const [labelled, search] = textField(words.search, "search");
    this.search = search;
    const asText = button(words.exportText, "secondary", "download");
    const asData = button(words.exportData, "tertiary", "download");
    const clear = button(words.clear, "tertiary", "delete");
    this.tools = element("div", { class: "history__tools" }, labelled, element("div", { class: "row" }, asText, asData, clear));
    this.root.append(
      this.heading,
      element("p", { class: "view__lead" }, context.site?.history === "none" ? words.off : words.lead),
      this.tools,
      this.count,
      this.list,
    );
    search.addEventListener("input", () => this.show());
    asText.addEventListener("click", () => exportAsText(this.found()));
    asData.addEventListener("click", () => exportAsData(this.found()));
    clear.addEventListener("click", () => void this.clear());
    this.show();
  }

  private found(): Conversation[] {
    return matching(loadHistory(), this.search.value);
  }

  private show(): void {
    const words = texts.history;
    const all = loadHistory().length;
    const found = this.found();
    this.tools.hidden = all === 0;
    this.count.textContent = all === 0 ? words.empty : found.length === 0 ? words.noMatch : words.count(found.length);
    this.list.replaceChildren(...found.map((conversation) => this.entry(conversation)));
  }

  private entry(conversation: Conversation): HTMLElement {
    const words = texts.history;
    const { id, started, turns } = conversation;
    const title = turns[0]?.question ?? "";
    const last = turns.at(-1);
    const opener = element("button", { type: "button", class: "history__open" }, title);
    const remove = iconButton(words.removeOne(title), "delete");
    opener.addEventListener("click", () => {
      askState.running?.abort.abort();
      askState.conversation = structuredClone(conversation);
      goTo({ view: "ask" });
    });
    remove.addEventListener("click", () => {
      forget(id);
      if (askState.conversation.id === id) {
        askState.conversation = newConversation();
      }
      this.show();
      this.heading.focus();
      announce(words.removed);
    });
    const facts = [printedMoment(started), words.questions(turns.length)];
    if (last?.answer?.refused) {
      facts.push(words.refused);
    }
    return element(
      "li",
      { class: "history__entry" },
      element(
        "div",
        { class: "history__text" },
        opener,
        paragraph(facts.join(" · "), "history__facts"),
        paragraph((last?.answer?.answer ?? last?.text ?? "").replace(/\s*\[\d+\]/g, ""), "history__excerpt"),
      ),
      remove,
    );
  }

  private async clear(): Promise<void> {
    const words = texts.history;
    const content = { title: words.clearTitle, body: [paragraph(words.clearText)], confirm: words.clear };
    if (await confirmInDialog(content)) {
      forgetAll();
      askState.conversation = newConversation();
      this.show();
      this.heading.focus();
      announce(words.cleared);
    }
  }
}
