import { element } from "./element";

export type IconName =
  | "add" | "arrow-back" | "autorenew" | "check" | "chevron-left" | "chevron-right" | "close" | "content-copy"
  | "danger" | "delete" | "download" | "draft" | "drive-folder-upload" | "edit" | "info" | "language" | "more-vert"
  | "open-in-new" | "search" | "success" | "visibility" | "warning" | "brightness-medium" | "arrow-up"
  | "keyboard-double-arrow-left" | "keyboard-double-arrow-right" | "question-mark";

/** A decorative symbol of the design system. */
export function icon(name: IconName, size: "small" | "default" = "default"): HTMLElement {
  const sized = size === "small" ? " kern-icon--small" : "";
  return element("span", { class: `kern-icon kern-icon--${name}${sized}`, "aria-hidden": "true" });
}
