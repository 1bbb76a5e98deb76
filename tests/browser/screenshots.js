// Draws the pictures of the README: node screenshots.js FOLDER, with the server as in the tests.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { ask, drawnDocument, launchBrowser, openCitation, openPage, pageShown, reply } from "./support/browser.js";
import { answerable, recorded, unanswerable } from "./support/questions.js";
import { startServer } from "./support/server.js";

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

const PICTURES = {
  light: {},
  answer: { show: (page) => ask(page, answerable) },
  panel: { show: (page) => evidence(page) },
  record: { show: (page) => ask(page, recorded) },
  dark: { colorScheme: "dark", show: (page) => evidence(page) },
  contrast: { colorScheme: "dark", contrast: "more", show: (page) => ask(page, answerable) },
  "not-found": { show: (page) => ask(page, unanswerable) },
  error: {
    prepare: (page) => page.route("**/api/chat", (route) => route.abort()),
    show: async (page) => {
      await page.locator("#question").fill(answerable);
      await page.keyboard.press("Enter");
      await page.locator(".turn[data-state=failed]").waitFor();
    },
  },
  empty: {
    prepare: (page) => reply(page, "**/api/health", 200, { status: "ok", documents: 0, passages: 0 }),
    show: (page) => page.locator(".readiness .kern-alert").waitFor(),
  },
  phone: PHONE,
  "phone-evidence": { ...PHONE, show: (page) => evidence(page) },
  documents: { view: "#/dokumente", show: (page) => page.locator("table.documents").waitFor() },
  upload: {
    view: "#/dokumente",
    // The jobs are drawn, not done: nothing of a picture stays on the server.
    prepare: (page) => uploading(page),
    show: async (page) => {
      await page.locator(".drop").waitFor();
      await page.locator(".drop__input").setInputFiles(
        ["dienstanweisung-fuhrpark.pdf", "leitfaden-vergabe.docx"].map((name) => ({ name, mimeType: "", buffer: Buffer.from("x") })),
      );
      await page.locator(".upload", { hasText: "8 von 12" }).nth(1).waitFor();
    },
  },
  reading: {
    view: "#/dokumente",
    show: async (page) => {
      const { id } = await drawnDocument(page, server.address);
      await page.locator(`tr[data-id="${id}"] .documents__title`).click();
      await pageShown(page);
    },
  },
};

const folder = process.argv[2] ?? "screenshots";
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
try {
  for (const [name, { show, ...options }] of Object.entries(PICTURES)) {
    const { page, close } = await openPage(browser, server.address, options);
    await page.waitForLoadState("networkidle");
    await show?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await close();
  }
} finally {
  await browser.close();
  await server.stop();
}

async function evidence(page) {
  await ask(page, answerable);
  await page.locator(".reference").first().click();
  await pageShown(page);
}

async function uploading(page) {
  await page.route("**/api/site", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), uploads: true } });
  });
  await reply(page, "**/api/documents?*", 202, { job: "1" });
  await reply(page, "**/api/jobs/*", 200, { id: "1", file: "", state: "embedding", done: 8, total: 12, message: null, document: null });
}
