import type { Answer, Citation, Feedback, Suggestion, Turn } from "../interface/answer";
import { problemFrom, unreadable } from "./problem";
import { requestJson, send, withJson } from "./request";
import { serverEvents } from "./server-events";

export interface ChatRequest {
  question: string;
  history: Turn[];
  collection?: string;
  documents?: string[];
}

export interface ChatListener {
  citations: (citations: Citation[]) => void;
  text: (delta: string) => void;
}

/** Asks a question; the listener hears the answer grow, the promise holds the whole. */
export async function ask(request: ChatRequest, listener: ChatListener, signal: AbortSignal): Promise<Answer> {
  const response = await send("/api/chat", { ...withJson("POST", { ...request, stream: true }), signal });
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream") || !response.body) {
    return (await response.json().catch(() => { throw unreadable(); })) as Answer;
  }
  for await (const { name, data } of serverEvents(response.body)) {
    const value = parsed(data);
    if (name === "citations") {
      listener.citations(value as Citation[]);
    } else if (name === "text") {
      listener.text((value as { delta: string }).delta);
    } else if (name === "done") {
      return value as Answer;
    } else if (name === "error") {
      throw problemFrom(value, 500);
    }
  }
  throw unreadable();
}

export async function suggestions(collection?: string): Promise<Suggestion[]> {
  const query = new URLSearchParams({ count: "6", ...(collection ? { collection } : {}) });
  return (await requestJson<{ suggestions: Suggestion[] }>(`/api/suggestions?${query}`)).suggestions;
}

export async function sendFeedback(feedback: Feedback): Promise<void> {
  await send("/api/feedback", withJson("POST", feedback));
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw unreadable();
  }
}
