import { element } from "./element";
import type { Box, PageSummary } from "./interface";

/** One overlay for each box, placed in percent of the page so that it stays exact at every size. */
export function passageMarks(boxes: Box[], page: PageSummary): HTMLElement[] {
  return boxes.map(([left, top, right, bottom]) => {
    const mark = element("div", { class: "page__mark", "aria-hidden": "true" });
    mark.style.left = percent(left, page.width);
    mark.style.top = percent(top, page.height);
    mark.style.width = percent(right - left, page.width);
    mark.style.height = percent(bottom - top, page.height);
    return mark;
  });
}

function percent(part: number, whole: number): string {
  return `${(100 * part) / whole}%`;
}
