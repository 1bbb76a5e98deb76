import { button, iconButton } from "../dom/button";
import { element } from "../dom/element";
import { texts } from "../texts/texts";
import type { PageSheet } from "./page-sheet";

/** The bar over a page: turning, zooming, back to the passage. */
export class PageTools {
  readonly back = button(texts.evidence.back, "tertiary");
  private readonly previous = iconButton(texts.evidence.previousPage, "chevron-left");
  private readonly next = iconButton(texts.evidence.nextPage, "chevron-right");
  private readonly level = element("span", { class: "tools__level" });
  readonly root: HTMLElement;

  constructor(sheet: PageSheet, onTurn: (step: -1 | 1) => void) {
    const smaller = iconButton(texts.evidence.zoomOut, "add");
    const larger = iconButton(texts.evidence.zoomIn, "add");
    const fit = iconButton(texts.evidence.zoomFit, "add");
    for (const [made, sign] of [[smaller, "−"], [larger, "+"], [fit, "↔"]] as const) {
      made.replaceChildren(element("span", { class: "icon-button__sign", "aria-hidden": "true" }, sign));
    }
    this.previous.addEventListener("click", () => onTurn(-1));
    this.next.addEventListener("click", () => onTurn(1));
    smaller.addEventListener("click", () => sheet.zoomTo("out"));
    larger.addEventListener("click", () => sheet.zoomTo("in"));
    fit.addEventListener("click", () => sheet.zoomTo("fit"));
    sheet.onZoom = (zoom) => {
      this.level.textContent = texts.evidence.zoomLevel(Math.round(zoom * 100));
    };
    this.root = element(
      "div",
      { class: "tools", role: "group", "aria-label": texts.evidence.tools },
      element("div", { class: "tools__group" }, this.previous, this.next, this.back),
      element("div", { class: "tools__group" }, smaller, this.level, larger, fit),
    );
  }

  /** Which ways there are from here. The button in use keeps the focus: it is only marked as unusable. */
  update(number: number, count: number, isAway: boolean): void {
    this.previous.setAttribute("aria-disabled", String(number <= 1));
    this.next.setAttribute("aria-disabled", String(number >= count));
    this.back.hidden = !isAway;
  }
}
