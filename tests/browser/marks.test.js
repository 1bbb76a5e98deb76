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
    await assertMarked(page, citations[0]);
    await close();
  });
}

/** Pages that are hard to mark (documents/), each with a question that it answers; the sample corpus is tagged. */
const HARD = {
  "untagged.pdf": "Nach wie vielen Tagen sind Leihgeräte zurückzugeben?",
  "rotated.pdf": "Wo liegt der Saalschlüssel?",
  "scanned.pdf": "Bis wann gelten Parkausweise?",
};

for (const [file, question] of Object.entries(HARD)) {
  test(`the marks lie on the quoted words in ${file}`, async (t) => {
    const { page, close } = await openPage(shared.browser, shared.address);
    const { documents } = await (await page.request.get(`${shared.address}/api/documents`)).json();
    const document = documents.find((document) => document.file === file);
    if (!document) {
      await close();
      return t.skip(`${file} is not loaded: ingest tests/browser/documents`);
    }
    await page.getByLabel("Suchen in").locator(`option[value="document:${document.id}"]`).waitFor({ state: "attached" });
    await page.getByLabel("Suchen in").selectOption(`document:${document.id}`);
    const { citations, nearest = [] } = await ask(page, question);
    const [citation] = [...citations, ...nearest].filter((citation) => citation.document.id === document.id);
    assert.ok(citation, "the document is cited");
    await openCitation(page);
    await assertMarked(page, citation);
    await close();
  });
}

test("the words over the picture lie where the words are", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  await openCitation(page);
  const words = await pageWords(page, citations[0]);
  const drawn = await boxesInPoints(page, ".text-layer__line > :is(span, mark)", words.width);
  const missed = words.words.filter(
    ({ box }) => !drawn.some(([left, , right]) => Math.abs(left - box[0]) <= TOLERANCE && Math.abs(right - box[2]) <= TOLERANCE),
  );
  assert.deepEqual(missed.map(({ text }) => text), []);
  await close();
});

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

async function assertMarked(page, citation) {
  const words = await pageWords(page, citation);
  const marks = await boxesInPoints(page, ".page__mark", words.width);
  assert.equal(marks.length, citation.boxes.length);
  for (const mark of marks) {
    assert.ok(isInside(mark, [0, 0, words.width, words.height], 0.5), `mark ${mark} is on the page`);
  }
  const marked = words.words.filter(({ box }) => marks.some((mark) => isInside(box, mark, TOLERANCE)));
  const text = bare(marked.map((word) => word.text).join(""));
  assert.ok(text.includes(bare(citation.quote)), `marked: ${text}\nquoted: ${bare(citation.quote)}`);
}

async function isFirstMarkInView() {
  const mark = document.querySelector(".page__mark");
  const entries = await new Promise((resolve) => new IntersectionObserver(resolve).observe(mark));
  return entries[0].intersectionRatio === 1;
}

async function pageWords(page, citation) {
  const address = `${shared.address}/api/documents/${citation.document.id}/pages/${citation.page}/words`;
  return (await page.request.get(address)).json();
}

/** Boxes as drawn, converted from pixels of the shown image to points of the page; measured in one moment. */
function boxesInPoints(page, selector, pageWidth) {
  return page.locator(".page").evaluate(
    (sheet, [selector, pageWidth]) => {
      const image = sheet.querySelector(".page__image").getBoundingClientRect();
      const scale = pageWidth / image.width;
      return [...sheet.querySelectorAll(selector)].map((drawn) => {
        const { left, top, right, bottom } = drawn.getBoundingClientRect();
        return [left - image.left, top - image.top, right - image.left, bottom - image.top].map((pixels) => pixels * scale);
      });
    },
    [selector, pageWidth],
  );
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
