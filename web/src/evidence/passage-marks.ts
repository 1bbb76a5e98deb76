import { element } from "../dom/element";
import type { Box } from "../interface/answer";

export interface PageSize {
  width: number;
  height: number;
}

/** One overlay for each box, placed in percent of the page so that it stays exact at every size. */
export function overlays(boxes: Box[], page: PageSize, name: string): HTMLElement[] {
  return boxes.map((box) => {
    const mark = element("div", { class: name, "aria-hidden": "true" });
    place(mark, box, page);
    return mark;
  });
}

/** Puts an element where a box is. */
export function place(made: HTMLElement, [left, top, right, bottom]: Box, page: PageSize): void {
  made.style.left = percent(left, page.width);
  made.style.top = percent(top, page.height);
  made.style.width = percent(right - left, page.width);
  made.style.height = percent(bottom - top, page.height);
}

function percent(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}
