import { sendFeedback } from "../client/chat";
import { announce } from "../dom/announcer";
import { button } from "../dom/button";
import { element } from "../dom/element";
import type { FeedbackReason } from "../interface/answer";
import { texts } from "../texts/texts";
import type { Asked } from "./conversation";
import { reasonForm } from "./reason-form";

/**
 * Says whether an answer helped. From the field it is two keystrokes: Shift+Tab comes here, then one letter (shown on
 * the buttons). The judgement goes out at once; a reason given afterwards is sent with the same answer again.
 */
export function feedbackBar(asked: Asked): HTMLElement {
  const id = asked.answer?.id;
  const root = element("div", { class: "feedback" });
  if (!id) {
    root.hidden = true;
    return root;
  }
  const words = texts.feedback;
  const yes = choice(words.yes, words.yesKey);
  const no = choice(words.no, words.noKey);
  no.tabIndex = -1;
  const message = element("p", { class: "feedback__message" });
  const bar = element(
    "div",
    { class: "feedback__bar", role: "group", "aria-label": words.label },
    element("span", { class: "feedback__label", "aria-hidden": "true" }, words.label),
    yes,
    no,
    message,
  );
  root.append(bar);
  yes.addEventListener("click", () => void judge(true));
  no.addEventListener("click", () => void judge(false));
  bar.addEventListener("keydown", (event) => onKey(event));
  if (asked.feedback !== undefined) {
    show(asked.feedback);
  }
  return root;

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const key = event.key.toLowerCase();
    if (key === words.yesKey || key === words.noKey) {
      (key === words.yesKey ? yes : no).focus();
      void judge(key === words.yesKey);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const [from, to] = document.activeElement === yes ? [yes, no] : [no, yes];
      [from.tabIndex, to.tabIndex] = [-1, 0];
      to.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  async function judge(helpful: boolean): Promise<void> {
    show(helpful);
    root.querySelector("form")?.remove();
    if (!helpful) {
      const form = reasonForm((reason, comment) => void explain(reason, comment), () => leave());
      root.append(form);
      form.querySelector("input")?.focus({ preventScroll: true });
      form.scrollIntoView({ block: "nearest" });
    }
    await tell(helpful, null, null);
  }

  async function explain(reason: FeedbackReason | null, comment: string | null): Promise<void> {
    leave();
    await tell(false, reason, comment);
  }

  function leave(): void {
    root.querySelector("form")?.remove();
    no.focus();
  }

  async function tell(helpful: boolean, reason: FeedbackReason | null, comment: string | null): Promise<void> {
    try {
      await sendFeedback({ answer_id: id ?? "", question: asked.question, helpful, reason, comment });
      asked.feedback = helpful;
      message.textContent = words.thanks;
    } catch {
      delete asked.feedback;
      message.textContent = words.failed;
    }
    announce(message.textContent);
  }

  function show(helpful: boolean): void {
    yes.setAttribute("aria-pressed", String(helpful));
    no.setAttribute("aria-pressed", String(!helpful));
    [yes.tabIndex, no.tabIndex] = helpful ? [0, -1] : [-1, 0];
  }
}

function choice(label: string, key: string): HTMLButtonElement {
  const made = button(label, "tertiary");
  made.classList.add("feedback__choice");
  made.setAttribute("aria-pressed", "false");
  made.setAttribute("aria-keyshortcuts", key);
  return made;
}
