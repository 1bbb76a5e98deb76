import { element } from "./element";
import { icon } from "./icon";

export type AlertKind = "info" | "danger" | "warning" | "success";

/** A framed message of the design system. `level` is the rank of its heading. */
export function alert(kind: AlertKind, title: string, level: "h2" | "h3", ...body: (Node | string)[]): HTMLElement {
  const root = element(
    "div",
    { class: `kern-alert kern-alert--${kind}` },
    element("div", { class: "kern-alert__header" }, icon(kind), element(level, { class: "kern-title" }, title)),
  );
  if (body.length > 0) {
    root.append(element("div", { class: "kern-alert__body" }, ...body));
  }
  return root;
}

export function paragraph(text: string, name = ""): HTMLElement {
  return element("p", { class: `kern-body ${name}`.trim() }, text);
}

/** A short coloured label: the colour never says more than the words. */
export function badge(kind: AlertKind, label: string): HTMLElement {
  return element(
    "span",
    { class: `kern-badge kern-badge--small kern-badge--${kind}` },
    icon(kind, "small"),
    element("span", { class: "kern-label" }, label),
  );
}
