import { alert, badge, paragraph } from "../dom/alert";
import { button } from "../dom/button";
import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import type { Site } from "../interface/site";
import { texts } from "../texts/texts";
import { answerText } from "./answer-text";
import { answerTools } from "./answer-tools";
import { citationList } from "./citation-list";
import type { Asked } from "./conversation";
import { feedbackBar } from "./feedback-bar";
import { refusal } from "./refusal";
import { scopeName } from "./scope";

export interface TurnEvents {
  open: (citation: Citation, citations: Citation[], opener: HTMLElement) => void;
  again: (asked: Asked) => void;
  widen: (asked: Asked) => void;
}

let counter = 0;

/** One question and its answer: searching, growing, answered, refused, stopped or failed. */
export class TurnView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  private readonly body = element("div", { class: "answer" });

  constructor(
    readonly asked: Asked,
    private readonly site: Site | undefined,
    private readonly events: TurnEvents,
  ) {
    const id = `turn-${++counter}`;
    this.heading = element("h3", { class: "answer__heading", id: `${id}-answer`, tabindex: -1 }, texts.answer.heading);
    this.root = element(
      "article",
      { class: "turn", "aria-labelledby": `${id}-question` },
      element(
        "h2",
        { class: "turn__question", id: `${id}-question` },
        element("span", { class: "kern-sr-only" }, `${texts.answer.question}: `),
        asked.question,
      ),
    );
    if (asked.scope.kind !== "all") {
      this.root.append(paragraph(texts.ask.scopedTo(scopeName(asked.scope)), "turn__scope"));
    }
    this.root.append(this.body);
    this.update();
  }

  update(): void {
    const focused = this.body.contains(document.activeElement) ? document.activeElement?.ariaLabel : null;
    this.body.replaceChildren(...this.content());
    this.root.dataset.state = this.asked.state;
    if (focused) {
      this.body.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focused)}"]`)?.focus();
    }
  }

  private content(): Node[] {
    const { asked } = this;
    switch (asked.state) {
      case "searching":
        return [searching()];
      case "streaming":
        return [this.heading, this.text()];
      case "failed":
        return this.failed();
      case "stopped":
        return [
          ...(asked.text === "" ? [] : [this.heading, this.text()]),
          paragraph(asked.text === "" ? texts.answer.stoppedEmpty : texts.answer.stopped, "answer__stopped"),
          this.again(),
        ];
      case "done":
        return this.done();
    }
  }

  private done(): Node[] {
    const { asked } = this;
    const answer = asked.answer!;
    const open = (citation: Citation, opener: HTMLElement) =>
      this.events.open(citation, answer.citations.includes(citation) ? answer.citations : (answer.nearest ?? []), opener);
    const parts: Node[] = [this.heading];
    if (answer.refused) {
      parts.push(...refusal(answer, asked.scope, this.site, open, () => this.events.widen(asked)));
    } else {
      if (answer.approved) {
        parts.push(badge("success", texts.answer.approved));
      }
      parts.push(this.text());
      if (answer.written_by) {
        parts.push(paragraph(texts.answer.writtenBy(answer.written_by), "answer__writer"));
      }
      if (answer.citations.length > 0) {
        parts.push(
          element(
            "section",
            { class: "answer__citations" },
            element("h4", { class: "answer__subheading" }, texts.answer.citations),
            citationList(answer.citations, open),
          ),
        );
      }
    }
    parts.push(
      element("div", { class: "answer__foot" }, answerTools(asked, this.root), feedbackBar(asked)),
    );
    return parts;
  }

  private text(): HTMLElement {
    const { asked } = this;
    return answerText(asked.answer?.answer ?? asked.text, asked.citations, (citation, opener) =>
      this.events.open(citation, asked.citations, opener),
    );
  }

  private failed(): Node[] {
    const { problem } = this.asked;
    if (!problem) {
      return [paragraph(texts.ask.unfinishedStored, "answer__stopped"), this.again()];
    }
    return [alert("danger", problem.title, "h3", paragraph(problem.detail)), this.again()];
  }

  private again(): HTMLElement {
    const made = button(texts.problems.again, "secondary", "autorenew");
    made.addEventListener("click", () => this.events.again(this.asked));
    return element("p", { class: "answer__again" }, made);
  }
}

function searching(): HTMLElement {
  return element(
    "div",
    { class: "answer__searching" },
    element("span", { class: "spinner", "aria-hidden": "true" }),
    element("p", { class: "kern-body" }, texts.answer.searching),
  );
}
