import assert from "node:assert/strict";
import { test } from "node:test";

import { ask, focused, lastTurn, openPage, pageShown, pressUntil, reply, siteOf } from "./support/browser.js";
import { answerable, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();
const QUIET = { foreign: [], complaints: [] };

test("the page says that it is an AI system, in the house's words where it has some", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { ai_notice } = await siteOf(page, shared.address);
  assert.ok((await page.locator("main").innerText()).includes(ai_notice ?? "Auskunft ist ein KI-System."));
  await ask(page, answerable);
  assert.ok(await page.locator(".ask__notice").isVisible(), "in a conversation too");
  await close();
});

test("what the documents do not say is a calm answer: what was searched, what is near, who helps", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  const site = await siteOf(page, shared.address);
  const answer = await ask(page, unanswerable);
  assert.equal(answer.refused, true);
  const turn = lastTurn(page);
  await turn.getByText("Das steht nicht in den Dokumenten", { exact: true }).waitFor();
  assert.equal(await page.locator(".kern-alert--danger").count(), 0);
  await page.locator("[role=status]", { hasText: "Das steht nicht in den Dokumenten" }).waitFor({ state: "attached" });
  const text = await turn.innerText();
  const searched = answer.searched
    ? `Durchsucht: ${answer.searched.documents} Dokumente mit ${answer.searched.passages} Textstellen.`
    : "Durchsucht wurden alle aufgenommenen Dokumente.";
  assert.ok(text.includes(searched), text);
  if (site.contact) {
    assert.ok(text.includes(site.contact));
  }
  if (site.ticket_url) {
    assert.equal(await turn.getByRole("link", { name: /Anfrage stellen/ }).getAttribute("href"), site.ticket_url);
  }
  if (answer.nearest?.length) {
    assert.ok(text.includes("Sie beantworten die Frage nicht"));
    await turn.locator(".citation__open").first().click();
    await pageShown(page);
  }
  assert.deepEqual(record, QUIET);
  await close();
});

test("feedback takes two keystrokes, and a reason can follow", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { prepare: withAnswerNumber });
  const sent = [];
  await page.route("**/api/feedback", (route) => {
    sent.push(route.request().postDataJSON());
    return route.fulfill({ status: 204 });
  });
  await ask(page, answerable);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("j");
  await page.getByText("Danke für die Rückmeldung.").first().waitFor();
  assert.deepEqual(sent, [{ answer_id: "test", question: answerable, helpful: true, reason: null, comment: null }]);

  await page.keyboard.press("n");
  const first = page.getByRole("radio", { name: "Die Antwort ist falsch" });
  await first.waitFor();
  assert.ok(await first.evaluate((radio) => radio === document.activeElement));
  await page.keyboard.press("ArrowDown");
  await page.getByLabel("Anmerkung (freiwillig)").fill("Die Frist für Bürger fehlt.");
  await page.getByRole("button", { name: "Rückmeldung senden" }).click();
  await page.waitForFunction(() => !document.querySelector(".reason-form"));
  assert.equal(sent[1].helpful, false);
  assert.deepEqual([sent[2].reason, sent[2].comment], ["incomplete", "Die Frist für Bürger fehlt."]);
  await close();
});

test("feedback that the server does not take is not thanked for", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { prepare: withAnswerNumber });
  await reply(page, "**/api/feedback", 500, { title: "Fehler", detail: "", status: 500, code: "internal" });
  await ask(page, answerable);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.locator(".feedback__message", { hasText: "nicht gespeichert" }).waitFor();
  await close();
});

test("feedback really reaches the server", async (t) => {
  const { page, close } = await openPage(shared.browser, shared.address);
  const { id } = await ask(page, answerable);
  if (!id) {
    await close();
    return t.skip("this server's answers have no number");
  }
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/feedback"));
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("j");
  assert.equal((await answered).status(), 204);
  await close();
});

test("while the model is missing or the index is renewed, the page says so", async () => {
  const missing = {
    title: "Das Sprachmodell fehlt",
    detail: "Der Befehl „auskunft models pull“ behebt das.",
    status: 503,
    code: "model-missing",
  };
  const { page, close } = await openPage(shared.browser, shared.address, {
    prepare: (page) => reply(page, "**/api/health", 503, missing),
  });
  await page.getByRole("heading", { name: "Auskunft kann gerade nicht antworten" }).waitFor();
  assert.match(await page.locator(".readiness").innerText(), /auskunft models pull/);
  await page.unroute("**/api/health");
  await reply(page, "**/api/health", 200, { status: "ok", documents: 3, passages: 9, indexing: true });
  await page.getByRole("button", { name: "Noch einmal prüfen" }).click();
  await page.getByRole("heading", { name: /Suchindex wird gerade erneuert/ }).waitFor();
  await close();
});

test("a keyboard alone leads from the question to the evidence and to feedback", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address, { prepare: withAnswerNumber });
  await page.route("**/api/feedback", (route) => route.fulfill({ status: 204 }));
  await page.keyboard.type(answerable);
  await page.keyboard.press("Enter");
  await page.locator(".turn[data-state=done]").waitFor();
  await page.keyboard.press("ArrowUp");
  assert.match(await focused(page, "class"), /answer__heading/);
  await pressUntil(page, "Tab", ".reference", 2);
  await page.keyboard.press("Enter");
  await pageShown(page);
  await pressUntil(page, "Tab", "[aria-label='Nächste Seite']");
  await page.keyboard.press("Enter");
  await pageShown(page);
  await pressUntil(page, "Tab", ".sheet");
  await page.keyboard.press("Escape");
  assert.match(await focused(page, "class"), /reference/);
  await pressUntil(page, "Tab", ".feedback__choice");
  await page.keyboard.press("j");
  await page.locator(".feedback__message", { hasText: "Danke" }).waitFor();
  await pressUntil(page, "Tab", "#question", 3);
  assert.deepEqual(record, QUIET);
  await close();
});

/** Gives the answer a number where the server is older than feedback. */
function withAnswerNumber(page) {
  return page.route("**/api/chat", async (route) => {
    const response = await route.fetch();
    const body = (await response.body()).toString("utf8").replace(
      /^(event: done\r?\ndata: )(.*)$/m,
      (_, head, data) => head + JSON.stringify({ ...JSON.parse(data), id: "test" }),
    );
    await route.fulfill({ response, body });
  });
}
