import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, openCitation, openPage } from "./support/browser.js";
import { answerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

/** Points a mark may miss the words by. */
const TOLERANCE = 2;

const shared = suite();

for (const width of [1280, 320]) {
  test(`the marks lie on the quoted words at ${width} pixels`, async () => {
    const { page, close } = await openPage(shared.browser, shared.address, { viewport: { width, height: 900 } });
    const { citations } = await ask(page, answerable);
    await openCitation(page);
    const [citation] = citations;
    const words = await pageWords(page, citation);
    const marks = await marksInPoints(page, words.width);
    assert.equal(marks.length, citation.boxes.length);
    for (const mark of marks) {
      assert.ok(isInside(mark, [0, 0, words.width, words.height], 0.5), `mark ${mark} is on the page`);
    }
    const marked = words.words.filter(({ box }) => marks.some((mark) => isInside(box, mark, TOLERANCE)));
    const text = bare(marked.map((word) => word.text).join(""));
    assert.ok(text.includes(bare(citation.quote)), `marked: ${text}\nquoted: ${bare(citation.quote)}`);
    await close();
  });
}

test("the mark is in view when the page opens", async () => {
  for (const viewport of [{ width: 1280, height: 720 }, { width: 320, height: 640 }]) {
    const { page, close } = await openPage(shared.browser, shared.address, { viewport });
    await ask(page, answerable);
    await openCitation(page);
    // The window may still be scrolling to it: two seconds are what a person would wait.
    await page.waitForFunction(isFirstMarkInView, null, { timeout: 2_000 }).catch(() => {
      assert.fail(`the mark is not in view at ${viewport.width} pixels`);
    });
    await close();
  }
});

async function isFirstMarkInView() {
  const mark = document.querySelector(".page__mark");
  const entries = await new Promise((resolve) => new IntersectionObserver(resolve).observe(mark));
  return entries[0].intersectionRatio === 1;
}

async function pageWords(page, citation) {
  const address = `${shared.address}/api/documents/${citation.document.id}/pages/${citation.page}/words`;
  return (await page.request.get(address)).json();
}

/** The marks as drawn, converted from pixels of the shown image to points of the page; measured in one moment. */
function marksInPoints(page, pageWidth) {
  return page.locator(".page").evaluate((sheet, pageWidth) => {
    const image = sheet.querySelector(".page__image").getBoundingClientRect();
    const scale = pageWidth / image.width;
    return [...sheet.querySelectorAll(".page__mark")].map((mark) => {
      const { left, top, right, bottom } = mark.getBoundingClientRect();
      return [left - image.left, top - image.top, right - image.left, bottom - image.top].map((pixels) => pixels * scale);
    });
  }, pageWidth);
}

function isInside(inner, outer, tolerance) {
  return (
    inner[0] >= outer[0] - tolerance &&
    inner[1] >= outer[1] - tolerance &&
    inner[2] <= outer[2] + tolerance &&
    inner[3] <= outer[3] + tolerance
  );
}

/** Without white space and hyphens, which line ends add and reading takes away. */
function bare(text) {
  return text.normalize("NFC").replace(/[\s\u00ad\u2010-]/g, "");
}
