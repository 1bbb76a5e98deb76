import { problemFrom, unreachable, unreadable } from "./problem";

/** Asks the server; throws a `Problem` when it does not answer well. An abort throws the browser's own error. */
export async function send(address: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    throw options.signal?.aborted ? error : unreachable();
  }
  if (!response.ok) {
    throw problemFrom(await response.json().catch(() => undefined), response.status);
  }
  return response;
}

export async function requestJson<T>(address: string, options: RequestInit = {}): Promise<T> {
  const response = await send(address, options);
  const body: unknown = await response.json().catch(() => undefined);
  if (body === undefined) {
    throw unreadable(response.status);
  }
  return body as T;
}

/** Options of a request that carries JSON. */
export function withJson(method: "POST" | "PATCH", body: unknown): RequestInit {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}
