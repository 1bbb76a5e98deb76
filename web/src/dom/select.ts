import { element } from "./element";

export interface Choice {
  value: string;
  label: string;
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

let counter = 0;

/** A labelled select of the design system. */
export function select(label: string, choices: (Choice | ChoiceGroup)[], chosen: string): [HTMLElement, HTMLSelectElement] {
  const id = `select-${++counter}`;
  const field = element("select", { class: "kern-form-input__select", id });
  for (const choice of choices) {
    field.append(
      "choices" in choice
        ? element("optgroup", { label: choice.label }, ...choice.choices.map(option))
        : option(choice),
    );
  }
  field.value = chosen;
  const root = element(
    "div",
    { class: "kern-form-input select" },
    element("label", { class: "kern-label", for: id }, label),
    element("div", { class: "kern-form-input__select-wrapper" }, field),
  );
  return [root, field];
}

function option({ value, label }: Choice): HTMLElement {
  return element("option", { value }, label);
}

/** A labelled text field of the design system. */
export function textField(label: string, type: "text" | "search", value = ""): [HTMLElement, HTMLInputElement] {
  const id = `field-${++counter}`;
  const field = element("input", { class: "kern-form-input__input", id, type, value, autocomplete: "off" });
  const root = element(
    "div",
    { class: "kern-form-input field" },
    element("label", { class: "kern-label", for: id }, label),
    field,
  );
  return [root, field];
}
