import { AnswerView } from "./answer-view";
import { Problem, ask, fetchSite } from "./client";
import { element } from "./element";
import type { Answer } from "./interface";
import { PageViewer } from "./page-viewer";
import { questionForm } from "./question-form";
import { texts } from "./texts.de";

let contact = "";
let asking = 0;

const viewer = new PageViewer();
const answers = new AnswerView((citation, opener) => void viewer.open(citation, opener));
const form = questionForm((question) => void answer(question));
const siteName = element("p", { class: "header__site" });
const announcement = element("p", { class: "kern-sr-only", role: "status" });

document.body.append(
  element("a", { class: "skip-link", href: "#content" }, texts.skipToContent),
  element("header", { class: "header" }, siteName),
  element(
    "main",
    { class: "content", id: "content", tabindex: -1 },
    element(
      "div",
      { class: "conversation" },
      element("h1", { class: "kern-heading-large" }, texts.product),
      element("p", { class: "kern-body notice" }, texts.notice),
      form.root,
      announcement,
      answers.root,
    ),
    viewer.root,
  ),
);
form.field.focus();
void nameTheHouse();

async function nameTheHouse(): Promise<void> {
  try {
    const site = await fetchSite();
    contact = site.contact;
    siteName.textContent = site.name;
    document.title = `${texts.product} – ${site.name}`;
  } catch {
    // The page works without the house's name.
  }
}

/** Asks, and shows what comes back unless another question was asked meanwhile. */
async function answer(question: string): Promise<void> {
  const turn = ++asking;
  viewer.close();
  form.field.focus();
  announcement.textContent = texts.searching;
  answers.showSearching(question);
  try {
    const found = await ask(question);
    if (turn === asking) {
      show(question, found);
    }
  } catch (error) {
    if (turn === asking) {
      answers.showProblem(question, problem(error));
      announcement.textContent = `${texts.errorReady} ${problem(error).title}`;
    }
  }
}

function show(question: string, found: Answer): void {
  form.field.value = "";
  if (found.refused) {
    answers.showRefusal(question, found, contact);
    announcement.textContent = texts.refusalReady;
    return;
  }
  answers.showAnswer(question, found);
  announcement.textContent = texts.answerReady(texts.citationsFound(found.citations.length));
}

function problem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(texts.unreadableTitle, texts.unreadableDetail);
}
