import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, focused, lastTurn, openCitation, openPage, pageShown } from "./support/browser.js";
import { answerable, listed, recorded } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();
const QUIET = { foreign: [], complaints: [] };
const PHONE = { width: 390, height: 844 };

test("every number has its citation with title, page and words", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  assert.ok(citations.length > 0);
  for (const { number, document, page_label, quote } of citations) {
    const entry = page.locator(".citation").filter({ has: page.getByText(String(number), { exact: true }) }).first();
    assert.equal(await entry.locator(".citation__title").innerText(), document.title);
    assert.match(await entry.locator(".citation__place").innerText(), new RegExp(`^Seite ${page_label}`));
    assert.equal(await entry.locator(".citation__quote").textContent(), quote);
  }
  await close();
});

test("pointing at a number or focusing it shows the passage, Escape hides it", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  const preview = page.getByRole("tooltip");
  await page.locator(".reference").first().hover();
  await preview.waitFor();
  assert.ok((await preview.innerText()).includes(citations[0].quote.slice(0, 60)));
  await preview.hover();
  assert.ok(await preview.isVisible(), "the pointer may move onto it");
  await page.keyboard.press("Escape");
  assert.ok(await preview.isHidden());
  await page.mouse.move(5, 5);
  await page.locator("#question").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page, "class"), "reference");
  await preview.waitFor();
  assert.equal(await focused(page, "aria-describedby"), "preview");
  await close();
});

test("the page opens beside the answer, with title, label and date, and closing gives the focus back", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  await page.locator(".reference").first().click();
  await pageShown(page);
  assert.equal(await focused(page, "id"), "evidence-title");
  assert.equal(await page.locator("#evidence-title").innerText(), citations[0].document.title);
  assert.match(await page.locator(".evidence__place").innerText(), /Seite .*Stand/);
  const [answer, panel] = await Promise.all([".ask__talk", ".evidence"].map((part) => page.locator(part).boundingBox()));
  assert.ok(panel.x >= answer.x + answer.width, "beside, not over");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".evidence").isHidden());
  assert.match(await focused(page, "class"), /reference/);
  assert.deepEqual(record, QUIET);
  await close();
});

test("pages turn, and there is a way back to the passage", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await openCitation(page);
  await page.getByRole("button", { name: "Nächste Seite" }).click();
  await pageShown(page);
  assert.equal(await page.locator(".page__mark").count(), 0, "another page has no marks");
  await page.getByRole("button", { name: "Zur markierten Stelle" }).click();
  await page.locator(".page--loaded .page__mark").first().waitFor();
  await close();
});

test("zooming changes the page's size and keeps the middle", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await openCitation(page);
  const width = () => page.locator(".page").evaluate((sheet) => sheet.getBoundingClientRect().width);
  const before = await width();
  await page.getByRole("button", { name: "Vergrößern" }).click();
  assert.ok((await width()) > before * 1.2);
  assert.match(await page.locator(".tools__level").innerText(), /125 %/);
  await page.getByRole("button", { name: "An Breite anpassen" }).click();
  assert.ok(Math.abs((await width()) - before) < 2);
  await close();
});

test("the other citations are one press away", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, listed);
  assert.ok(citations.length > 1, "the question has several citations");
  await openCitation(page);
  const jumps = page.getByRole("navigation", { name: "Belege der Antwort" });
  assert.equal(await jumps.getByRole("button").count(), citations.length);
  await jumps.getByRole("button").nth(1).click();
  await page.locator(".jump[aria-current]", { hasText: String(citations[1].number) }).waitFor();
  await pageShown(page);
  assert.equal(await page.locator(".page__mark").count(), citations[1].boxes.length);
  await close();
});

test("the page's text can be selected and found by the browser's search", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  await openCitation(page);
  const words = citations[0].quote.split(" ").slice(0, 4).join(" ");
  const found = await page.locator(".text-layer").evaluate((layer, words) => layer.textContent.includes(words), words);
  assert.ok(found, words);
  const selected = await page.locator(".text-layer__line", { hasText: words }).first().evaluate((line) => {
    getSelection().selectAllChildren(line);
    return getSelection().toString();
  });
  assert.ok(selected.includes(words));
  const cited = await page.locator(".text-layer mark").allInnerTexts();
  assert.ok(cited.join(" ").includes(words.split(" ")[1]), "cited words are marked for screen readers too");
  await close();
});

test("the document is searched and a hit opens its page", async (t) => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  const probe = await page.request.get(`${shared.address}/api/documents/${citations[0].document.id}/search?q=Meldung&limit=50`);
  await openCitation(page);
  await page.getByRole("button", { name: "Im Dokument suchen" }).click();
  await page.getByRole("searchbox", { name: "Im Dokument suchen" }).fill("Meldung");
  await page.keyboard.press("Enter");
  if (!probe.ok()) {
    await page.locator(".search__message", { hasText: "noch nicht möglich" }).waitFor();
    await close();
    return t.skip("this server does not search in documents");
  }
  await page.getByText(/Fundstellen\.$/).first().waitFor();
  await page.locator(".search__hit").first().click();
  await page.locator(".page--loaded .page__hit").first().waitFor();
  await close();
});

test("the original is at hand", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  const [{ document, page: number }] = citations;
  await openCitation(page);
  const link = page.getByRole("link", { name: /Original öffnen/ });
  assert.equal(await link.getAttribute("href"), `/api/documents/${document.id}/file#page=${number}`);
  const original = await page.request.get(`${shared.address}/api/documents/${document.id}/file`);
  assert.equal((await original.body()).subarray(0, 5).toString(), "%PDF-");
  await close();
});

test("over the whole width and on a phone the panel is a dialog that holds the focus", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await openCitation(page);
  await page.getByRole("button", { name: "Ganze Breite" }).click();
  // As wide as the window but for a scroll bar.
  assert.ok((await page.locator(".evidence").boundingBox()).width >= 1280 - 20);
  assert.ok(await page.locator(".ask__talk").evaluate((talk) => talk.inert));
  await page.getByRole("button", { name: "Neben der Antwort" }).click();
  assert.ok(!(await page.locator(".ask__talk").evaluate((talk) => talk.inert)));
  await page.setViewportSize(PHONE);
  await page.getByRole("dialog").waitFor();
  assert.ok((await page.locator(".evidence").boundingBox()).width >= PHONE.width - 20);
  assert.ok(await page.locator(".shell__head").evaluate((head) => head.inert));
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator(".shell__head").evaluate((head) => head.inert)));
  await close();
});

test("an answer from a record shows the record's row", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, recorded);
  const record = citations.find((citation) => citation.record)?.record;
  assert.ok(record, "no citation of the answer is a record");
  const table = lastTurn(page).locator("table.record").first();
  assert.equal(await table.locator("tbody tr").count(), record.rows.length);
  assert.equal(await table.locator("tbody tr.record__cited").count(), record.rows.filter(({ cited }) => cited).length);
  await close();
});
