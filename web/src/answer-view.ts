import { answerText } from "./answer-text";
import { citationList } from "./citation-list";
import type { Problem } from "./client";
import { element } from "./element";
import type { Answer, Citation } from "./interface";
import { texts } from "./texts.de";

/** The place where one question's answer appears: searching, answered, refused or failed. */
export class AnswerView {
  readonly root = element("div", { class: "answer" });

  constructor(private readonly onOpen: (citation: Citation, opener: HTMLElement) => void) {}

  showSearching(question: string): void {
    this.root.replaceChildren(
      asked(question),
      element(
        "div",
        { class: "answer__searching" },
        element("div", { class: "kern-loader kern-loader--visible answer__loader", "aria-hidden": "true" }),
        element("p", { class: "kern-body" }, texts.searching),
      ),
    );
  }

  showAnswer(question: string, answer: Answer): void {
    this.root.replaceChildren(
      asked(question),
      element(
        "section",
        { "aria-labelledby": "answer-heading" },
        element("h2", { class: "kern-heading-medium", id: "answer-heading" }, texts.answerHeading),
        answerText(answer.answer, answer.citations, this.onOpen),
      ),
    );
    this.appendCitations(answer);
  }

  showRefusal(question: string, answer: Answer, contact: string): void {
    const body = element("div", { class: "kern-alert__body" }, element("p", { class: "kern-body" }, answer.answer));
    if (contact !== "") {
      body.append(element("p", { class: "kern-body" }, texts.refusalContact(contact)));
    }
    this.root.replaceChildren(asked(question), alert("info", texts.refusalHeading, body));
    this.appendCitations(answer);
  }

  showProblem(question: string, problem: Problem): void {
    const body = element("div", { class: "kern-alert__body" }, element("p", { class: "kern-body" }, problem.detail));
    this.root.replaceChildren(asked(question), alert("danger", problem.title, body));
  }

  private appendCitations(answer: Answer): void {
    if (answer.citations.length > 0) {
      this.root.append(citationList(answer.citations, this.onOpen));
    }
  }
}

function asked(question: string): HTMLElement {
  return element(
    "p",
    { class: "answer__question kern-body" },
    element("span", { class: "answer__question-label" }, texts.askedLabel),
    " ",
    question,
  );
}

function alert(kind: "info" | "danger", title: string, body: HTMLElement): HTMLElement {
  return element(
    "section",
    { class: `kern-alert kern-alert--${kind} answer__${kind}`, "aria-labelledby": "answer-heading" },
    element(
      "div",
      { class: "kern-alert__header" },
      element("span", { class: `kern-icon kern-icon--${kind}`, "aria-hidden": "true" }),
      element("h2", { class: "kern-title", id: "answer-heading" }, title),
    ),
    body,
  );
}
