import assert from "node:assert/strict";
import { test } from "node:test";

import { lastTurn, openPage, reply } from "./support/browser.js";
import { assertFits } from "./support/axe.js";
import { suite } from "./support/suite.js";

const MARKUP = `<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>`;
const BIDI = "\u202Egnal\u2066 \u202Dkurz";
const LONG = "ä".repeat(10_000);

const shared = suite();

// No document of the sample corpus holds such text, so the server's answer is replaced by one that does.
for (const [name, hostile] of Object.entries({ markup: MARKUP, "bidi overrides": BIDI, "a word of 10,000 letters": LONG })) {
  test(`${name} in answers, titles, quotes, records and problems is shown as text`, async () => {
    const { page, record, close } = await openPage(shared.browser, shared.address, { viewport: { width: 320, height: 700 } });
    const document = { id: "nothing", file: hostile, title: hostile };
    const rows = [{ key: hostile, value: hostile, cited: true }];
    const citation = { number: 1, document, page: 1, page_label: hostile, quote: hostile, boxes: [], stand: hostile, record: { title: hostile, rows } };
    await answerWith(page, 200, { id: "x", answer: `${hostile} [1] [2]`, refused: false, citations: [citation] });
    for (const place of [".answer__text p", ".citation__title", ".citation__place", ".citation__quote", ".record td"]) {
      assert.ok((await lastTurn(page).locator(place).first().textContent()).includes(hostile), place);
    }
    assert.equal(await page.locator(".reference").count(), 1, "a number without a citation stays text");
    await assertFits(page, "answer");
    await page.locator(".reference").click();
    await page.locator(".sheet__message").waitFor();
    assert.equal(await page.locator("#evidence-title").textContent(), hostile);
    await page.keyboard.press("Escape");

    await answerWith(page, 200, { answer: hostile, refused: true, citations: [], nearest: [citation] });
    await answerWith(page, 500, { title: hostile, detail: hostile, status: 500, code: "internal" });
    assert.ok((await page.locator(".kern-alert--danger").textContent()).includes(hostile));
    await assertFits(page, "problem");
    await page.getByRole("link", { name: "Verlauf" }).click();
    await page.locator(".history__entry").waitFor();
    await assertFits(page, "history");

    assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.deepEqual(record.foreign, []);
    assert.deepEqual(record.complaints.filter((complaint) => /policy/i.test(complaint)), []);
    await close();
  });
}

test("markup in a copied answer stays text", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await answerWith(page, 200, { answer: MARKUP, refused: false, citations: [] });
  await page.evaluate(() => {
    document.addEventListener("copy", (event) => {
      globalThis.copied = event.clipboardData.getData("text/html");
    });
  });
  await page.getByRole("button", { name: "Kopieren" }).click();
  assert.match(await page.evaluate(() => globalThis.copied), /&lt;script&gt;/);
  await close();
});

test("hostile document lists and words are shown as text", async () => {
  const entry = {
    id: "nothing", collection: MARKUP, file: LONG, title: MARKUP, kind: "pdf", status: MARKUP, reason: LONG, bytes: 1,
    sha256: "0", pages: 1, ingested_at: "", warnings: [MARKUP], reader: BIDI, stand: MARKUP, pages_needing_ocr: 1,
  };
  const { page, record, close } = await openPage(shared.browser, shared.address, {
    view: "#/dokumente",
    viewport: { width: 320, height: 700 },
    prepare: (page) => reply(page, "**/api/documents", 200, { documents: [entry] }),
  });
  await page.locator("tr[data-id]").waitFor();
  assert.equal(await page.locator(".documents__title").textContent(), MARKUP);
  await assertFits(page, "documents");
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  assert.deepEqual(record.foreign, []);
  await close();
});

async function answerWith(page, status, body) {
  await page.unroute("**/api/chat");
  await reply(page, "**/api/chat", status, body);
  const before = await page.locator(".turn").count();
  await page.locator("#question").fill("Frage");
  await page.keyboard.press("Enter");
  await page.locator(".turn").nth(before).and(page.locator("[data-state=done], [data-state=failed]")).waitFor();
}
