import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export function launchBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/**
 * Opens the page in a context of its own and records what it asks of the network and says on the console. `view` is the
 * address behind the hash; `prepare` acts before the page loads.
 */
export async function openPage(browser, address, { view = "", prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "de-DE", ...options });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(keepAnswers);
  const page = await context.newPage();
  const record = { foreign: [], complaints: [] };
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${address}/`)) {
      record.foreign.push(request.url());
    }
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isOlderServer(message)) {
      record.complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => record.complaints.push(String(error)));
  await prepare?.(page);
  await page.goto(`${address}/${view}`);
  await page.locator("main h1").first().waitFor();
  return { page, record, close: () => context.close() };
}

/** Asks as people do and returns what the server answered, or the problem it told. */
export async function ask(page, question) {
  const before = await page.locator(".turn").count();
  await page.locator("#question").fill(question);
  await page.keyboard.press("Enter");
  await page.locator(".turn").nth(before).waitFor();
  await lastTurn(page).and(page.locator("[data-state=done], [data-state=failed]")).waitFor();
  return wholeAnswer(await page.evaluate(() => globalThis.answered));
}

export function lastTurn(page) {
  return page.locator(".turn").last();
}

/** Opens the first citation of the newest answer and waits until its page is drawn and its words lie over it. */
export async function openCitation(page) {
  await lastTurn(page).locator(".citation__open").first().click();
  await pageShown(page);
}

export async function pageShown(page) {
  await page.locator(".page--loaded.page--worded").waitFor();
}

export function focused(page, attribute) {
  return page.evaluate((name) => document.activeElement?.getAttribute(name) ?? "", attribute);
}

/** Presses a key until the focus is on an element that matches. */
export async function pressUntil(page, key, selector, most = 30) {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press(key);
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) {
      return presses + 1;
    }
  }
  throw new Error(`no ${selector} within ${most} times ${key}`);
}

/** A document with several drawn pages. */
export async function drawnDocument(page, address) {
  const { documents } = await (await page.request.get(`${address}/api/documents`)).json();
  return documents.find(({ kind, pages }) => kind === "pdf" && pages > 1);
}

/** The house as the server describes it. */
export async function siteOf(page, address) {
  return (await page.request.get(`${address}/api/site`)).json();
}

/** A test replaces what the server says to one address. */
export function reply(page, pattern, status, body) {
  return page.route(pattern, (route) => route.fulfill({ status, json: body }));
}

/** Event streams name no encoding, and the browser's log then takes the wrong one: the page itself keeps what came. */
function keepAnswers() {
  const { fetch } = globalThis;
  globalThis.fetch = async (address, options) => {
    const response = await fetch(address, options);
    if (address === "/api/chat") {
      globalThis.answered = response.clone().text();
    }
    return response;
  };
}

function wholeAnswer(body) {
  const data = /^event: (?:done|error)\r?\ndata: (.*)$/m.exec(body)?.[1];
  return JSON.parse(data ?? body);
}

/** Suggestions are an addition that the page does without. */
function isOlderServer(message) {
  return /404/.test(message.text()) && /api\/suggestions/.test(message.location().url);
}
