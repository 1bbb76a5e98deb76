import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { ask, openCitation, openPage } from "./support/browser.js";
import { answerable, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const shared = suite();

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in the ${colorScheme} page's states`, async () => {
    const { page, close } = await openPage(shared.browser, shared.address, { colorScheme });
    await assertNoViolations(page, "start");
    await ask(page, answerable);
    await assertNoViolations(page, "answer");
    await openCitation(page);
    await assertNoViolations(page, "open citation");
    await ask(page, unanswerable);
    await assertNoViolations(page, "refusal");
    await page.route("**/api/chat", (route) => route.abort());
    await page.getByLabel("Ihre Frage").fill(answerable);
    await page.keyboard.press("Enter");
    await page.locator(".answer__danger").waitFor();
    await assertNoViolations(page, "problem");
    await close();
  });
}

test("nothing scrolls sideways at 320 pixels", async () => {
  const viewport = { width: 320, height: 640 };
  const { page, close } = await openPage(shared.browser, shared.address, { viewport });
  await assertFits(page, "start");
  await ask(page, answerable);
  await assertFits(page, "answer");
  await openCitation(page);
  await assertFits(page, "open citation");
  await ask(page, unanswerable);
  await assertFits(page, "refusal");
  await close();
});

test("keyboards find the way to the content, and the page says what it is", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.keyboard.press("Shift+Tab");
  const skip = page.getByRole("link", { name: "Zum Inhalt springen" });
  assert.ok(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().top >= 0));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.match(await page.locator("main").innerText(), /automatisiertes System/);
  await close();
});

async function assertNoViolations(page, state) {
  // Evaluated, not inserted: the page's policy forbids inline scripts, here too.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(", ")}`);
  assert.deepEqual(found, [], state);
}

async function assertFits(page, state) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 320, `${state}: ${width} pixels wide`);
}
