import { button } from "../dom/button";
import { element } from "../dom/element";
import type { FeedbackReason } from "../interface/answer";
import { texts } from "../texts/texts";

/** Longest comment in characters. */
const LONGEST = 1000;

let counter = 0;

/** Why an answer did not help, in one choice and free words; both may be left out. */
export function reasonForm(
  onSend: (reason: FeedbackReason | null, comment: string | null) => void,
  onSkip: () => void,
): HTMLFormElement {
  const words = texts.feedback;
  const name = `reason-${++counter}`;
  const reasons = Object.entries(words.reasons).map(([value, label]) =>
    element("label", { class: "reason" }, element("input", { type: "radio", name, value }), element("span", {}, label)),
  );
  const comment = element("textarea", {
    class: "kern-form-input__input reason-form__comment",
    id: `${name}-comment`,
    rows: 2,
    maxlength: LONGEST,
    "aria-describedby": `${name}-hint`,
  });
  const send = button(words.send, "secondary");
  const skip = button(words.skip, "tertiary");
  send.type = "submit";
  const form = element(
    "form",
    { class: "reason-form" },
    element("fieldset", { class: "reasons" }, element("legend", {}, words.reason), ...reasons),
    element("label", { class: "kern-label", for: comment.id }, words.comment),
    element("p", { class: "kern-hint", id: `${name}-hint` }, words.commentHint),
    comment,
    element("div", { class: "reason-form__buttons" }, send, skip),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = form.querySelector<HTMLInputElement>("input:checked");
    onSend((chosen?.value as FeedbackReason | undefined) ?? null, comment.value.trim() || null);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onSkip();
    }
  });
  skip.addEventListener("click", onSkip);
  return form;
}
