import assert from "node:assert/strict";
import { test } from "node:test";

import { drawnDocument, openPage, pageShown, reply, siteOf } from "./support/browser.js";
import { suite } from "./support/suite.js";

const shared = suite();
const NOTE = "# Probe\n\nDer Quittenkompass der Probe zeigt nach Norden.\n";

test("the list shows every document with status, pages and how it was read", async () => {
  const { page, record, close } = await openPage(shared.browser, shared.address, { view: "#/dokumente" });
  const { documents } = await (await page.request.get(`${shared.address}/api/documents`)).json();
  await page.locator("table.documents").waitFor();
  assert.equal(await page.locator("tr[data-id]").count(), documents.length);
  const document = await drawnDocument(page, shared.address);
  const row = page.locator(`tr[data-id="${document.id}"]`);
  const text = await row.innerText();
  for (const part of [document.title, document.file, document.collection, String(document.pages), "PDF"]) {
    assert.ok(text.includes(part), part);
  }
  await row.locator(".kern-badge").waitFor();
  await page.getByLabel("Titel oder Datei suchen").fill("gibt es nicht");
  await page.locator(".documents__count", { hasText: "Kein Dokument passt dazu." }).waitFor();
  await page.getByLabel("Titel oder Datei suchen").fill(document.file);
  await row.waitFor();
  assert.deepEqual(record, { foreign: [], complaints: [] });
  await close();
});

test("what was read is shown page by page, words over the picture", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { view: "#/dokumente" });
  const { title } = await drawnDocument(page, shared.address);
  await page.getByRole("link", { name: `Gelesenes ansehen: ${title}` }).click();
  await pageShown(page);
  const { words } = await pageWords(page);
  assert.equal(await page.locator(".page__word").count(), words.length);
  assert.ok((await page.locator(".read-text").innerText()).includes(words[0].text));
  await page.getByLabel("Über dem Bild").selectOption("boxes");
  assert.ok(await page.locator(".page__word").first().isVisible());
  await page.getByRole("button", { name: "Nächste Seite" }).click();
  await page.waitForURL(/\/2$/);
  await page.getByRole("link", { name: "Alle Dokumente" }).click();
  await page.locator("table.documents").waitFor();
  await close();
});

test("a question can be asked to one document from the list", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, { view: "#/dokumente" });
  const row = page.locator("tr[data-id]").first();
  const id = await row.getAttribute("data-id");
  await row.getByRole("button", { name: /Dazu fragen/ }).click();
  await page.locator("#question").waitFor();
  assert.equal(await page.getByLabel("Suchen in").inputValue(), `document:${id}`);
  await close();
});

test("a file is added with its progress, read again, moved and removed", async (t) => {
  const { page, close } = await openPage(shared.browser, shared.address, { view: "#/dokumente" });
  const { uploads } = await siteOf(page, shared.address);
  await page.locator("table.documents").waitFor();
  if (!uploads) {
    await page.getByText("nimmt die Systembetreuung Dokumente auf").waitFor();
    await close();
    return t.skip("this server takes no uploads");
  }
  await page.locator(".drop").waitFor();
  await drop(page, "quittenkompass.md", NOTE);
  const upload = page.locator(".upload", { hasText: "quittenkompass.md" });
  await upload.locator("progress").waitFor();
  await upload.getByText("Fertig").waitFor({ timeout: 120_000 });

  const row = page.locator("tr[data-id]", { hasText: "quittenkompass.md" });
  if ((await row.count()) === 0 && process.env.AUSKUNFT_STUB) {
    await close();
    return t.skip("a stub keeps no uploads");
  }
  await row.waitFor();
  await act(row, "Neu lesen");
  await page.getByText("wird neu gelesen").first().waitFor();
  await act(row, "Sammlung ändern");
  await page.getByRole("dialog").getByLabel("Name der Sammlung").fill("probe");
  await page.getByRole("dialog").getByRole("button", { name: "Übernehmen" }).click();
  await row.getByText("probe", { exact: true }).waitFor();
  await act(row, "Entfernen");
  await page.getByRole("dialog").getByRole("button", { name: "Abbrechen" }).click();
  assert.equal(await row.count(), 1, "only after confirming");
  await act(row, "Entfernen");
  await page.getByRole("dialog").getByRole("button", { name: "Entfernen" }).click();
  await row.waitFor({ state: "detached" });
  await close();
});

test("what cannot be added says why", async (t) => {
  const { page, close } = await openPage(shared.browser, shared.address, { view: "#/dokumente" });
  await page.locator("table.documents").waitFor();
  if ((await page.locator(".drop").count()) === 0) {
    await close();
    return t.skip("this server takes no uploads");
  }
  await page.locator(".drop__input").setInputFiles({ name: "tabelle.xlsx", mimeType: "", buffer: Buffer.from("x") });
  await page.locator(".upload", { hasText: "Dieses Format wird nicht gelesen." }).waitFor();
  await page.route("**/api/documents?*", (route) =>
    route.fulfill({ status: 403, json: { title: "Aufnahmen sind abgeschaltet", detail: "", status: 403, code: "uploads-off" } }),
  );
  await page.locator(".drop__input").setInputFiles({ name: "notiz.md", mimeType: "", buffer: Buffer.from(NOTE) });
  await page.locator(".upload", { hasText: "Aufnahmen sind abgeschaltet" }).waitFor();
  await close();
});

test("a list that does not come says so", async () => {
  const { page, close } = await openPage(shared.browser, shared.address, {
    view: "#/dokumente",
    prepare: (page) => reply(page, "**/api/documents", 500, { title: "Es ist ein Fehler aufgetreten", detail: "Bitte später.", status: 500, code: "internal" }),
  });
  await page.getByRole("heading", { name: "Es ist ein Fehler aufgetreten" }).waitFor();
  await close();
});

async function act(row, name) {
  await row.getByRole("button", { name: /Weitere Aktionen/ }).click();
  await row.getByRole("button", { name, exact: true }).click();
}

/** Drops a file as from the desk. */
async function drop(page, name, content) {
  const transfer = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent(".drop", "drop", { dataTransfer: transfer });
}

async function pageWords(page) {
  const [, id, number] = /#\/dokumente\/([^/]+)\/(\d+)$/.exec(page.url());
  return (await page.request.get(`${shared.address}/api/documents/${id}/pages/${number}/words`)).json();
}
