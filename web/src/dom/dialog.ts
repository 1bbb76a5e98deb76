import { texts } from "../texts/texts";
import { button, iconButton } from "./button";
import { element } from "./element";

interface DialogContent {
  title: string;
  body: Node[];
  confirm: string;
}

/** Asks in a modal dialog; resolves to whether the person confirmed. Focus returns to where it was. */
export function confirmInDialog({ title, body, confirm }: DialogContent): Promise<boolean> {
  const returnTo = document.activeElement;
  const heading = element("h2", { class: "kern-title", id: "dialog-title" }, title);
  const close = iconButton(texts.dialog.close, "close");
  const cancel = button(texts.dialog.cancel, "secondary");
  const accept = button(confirm, "primary");
  accept.type = "submit";
  const form = element(
    "form",
    { method: "dialog" },
    element("header", { class: "kern-dialog__header" }, heading, close),
    element("section", { class: "kern-dialog__body" }, ...body),
    element("footer", { class: "kern-dialog__footer" }, cancel, accept),
  );
  const dialog = element("dialog", { class: "kern-dialog", "aria-labelledby": "dialog-title" }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    for (const leave of [close, cancel]) {
      leave.addEventListener("click", () => dialog.close(""));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close("yes");
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (returnTo instanceof HTMLElement) {
        returnTo.focus();
      }
      resolve(dialog.returnValue === "yes");
    });
    dialog.showModal();
    const field = form.querySelector("input, select");
    (field instanceof HTMLElement ? field : cancel).focus();
  });
}
