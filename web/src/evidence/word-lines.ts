import type { Box } from "../interface/answer";
import type { PageWord } from "../interface/document";

/** Widest gap inside a line, in heights of the word before it; wider ones part columns. */
const WIDEST_GAP = 3;

/** Groups words in content order into lines, so that a line can be read and searched as one text. */
export function wordLines(words: PageWord[]): PageWord[][] {
  const lines: PageWord[][] = [];
  let line: PageWord[] = [];
  for (const word of words) {
    const before = line.at(-1);
    if (before && !follows(before.box, word.box)) {
      lines.push(line);
      line = [];
    }
    line.push(word);
  }
  return line.length > 0 ? [...lines, line] : lines;
}

function follows([, top, right, bottom]: Box, [nextLeft, nextTop, , nextBottom]: Box): boolean {
  const height = bottom - top;
  const shared = Math.min(bottom, nextBottom) - Math.max(top, nextTop);
  const gap = nextLeft - right;
  return shared > height / 2 && gap > -height / 2 && gap < WIDEST_GAP * height;
}
