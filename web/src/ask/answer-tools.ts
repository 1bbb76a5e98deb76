import { announce } from "../dom/announcer";
import { button } from "../dom/button";
import { element } from "../dom/element";
import { texts } from "../texts/texts";
import type { Asked } from "./conversation";
import { copyAnswer } from "./copy-answer";

/** Copies and prints one answer. */
export function answerTools(asked: Asked, turn: HTMLElement): HTMLElement {
  const copy = button(texts.answer.copy, "tertiary", "content-copy");
  const print = button(texts.answer.print, "tertiary", "draft");
  const message = element("span", { class: "answer__told" });
  copy.addEventListener("click", () => {
    message.textContent = copyAnswer(asked) ? texts.answer.copied : texts.answer.copyFailed;
    announce(message.textContent);
  });
  print.addEventListener("click", () => {
    turn.setAttribute("data-printing", "");
    window.print();
    turn.removeAttribute("data-printing");
  });
  return element("div", { class: "answer__tools", role: "group", "aria-label": texts.answer.tools }, copy, print, message);
}
