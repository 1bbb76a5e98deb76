import { button, element } from "./element";
import { texts } from "./texts.de";

/** Longest question the server takes, in characters. */
const MAXIMUM_LENGTH = 2000;

export interface QuestionForm {
  root: HTMLFormElement;
  field: HTMLTextAreaElement;
}

/** One labelled field and its button; Enter asks, Shift+Enter starts a new line. */
export function questionForm(onAsk: (question: string) => void): QuestionForm {
  const field = element("textarea", {
    id: "question",
    name: "question",
    class: "kern-form-input__input question-form__field",
    rows: 2,
    maxlength: MAXIMUM_LENGTH,
    "aria-describedby": "question-hint",
    autocomplete: "off",
  });
  const send = button(texts.ask, "primary");
  send.type = "submit";
  const root = element(
    "form",
    { class: "question-form" },
    element(
      "div",
      { class: "kern-form-input" },
      element("label", { class: "kern-label", for: field.id }, texts.questionLabel),
      element("p", { class: "kern-hint", id: "question-hint" }, texts.questionHint),
      field,
    ),
    send,
  );
  field.addEventListener("keydown", (event) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      root.requestSubmit();
    }
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = field.value.trim();
    if (question === "") {
      field.focus();
      return;
    }
    onAsk(question);
  });
  return { root, field };
}
