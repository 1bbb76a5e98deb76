/** Reads and writes versioned values in the browser's storage; works without storage too. */
export function readStored(key: string, version: number): unknown {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    const { version: found, value } = (stored ?? {}) as { version?: unknown; value?: unknown };
    return found === version ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the value was kept: storage may be full or forbidden. */
export function writeStored(key: string, version: number, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ version, value }));
    return true;
  } catch {
    return false;
  }
}

export function removeStored(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}
