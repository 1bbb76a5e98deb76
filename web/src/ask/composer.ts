import { button } from "../dom/button";
import { element } from "../dom/element";
import { texts } from "../texts/texts";
import type { Scope } from "./conversation";
import { ScopePicker } from "./scope-picker";

/** Longest question the server takes, in characters. */
const MAXIMUM_LENGTH = 2000;
/** Highest the field grows by itself, in pixels. */
const HIGHEST = 240;

export interface ComposerEvents {
  ask: (question: string) => void;
  stop: () => void;
  scope: (scope: Scope) => void;
  newTopic: () => void;
  /** Up in an empty field: to the newest answer. */
  up: () => void;
}

/** The one field: Enter asks, Shift+Enter starts a new line, Escape stops. */
export class Composer {
  readonly root: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly picker: ScopePicker;
  private readonly label = element("label", { class: "kern-label", for: "question" });
  private readonly send = button(texts.ask.send, "primary");
  private readonly stop = button(texts.ask.stop, "secondary", "close");
  private readonly fresh = button(texts.ask.newTopic, "tertiary", "edit");

  constructor(scope: Scope, private readonly events: ComposerEvents) {
    this.picker = new ScopePicker(scope, events.scope);
    this.field = element("textarea", {
      id: "question",
      name: "question",
      class: "composer__field",
      rows: 1,
      maxlength: MAXIMUM_LENGTH,
      "aria-describedby": "question-hint",
      autocomplete: "off",
    });
    this.send.type = "submit";
    this.root = element(
      "form",
      { class: "composer" },
      this.label,
      element("div", { class: "composer__box" }, this.field, this.stop, this.send),
      element(
        "div",
        { class: "composer__foot" },
        this.picker.root,
        this.fresh,
        element("p", { class: "composer__hint", id: "question-hint" }, texts.ask.hint),
      ),
    );
    this.stop.addEventListener("click", () => {
      this.events.stop();
      this.field.focus();
    });
    this.fresh.addEventListener("click", () => this.events.newTopic());
    this.field.addEventListener("input", () => this.grow());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.update(false, false);
  }

  /** Shows what can be done now. */
  update(isAsking: boolean, hasTurns: boolean): void {
    this.stop.hidden = !isAsking;
    this.send.hidden = isAsking;
    this.fresh.hidden = !hasTurns;
    this.label.textContent = hasTurns ? texts.ask.followUpLabel : texts.ask.label;
    this.root.classList.toggle("composer--docked", hasTurns);
  }

  setText(text: string): void {
    this.field.value = text;
    this.grow();
  }

  private submit(): void {
    const question = this.field.value.trim();
    if (question === "" || this.send.hidden) {
      this.field.focus();
      return;
    }
    this.events.ask(question);
  }

  private onKey(event: KeyboardEvent): void {
    // While an input method composes a character, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.root.requestSubmit();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      event.preventDefault();
      this.events.up();
    }
  }

  private grow(): void {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(HIGHEST, this.field.scrollHeight)}px`;
  }
}
