import { after, before } from "node:test";

import { launchBrowser } from "./browser.js";
import { startServer } from "./server.js";

/** One server and one browser for all tests of a file. */
export function suite() {
  const shared = {};
  before(async () => {
    shared.server = await startServer();
    shared.address = shared.server.address;
    shared.browser = await launchBrowser();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });
  return shared;
}
