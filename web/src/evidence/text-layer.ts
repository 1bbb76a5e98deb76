import { element } from "../dom/element";
import type { Box } from "../interface/answer";
import type { PageWord } from "../interface/document";
import type { PageSize } from "./passage-marks";
import { wordLines } from "./word-lines";

const FONT = "sans-serif";
const MEASURED_SIZE = 100;

let context: CanvasRenderingContext2D | null = null;

/**
 * The page's words as real, transparent text over its picture: for selecting, for the browser's search and for screen
 * readers. Sizes are shares of the page's width, so the layer grows with the picture.
 */
export function textLayer(words: PageWord[], page: PageSize, cited: Box[]): HTMLElement {
  const layer = element("div", { class: "text-layer" });
  for (const line of wordLines(words)) {
    layer.append(lineOf(line, page, cited));
  }
  return layer;
}

function lineOf(words: PageWord[], page: PageSize, cited: Box[]): HTMLElement {
  const first = words[0]!;
  const size = Math.max(...words.map(({ box: [, top, , bottom] }) => bottom - top));
  const made = element("p", { class: "text-layer__line" });
  made.style.left = `${(100 * first.box[0]) / page.width}%`;
  made.style.top = `${(100 * first.box[1]) / page.height}%`;
  made.style.fontSize = `${(100 * size) / page.width}cqw`;
  words.forEach((word, index) => {
    const next = words[index + 1];
    const width = word.box[2] - word.box[0];
    made.append(stretched(isInside(word.box, cited) ? "mark" : "span", word.text, width / size));
    if (next) {
      made.append(stretched("span", " ", (next.box[0] - word.box[2]) / size));
    }
  });
  made.append("\n");
  return made;
}

/** Text spaced so that it is as wide as asked, in ems. */
function stretched(name: "span" | "mark", text: string, width: number): HTMLElement {
  const made = element(name, {}, text);
  const spacing = (width - naturalWidth(text)) / [...text].length;
  made.style.letterSpacing = `${spacing.toFixed(4)}em`;
  return made;
}

function naturalWidth(text: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) {
    return text.length / 2;
  }
  context.font = `${MEASURED_SIZE}px ${FONT}`;
  return context.measureText(text).width / MEASURED_SIZE;
}

function isInside([left, top, right, bottom]: Box, boxes: Box[]): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return boxes.some((box) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
}
