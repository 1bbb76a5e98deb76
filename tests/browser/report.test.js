import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { launchBrowser } from "./support/browser.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const QUESTIONS = new URL("../../corpus/questions/sample.jsonl", import.meta.url);
const ASKED = 12;

const shared = {};

before(async () => {
  shared.folder = mkdtempSync(join(tmpdir(), "auskunft-report-"));
  const set = join(shared.folder, "set.jsonl");
  writeFileSync(set, readFileSync(QUESTIONS, "utf8").split("\n").slice(0, ASKED).join("\n"));
  const run = (name) => {
    const folder = join(shared.folder, name);
    evaluate("run", set, "--out", folder);
    return folder;
  };
  const [one, two] = [run("one"), run("two")];
  const comparison = join(shared.folder, "comparison.html");
  evaluate("compare", one, two, "--html", comparison);
  shared.pages = { report: join(one, "report.html"), comparison };
  shared.browser = await launchBrowser();
});

after(async () => {
  await shared.browser?.close();
  rmSync(shared.folder, { recursive: true, force: true });
});

for (const name of ["report", "comparison"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the ${name} asks for nothing and axe finds nothing (${colorScheme})`, async () => {
      const { page, requests, close } = await open(name, { colorScheme });
      assert.deepEqual(requests.filter((url) => !url.startsWith("file:")), []);
      assert.equal(requests.length, 1, "the page itself and nothing else");
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      await close();
    });
  }
}

test("every miss can be opened with the keyboard alone", async () => {
  const { page, close } = await open("report");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Inhalt/);
  const summaries = await page.locator("summary").count();
  assert.ok(summaries > 0, "a set of twelve questions has misses");
  const reached = new Set();
  for (let presses = 0; presses < 200 && reached.size < summaries; presses += 1) {
    await page.keyboard.press("Tab");
    const position = await page.evaluate(() =>
      [...document.querySelectorAll("summary")].indexOf(document.activeElement),
    );
    if (position >= 0) {
      reached.add(position);
    }
  }
  assert.equal(reached.size, summaries);
  const details = page.locator("details").last();
  const before = await details.evaluate((element) => element.open);
  await page.locator("summary").last().focus();
  await page.keyboard.press("Enter");
  assert.equal(await details.evaluate((element) => element.open), !before);
  await close();
});

test("nothing of the report scrolls sideways at 360 pixels", async () => {
  const { page, close } = await open("report", { viewport: { width: 360, height: 740 } });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  await close();
});

function evaluate(...options) {
  const { AUSKUNFT_BIN: binary, AUSKUNFT_DATA: data } = process.env;
  execFileSync(binary, ["--data", data, "eval", ...options], { stdio: ["ignore", "ignore", "inherit"] });
}

async function open(name, options = {}) {
  const context = await shared.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "de-DE", ...options });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(shared.pages[name]).href);
  return { page, requests, close: () => context.close() };
}
