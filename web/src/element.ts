type Attributes = Record<string, string | number | boolean>;

/** Makes an element; children that are strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) {
      made.setAttribute(key, value === true ? "" : String(value));
    }
  }
  made.append(...children);
  return made;
}

/** A button in the design system's form. */
export function button(label: string, kind: "primary" | "secondary" | "tertiary"): HTMLButtonElement {
  return element(
    "button",
    { type: "button", class: `kern-btn kern-btn--${kind}` },
    element("span", { class: "kern-label" }, label),
  );
}
