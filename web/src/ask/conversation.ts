import type { Problem } from "../client/problem";
import type { Answer, Citation, Turn } from "../interface/answer";

/** What a question is restricted to. */
export type Scope =
  | { kind: "all" }
  | { kind: "collection"; name: string }
  | { kind: "document"; id: string; title: string };

export type AskedState = "searching" | "streaming" | "done" | "stopped" | "failed";

/** One question and what became of it. */
export interface Asked {
  question: string;
  scope: Scope;
  state: AskedState;
  text: string;
  citations: Citation[];
  answer?: Answer;
  problem?: Problem;
  feedback?: boolean;
  at: string;
}

/** A conversation on one topic. */
export interface Conversation {
  id: string;
  started: string;
  turns: Asked[];
}

/** Most earlier turns and longest turn the server takes. */
const HISTORY_TURNS = 40;
const TURN_CHARACTERS = 8_000;

export function newConversation(): Conversation {
  return { id: identity(), started: new Date().toISOString(), turns: [] };
}

/** The finished turns as the server takes them, oldest first. */
export function historyOf(conversation: Conversation): Turn[] {
  const turns = conversation.turns
    .filter((asked) => asked.state === "done" && asked.answer)
    .flatMap((asked): Turn[] => [
      { role: "user", content: shortened(asked.question) },
      { role: "assistant", content: shortened(asked.answer?.answer ?? "") },
    ]);
  return turns.slice(-HISTORY_TURNS);
}

function shortened(text: string): string {
  return [...text].slice(0, TURN_CHARACTERS).join("");
}

/** `crypto.randomUUID` exists only on secure origins; many houses serve plain HTTP inside. */
function identity(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
