import assert from "node:assert/strict";
import { test } from "node:test";

import { assertFits, assertNoViolations } from "./support/axe.js";
import { ask, drawnDocument, focused, openCitation, openPage, pageShown, reply } from "./support/browser.js";
import { answerable, recorded, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();
const VIEWS = ["#/verlauf", "#/dokumente", "#/hilfe", "#/barrierefreiheit"];
const THEMES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "light, high contrast": { colorScheme: "light", contrast: "more" },
  "dark, high contrast": { colorScheme: "dark", contrast: "more" },
  "forced colours": { forcedColors: "active" },
  phone: { viewport: { width: 390, height: 844 } },
};

for (const [name, options] of Object.entries(THEMES)) {
  test(`axe finds nothing in any state (${name})`, async () => {
    const { page, close } = await openPage(shared.browser, shared.address, options);
    await walk(page, assertNoViolations);
    await close();
  });
}

for (const [name, viewport] of Object.entries({
  "320 pixels": { width: 320, height: 640 },
  // A window of 1280 by 800 pixels at 200 per cent.
  "200 per cent": { width: 640, height: 400 },
})) {
  test(`nothing scrolls sideways at ${name}`, async () => {
    const { page, close } = await openPage(shared.browser, shared.address, { viewport });
    await walk(page, assertFits);
    await close();
  });
}

test("easy language and English leave no German behind and axe finds nothing", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.getByRole("button", { name: "Anzeige" }).click();
  await page.getByLabel("Sprache", { exact: true }).selectOption("easy");
  await page.getByRole("heading", { name: "Was wollen Sie wissen?" }).waitFor();
  await assertNoViolations(page, "easy language");
  await page.getByLabel("Sprache", { exact: true }).selectOption("en");
  await page.getByRole("heading", { name: "What would you like to know?" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await focused(page, "id").then(Boolean), true, "the focus stays on the choice");
  await page.reload();
  await page.getByRole("heading", { name: "What would you like to know?" }).waitFor();
  await assertNoViolations(page, "English");
  await page.getByRole("link", { name: "Accessibility" }).click();
  await page.getByRole("heading", { name: "Accessibility statement" }).waitFor();
  await close();
});

test("the brightness and contrast a person chooses hold, whatever the device says", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { colorScheme: "light" });
  await page.getByRole("button", { name: "Anzeige" }).click();
  await page.getByLabel("Helligkeit").selectOption("dark");
  await page.getByLabel("Kontrast").selectOption("more");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(0, 0, 0)");
  await page.reload();
  await page.locator("h1").waitFor();
  assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })), { kernTheme: "dark", contrast: "more" });
  await close();
});

test("keyboards find the way to the content, and landmarks and headings say what is where", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  for (const role of ["banner", "navigation", "main", "contentinfo"]) {
    assert.ok((await page.getByRole(role).count()) > 0, role);
  }
  assert.equal(await page.locator("h1").count(), 1);
  await page.locator(".skip-link").focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page, "id"), "content");
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  await close();
});

test("one live region speaks, and it speaks of the finished answer only", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await page.evaluate(() => {
    globalThis.spoken = [];
    new MutationObserver(() => globalThis.spoken.push(document.querySelector("[role=status]").textContent)).observe(
      document.querySelector("[role=status]"),
      { childList: true, characterData: true, subtree: true },
    );
  });
  await ask(page, answerable);
  assert.equal(await page.locator("[aria-live], [role=status], [role=alert], [role=log]").count(), 1);
  const spoken = await page.evaluate(() => globalThis.spoken);
  assert.equal(spoken.length, 2, spoken.join(" | "));
  assert.match(spoken[1], /Die Antwort liegt vor/);
  await close();
});

test("nothing moves where less motion is wanted", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { reducedMotion: "reduce" });
  await page.route("**/api/chat", () => {});
  await page.locator("#question").fill(answerable);
  await page.keyboard.press("Enter");
  await page.locator(".spinner").waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  await close();
});

/** Goes through every view and state and looks at each. */
async function walk(page, look) {
  await look(page, "start");
  await page.getByRole("button", { name: "Anzeige" }).click();
  await look(page, "settings");
  await page.keyboard.press("Escape");
  await ask(page, answerable);
  await look(page, "answer");
  await openCitation(page);
  await look(page, "evidence");
  await page.getByRole("button", { name: "Im Dokument suchen" }).click();
  await look(page, "search in the document");
  await page.locator("#evidence-title").focus();
  await page.keyboard.press("Escape");
  await page.locator(".reference").first().focus();
  await look(page, "preview");
  await ask(page, recorded);
  await look(page, "record");
  await ask(page, unanswerable);
  await look(page, "not in the documents");
  await page.route("**/api/chat", (route) => route.abort());
  await page.locator("#question").fill(answerable);
  await page.keyboard.press("Enter");
  await page.locator(".turn[data-state=failed]").waitFor();
  await look(page, "problem");
  await page.unroute("**/api/chat");
  for (const view of VIEWS) {
    await page.evaluate((view) => {
      location.hash = view;
    }, view);
    await page.locator(`main[data-view] h1`).waitFor();
    await page.waitForLoadState("networkidle");
    await look(page, view);
  }
  await page.goto(page.url().replace(/#.*/, "#/dokumente"));
  const { id } = await drawnDocument(page, shared.address);
  await page.locator(`tr[data-id="${id}"] .documents__title`).click();
  await pageShown(page);
  await look(page, "what was read");
  await reply(page, "**/api/health", 503, { title: "Der Suchindex fehlt", detail: "Bitte warten.", status: 503, code: "index-missing" });
  await page.goto(page.url().replace(/#.*/, "#/"));
  await page.getByRole("heading", { name: "Auskunft kann gerade nicht antworten" }).waitFor();
  await look(page, "not ready");
}
