import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./support/browser.js";
import { suite } from "./support/suite.js";

const HOSTILE = `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>`;

const shared = suite();

// No document of the sample corpus holds such text, so the server's answer is replaced by one that does.
test("markup in answers, titles, quotes and problems is shown as text", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  const document = { id: HOSTILE, file: HOSTILE, title: HOSTILE };
  const citation = { number: 1, document, page: 1, page_label: HOSTILE, quote: HOSTILE, boxes: [] };
  await reply(page, 200, { answer: `${HOSTILE} [1] [2]`, refused: false, citations: [citation], timings_ms: {} });
  await page.getByRole("heading", { name: "Antwort" }).waitFor();
  for (const place of [".answer__text p", ".citation__title", ".citation__page", ".citation__quote"]) {
    assert.ok((await page.locator(place).innerText()).includes(HOSTILE), place);
  }
  assert.equal(await page.locator(".reference").count(), 1, "a number without a citation stays text");

  await page.locator(".reference").click();
  await page.locator(".viewer__message").waitFor();
  assert.equal(await page.locator(".viewer__title").innerText(), HOSTILE);

  await reply(page, 200, { answer: HOSTILE, refused: true, citations: [], timings_ms: {} });
  await page.locator(".answer__info").waitFor();
  await reply(page, 500, { title: HOSTILE, detail: HOSTILE, status: 500, code: "internal" });
  await page.locator(".answer__danger").waitFor();
  assert.ok((await page.locator(".answer__danger").innerText()).includes(HOSTILE));

  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  assert.equal(await page.locator("main img, main script").count(), 0);
  assert.deepEqual(record.foreign, []);
  assert.deepEqual(record.complaints.filter((complaint) => /policy/i.test(complaint)), []);
  await close();
});

async function reply(page, status, body) {
  await page.unroute("**/api/chat");
  await page.route("**/api/chat", (route) => route.fulfill({ status, json: body }));
  await page.getByLabel("Ihre Frage").fill("Frage");
  await page.keyboard.press("Enter");
}
