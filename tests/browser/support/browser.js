import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Opens the page in a context of its own and records what it asks of the network and says on the console. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "de-DE", ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const record = { foreign: [], complaints: [] };
  page.on("request", (request) => {
    if (!request.url().startsWith(`${address}/`) && !request.url().startsWith("data:")) {
      record.foreign.push(request.url());
    }
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      record.complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => record.complaints.push(String(error)));
  await page.goto(`${address}/`);
  await page.getByLabel("Ihre Frage").waitFor();
  return { page, record, close: () => context.close() };
}

/** Asks as people do and returns what the server answered. */
export async function ask(page, question) {
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/chat"));
  await page.getByLabel("Ihre Frage").fill(question);
  await page.keyboard.press("Enter");
  const response = await answered;
  await page.locator("#answer-heading").waitFor();
  return response.json();
}

/** Opens the first citation and waits until its page is drawn. */
export async function openCitation(page) {
  await page.locator(".citation__open").first().click();
  await page.locator(".page--loaded").waitFor();
}
