import type { Asked, Conversation } from "../ask/conversation";
import { readStored, removeStored, writeStored } from "../settings/storage";

const KEY = "auskunft.history";
const VERSION = 1;
/** Most conversations this browser keeps; the oldest go first. */
const MOST = 200;

/** The kept conversations, newest first. */
export function loadHistory(): Conversation[] {
  const stored = readStored(KEY, VERSION);
  return Array.isArray(stored) ? stored.filter(isConversation) : [];
}

/** Keeps a conversation in its present state; while storage is full the oldest make room. */
export function keep(conversation: Conversation): void {
  const turns = conversation.turns.filter(isOver).map(({ problem: _, ...asked }) => asked);
  if (turns.length === 0) {
    return;
  }
  let all = [{ ...conversation, turns }, ...loadHistory().filter(({ id }) => id !== conversation.id)].slice(0, MOST);
  while (!writeStored(KEY, VERSION, all) && all.length > 1) {
    all = all.slice(0, Math.floor(all.length / 2));
  }
}

export function forget(id: string): void {
  writeStored(KEY, VERSION, loadHistory().filter((conversation) => conversation.id !== id));
}

export function forgetAll(): void {
  removeStored(KEY);
}

/** The conversations that contain all the words, in question or answer. */
export function matching(conversations: Conversation[], search: string): Conversation[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return conversations.filter(({ turns }) => {
    const text = folded(turns.map((turn) => `${turn.question} ${turn.answer?.answer ?? turn.text}`).join(" "));
    return words.every((word) => text.includes(word));
  });
}

function isOver({ state }: Asked): boolean {
  return state !== "searching" && state !== "streaming";
}

function folded(text: string): string {
  return text.toLocaleLowerCase("de").normalize("NFC");
}

function isConversation(value: unknown): value is Conversation {
  const { id, started, turns } = (value ?? {}) as Partial<Conversation>;
  return typeof id === "string" && typeof started === "string" && Array.isArray(turns);
}
