import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ask, openCitation, openPage } from "./support/browser.js";
import { answerable, unanswerable } from "./support/questions.js";
import { suite } from "./support/suite.js";

const shared = suite();

test("conversations are kept in this browser, found, opened again, saved and deleted", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await page.getByRole("button", { name: "Neues Thema" }).click();
  await ask(page, unanswerable);
  await page.reload();
  await page.getByRole("link", { name: "Verlauf" }).click();
  const entries = page.locator(".history__entry");
  await entries.nth(1).waitFor();
  assert.equal(await entries.count(), 2);

  await page.getByLabel("Im Verlauf suchen").fill("datenpanne aufsichtsbehörde");
  assert.equal(await entries.count(), 1);

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Als Text speichern" }).click();
  const text = readFileSync(await (await saved).path(), "utf8");
  assert.ok(text.includes(answerable) && text.includes("Belege:"));
  assert.ok(!text.includes(unanswerable), "what is not shown is not saved");

  await page.getByLabel("Im Verlauf suchen").fill("");
  const data = page.waitForEvent("download");
  await page.getByRole("button", { name: "Als JSON speichern" }).click();
  const { version, conversations } = JSON.parse(readFileSync(await (await data).path(), "utf8"));
  assert.deepEqual([version, conversations.length], [1, 2]);

  await page.getByRole("button", { name: answerable, exact: true }).click();
  await page.locator(".turn[data-state=done]").waitFor();
  await openCitation(page);
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Verlauf" }).click();
  await page.getByRole("button", { name: `Gespräch löschen: ${unanswerable}` }).click();
  assert.equal(await entries.count(), 1);
  await page.getByRole("button", { name: "Alle löschen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
  assert.equal(await entries.count(), 1, "only after confirming");
  await page.getByRole("button", { name: "Alle löschen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Alle löschen" }).click();
  await page.getByText("Hier stehen Ihre Gespräche").waitFor();
  assert.deepEqual(record, { foreign: [], complaints: [] });
  await close();
});

test("storage holds only settings and history, each with its version", async () => {
  const { page, close } = await openPage(shared.browser, shared.address);
  await ask(page, answerable);
  await page.getByRole("button", { name: "Anzeige" }).click();
  await page.getByLabel("Helligkeit").selectOption("dark");
  const stored = await page.evaluate(() => Object.entries(localStorage).map(([key, value]) => [key, JSON.parse(value).version]));
  assert.deepEqual(stored.sort(), [["auskunft.history", 1], ["auskunft.settings", 1]]);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  assert.equal(await page.evaluate(() => document.cookie), "");
  await close();
});

test("a stored history of another version or of broken text harms nothing", async () => {
  for (const value of ["no json", '{"version":99,"value":[]}', '{"version":1,"value":[{"id":1}]}']) {
    const { page, record, close } = await openPage(shared.browser, shared.address, {
      view: "#/verlauf",
      prepare: (page) => page.addInitScript((value) => localStorage.setItem("auskunft.history", value), value),
    });
    await page.getByText("Hier stehen Ihre Gespräche").waitFor();
    assert.deepEqual(record.complaints, []);
    await close();
  }
});
