import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Longest time the server may take to listen. */
const PATIENCE = 60_000;

/**
 * The address of a running server: AUSKUNFT_URL, or a server started from AUSKUNFT_BIN over the data folder
 * AUSKUNFT_DATA.
 */
export async function startServer() {
  if (process.env.AUSKUNFT_URL) {
    return { address: new URL(process.env.AUSKUNFT_URL).origin, stop: async () => {} };
  }
  const { AUSKUNFT_BIN: binary, AUSKUNFT_DATA: data } = process.env;
  if (!binary || !data) {
    throw new Error("set AUSKUNFT_URL, or AUSKUNFT_BIN and AUSKUNFT_DATA (an ingested data folder)");
  }
  const server = spawn(binary, ["--data", data, "serve", "--listen", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
  };
  try {
    return { address: await announcedAddress(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function announcedAddress(server) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server names no address")), PATIENCE);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      const address = /http:\/\/[^\s/]+/.exec(line)?.[0];
      if (address) {
        clearTimeout(late);
        resolve(address);
      }
    });
  });
}
