import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, focused, lastTurn, openPage, reply, siteOf } from "./support/browser.js";
import { answerable, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();
const QUIET = { foreign: [], complaints: [] };

test("the field has the focus; Enter asks, Shift+Enter breaks the line", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  assert.equal(await focused(page, "id"), "question", "the field has the focus on load");
  await page.keyboard.type("Erste Zeile");
  await page.keyboard.press("Shift+Enter");
  assert.match(await page.getByLabel("Ihre Frage").inputValue(), /\n/);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(answerable);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Antwort", exact: true }).waitFor();
  await page.locator("[role=status]", { hasText: "Die Antwort liegt vor" }).waitFor({ state: "attached" });
  assert.equal(await focused(page, "id"), "question", "the focus stays where the next question is typed");
  assert.deepEqual(record, QUIET);
  await close();
});

test("the answer streams, and Escape stops it", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  // A server that never answers: what has been asked for can be given up.
  await page.route("**/api/chat", () => {});
  await page.locator("#question").fill(answerable);
  await page.keyboard.press("Enter");
  await page.getByText("Auskunft sucht in den Dokumenten").first().waitFor();
  await page.getByRole("button", { name: "Abbrechen" }).waitFor();
  await page.keyboard.press("Escape");
  await lastTurn(page).getByText("Abgebrochen.").waitFor();
  await page.unroute("**/api/chat");
  await lastTurn(page).getByRole("button", { name: "Noch einmal fragen" }).click();
  await page.locator(".turn[data-state=done]").waitFor();
  await close();
});

test("something shows within 300 milliseconds of asking", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.locator("#question").fill(answerable);
  const waited = await page.evaluate(async () => {
    const start = performance.now();
    document.querySelector(".composer").requestSubmit();
    while (!document.querySelector(".turn .answer")?.textContent) {
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - start;
  });
  assert.ok(waited < 300, `${waited} ms`);
  await close();
});

test("suggested questions are asked with one press", async (t) => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const response = await page.request.get(`${shared.address}/api/suggestions?count=6`);
  if (!response.ok()) {
    await close();
    return t.skip("this server suggests nothing");
  }
  const [{ question }] = (await response.json()).suggestions;
  await page.getByRole("button", { name: question }).click();
  await page.getByRole("heading", { name: question }).waitFor();
  await page.locator(".turn[data-state=done]").waitFor();
  await close();
});

test("a follow-up carries the conversation, a new topic does not", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const sent = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/chat")) {
      sent.push(request.postDataJSON());
    }
  });
  await ask(page, answerable);
  await ask(page, "Und wer bewertet das Risiko?");
  assert.deepEqual(sent[0].history, []);
  assert.equal(sent[1].history[0].content, answerable);
  assert.equal(sent[1].history[1].role, "assistant");
  assert.equal(await page.locator(".turn").count(), 2);
  await page.getByRole("button", { name: "Neues Thema" }).click();
  assert.equal(await page.locator(".turn").count(), 0);
  assert.equal(await focused(page, "id"), "question");
  await ask(page, answerable);
  assert.deepEqual(sent[2].history, []);
  await close();
});

test("a question is restricted to a collection or a document", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { documents } = await (await page.request.get(`${shared.address}/api/documents`)).json();
  const [{ id, title, collection }] = documents;
  const request = () => page.waitForRequest((request) => request.url().endsWith("/api/chat"));
  const scope = page.getByLabel("Suchen in");
  await scope.locator(`option[value="collection:${collection}"]`).waitFor({ state: "attached" });
  await scope.selectOption(`collection:${collection}`);
  const [first] = await Promise.all([request(), ask(page, unanswerable)]);
  assert.equal(first.postDataJSON().collection, collection);
  assert.ok((await lastTurn(page).innerText()).includes(`Gesucht in: ${collection}`));
  await scope.selectOption(`document:${id}`);
  const [second] = await Promise.all([request(), ask(page, unanswerable)]);
  assert.deepEqual(second.postDataJSON().documents, [id]);
  assert.ok((await lastTurn(page).innerText()).includes(`Gesucht in: ${title}`));
  await close();
});

test("the answer is copied with its citations, as plain and as rich text", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { citations } = await ask(page, answerable);
  await page.evaluate(() => {
    document.addEventListener("copy", (event) => {
      globalThis.copied = ["text/plain", "text/html"].map((type) => event.clipboardData.getData(type));
    });
  });
  await lastTurn(page).getByRole("button", { name: "Kopieren" }).click();
  await lastTurn(page).getByText("Kopiert, mit Belegen.").waitFor();
  const [plain, rich] = await page.evaluate(() => globalThis.copied);
  for (const { number, document, page_label, quote } of citations) {
    for (const part of [`[${number}]`, document.title, `Seite ${page_label}`, quote]) {
      assert.ok(plain.includes(part), part);
    }
  }
  assert.match(rich, /^<p><b>/);
  await close();
});

test("the print view holds one answer with all its citations and nothing to press", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await ask(page, unanswerable);
  await page.evaluate(() => {
    window.print = () => {
      globalThis.printed = [...document.querySelectorAll("[data-printing]")].length;
    };
  });
  await page.locator(".turn").first().getByRole("button", { name: "Drucken" }).click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  await page.locator(".turn").first().evaluate((turn) => turn.setAttribute("data-printing", ""));
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".turn").first().locator(".citation").first().isVisible());
  for (const hidden of [".composer", ".header", ".footer", ".turn:last-child", ".answer__tools"]) {
    assert.ok(await page.locator(hidden).first().isHidden(), hidden);
  }
  await close();
});

test("a problem of the server is shown in its words, and the question stays", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.locator("#question").evaluate((field) => field.removeAttribute("maxlength"));
  const question = "a".repeat(2001);
  const problem = await ask(page, question);
  assert.equal(problem.code, "question-too-long");
  await page.getByRole("heading", { name: problem.title }).waitFor();
  assert.ok((await page.locator(".kern-alert--danger").innerText()).includes(problem.detail));
  assert.equal(await page.locator("#question").inputValue(), question);
  await close();
});

test("a lost connection is said, and asking again works", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.route("**/api/chat", (route) => route.abort());
  await page.locator("#question").fill(answerable);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Der Server ist nicht erreichbar" }).waitFor();
  await page.unroute("**/api/chat");
  await page.keyboard.press("Enter");
  await page.locator(".turn[data-state=done]").waitFor();
  await close();
});

test("the head names the house; without a name the page works too", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { name } = await siteOf(page, shared.address);
  assert.equal(await page.locator(".brand__site").innerText(), name);
  assert.match(await page.title(), /Auskunft/);
  await close();
  const bare = await openPage(shared.browser, shared.address, { prepare: (page) => reply(page, "**/api/site", 500, {}) });
  await ask(bare.page, answerable);
  await bare.close();
});
