import { element } from "./element";
import { type IconName, icon } from "./icon";

export type ButtonKind = "primary" | "secondary" | "tertiary";

/** A button in the design system's form, with a symbol before its label if one is named. */
export function button(label: string, kind: ButtonKind, symbol?: IconName): HTMLButtonElement {
  const made = element("button", { type: "button", class: `kern-btn kern-btn--${kind}` });
  if (symbol) {
    made.append(icon(symbol));
  }
  made.append(element("span", { class: "kern-label" }, label));
  return made;
}

/** A small button that only shows a symbol; its name is spoken and shown as a tip. */
export function iconButton(label: string, symbol: IconName): HTMLButtonElement {
  return element(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label },
    icon(symbol),
  );
}

export function renameIconButton(made: HTMLButtonElement, label: string): void {
  made.setAttribute("aria-label", label);
  made.title = label;
}
