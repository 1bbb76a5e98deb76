import { plainText } from "../ask/copy-answer";
import type { Conversation } from "../ask/conversation";
import { printedMoment } from "../dom/dates";
import { element } from "../dom/element";
import { texts } from "../texts/texts";

export function exportAsText(conversations: Conversation[]): void {
  const parts = conversations.map(({ started, turns }) =>
    [`${printedMoment(started)}\n${"=".repeat(24)}`, ...turns.map(plainText)].join("\n\n"),
  );
  save(parts.join("\n\n\n"), "text/plain", "txt");
}

export function exportAsData(conversations: Conversation[]): void {
  save(JSON.stringify({ format: "auskunft-history", version: 1, conversations }, null, 2), "application/json", "json");
}

function save(content: string, type: string, ending: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const day = new Date().toISOString().slice(0, 10);
  element("a", { href: address, download: `${texts.history.exportName}-${day}.${ending}` }).click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}
