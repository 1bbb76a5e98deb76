import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, openCitation, openPage } from "./support/browser.js";
import { answerable, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();

test("a question is asked, answered and traced to its page by keyboard alone", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  assert.equal(await focused(page, "id"), "question", "the field has the focus on load");

  await page.keyboard.type("Erste Zeile");
  await page.keyboard.press("Shift+Enter");
  assert.match(await page.getByLabel("Ihre Frage").inputValue(), /\n/, "Shift+Enter starts a new line");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(answerable);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antwort" }).waitFor();
  assert.match(await page.locator("[role=status]").first().innerText(), /Die Antwort liegt vor/);

  await tabTo(page, "reference");
  await page.keyboard.press("Enter");
  await page.locator(".page--loaded").waitFor();
  assert.equal(await focused(page, "id"), "viewer-heading", "the opened page has the focus");
  assert.ok(await page.locator(".page__mark").first().isVisible());

  await page.keyboard.press("Escape");
  assert.ok(await page.locator(".viewer").isHidden());
  assert.match(await focused(page, "class"), /reference/, "closing gives the focus back");
  assert.deepEqual(record, { foreign: [], complaints: [] });
  await close();
});

test("the answer shows its citations with title, page and words", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  assert.ok(citations.length > 0);
  for (const [index, citation] of citations.entries()) {
    const entry = page.locator(".citation").nth(index);
    assert.equal(await entry.locator(".citation__title").innerText(), citation.document.title);
    assert.equal(await entry.locator(".citation__page").innerText(), `Seite ${citation.page_label}`);
    assert.equal(await entry.locator(".citation__quote").textContent(), citation.quote);
  }
  await close();
});

test("the pages around the passage and the original are at hand", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  const [{ document, page: number }] = citations;
  await openCitation(page);
  const forward = page.getByRole("button", { name: "Nächste Seite" });
  const turn = (await forward.isEnabled()) ? forward : page.getByRole("button", { name: "Vorige Seite" });
  await turn.click();
  await page.locator(".page--loaded").waitFor();
  assert.equal(await page.locator(".page__mark").count(), 0, "another page has no marks");
  await page.getByRole("button", { name: "Zur markierten Stelle" }).click();
  await page.locator(".page--loaded .page__mark").first().waitFor();

  const link = page.getByRole("link", { name: /Original öffnen/ });
  assert.equal(await link.getAttribute("href"), `/api/documents/${document.id}/file#page=${number}`);
  const original = await page.request.get(`${shared.address}/api/documents/${document.id}/file`);
  assert.equal(original.headers()["content-type"], "application/pdf");
  assert.equal((await original.body()).subarray(0, 5).toString(), "%PDF-");
  assert.deepEqual(record, { foreign: [], complaints: [] });
  await close();
});

test("what the documents do not answer is refused calmly", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  const { refused, answer } = await ask(page, unanswerable);
  assert.equal(refused, true);
  await page.getByRole("heading", { name: "Dazu steht nichts in den Dokumenten" }).waitFor();
  assert.ok((await page.locator(".answer__info").innerText()).includes(answer));
  assert.equal(await page.locator(".answer__danger").count(), 0);
  assert.match(await page.locator("[role=status]").first().innerText(), /beantworten die Frage nicht/);
  assert.deepEqual(record, { foreign: [], complaints: [] });
  await close();
});

test("a problem of the server is shown in its words, and the question stays", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.getByLabel("Ihre Frage").evaluate((field) => field.removeAttribute("maxlength"));
  const question = "a".repeat(2001);
  const problem = await ask(page, question);
  assert.equal(problem.code, "question-too-long");
  await page.getByRole("heading", { name: problem.title }).waitFor();
  assert.ok((await page.locator(".answer__danger").innerText()).includes(problem.detail));
  assert.equal(await page.getByLabel("Ihre Frage").inputValue(), question);
  await close();
});

test("a lost connection is said, and asking again works", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.route("**/api/chat", (route) => route.abort());
  await page.getByLabel("Ihre Frage").fill(answerable);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Der Server ist nicht erreichbar" }).waitFor();
  await page.unroute("**/api/chat");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antwort" }).waitFor();
  await close();
});

function focused(page, attribute) {
  return page.evaluate((name) => document.activeElement?.getAttribute(name) ?? "", attribute);
}

async function tabTo(page, className) {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press("Tab");
    if ((await focused(page, "class")).includes(className)) {
      return;
    }
  }
  assert.fail(`no ${className} within 20 steps`);
}
