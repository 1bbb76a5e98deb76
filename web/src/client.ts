import type { Answer, DocumentDetails, Site } from "./interface";
import { texts } from "./texts.de";

/** A problem the page can show: the server's problem document, or no connection. */
export class Problem extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
  ) {
    super(title);
  }
}

export function fetchSite(): Promise<Site> {
  return request<Site>("/api/site");
}

export function fetchDocument(id: string): Promise<DocumentDetails> {
  return request<DocumentDetails>(`/api/documents/${encodeURIComponent(id)}`);
}

export function ask(question: string): Promise<Answer> {
  return request<Answer>("/api/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ question }),
  });
}

/** Address of a drawn page; the file's hash in it lets browsers keep the image. */
export function pageImageAddress(id: string, page: number, scale: number, sha256: string): string {
  return `/api/documents/${encodeURIComponent(id)}/pages/${page}.png?scale=${scale}&v=${sha256}`;
}

/** Address of the original, opened at a page where the viewer can do that. */
export function originalAddress(id: string, page: number): string {
  return `/api/documents/${encodeURIComponent(id)}/file#page=${page}`;
}

async function request<T>(address: string, options?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Problem(texts.unreachableTitle, texts.unreachableDetail);
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw problemFrom(body);
  }
  if (body === undefined) {
    throw new Problem(texts.unreadableTitle, texts.unreadableDetail);
  }
  return body as T;
}

function problemFrom(body: unknown): Problem {
  const { title, detail } = (body ?? {}) as { title?: unknown; detail?: unknown };
  return new Problem(
    typeof title === "string" ? title : texts.unreadableTitle,
    typeof detail === "string" ? detail : texts.unreadableDetail,
  );
}
