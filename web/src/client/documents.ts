import type { DocumentDetails, DocumentEntry, Job, PageWords, SearchHit } from "../interface/document";
import { requestJson, send, withJson } from "./request";

export async function fetchDocuments(): Promise<DocumentEntry[]> {
  return (await requestJson<{ documents: DocumentEntry[] }>("/api/documents")).documents;
}

/** The collections that the documents name. */
export function collectionsOf(documents: DocumentEntry[]): string[] {
  return [...new Set(documents.map(({ collection }) => collection))].sort((one, other) => one.localeCompare(other, "de"));
}

export function fetchDocument(id: string): Promise<DocumentDetails> {
  return requestJson<DocumentDetails>(address(id));
}

export function fetchWords(id: string, page: number): Promise<PageWords> {
  return requestJson<PageWords>(`${address(id)}/pages/${page}/words`);
}

export function searchDocument(id: string, text: string): Promise<{ hits: SearchHit[]; more: boolean }> {
  return requestJson(`${address(id)}/search?${new URLSearchParams({ q: text, limit: "50" })}`);
}

export async function readAgain(id: string): Promise<string> {
  return (await requestJson<{ job: string }>(`${address(id)}/read`, { method: "POST" })).job;
}

export async function removeDocument(id: string): Promise<void> {
  await send(address(id), { method: "DELETE" });
}

export async function moveDocument(id: string, collection: string): Promise<void> {
  await send(address(id), withJson("PATCH", { collection }));
}

export function fetchJob(id: string): Promise<Job> {
  return requestJson<Job>(`/api/jobs/${encodeURIComponent(id)}`);
}

/** Address of a drawn page; the file's hash in it lets browsers keep the image. */
export function pageImageAddress(id: string, page: number, scale: number, sha256: string): string {
  return `${address(id)}/pages/${page}.png?scale=${scale}&v=${sha256}`;
}

/** Address of the original, opened at a page where the viewer can do that. */
export function originalAddress(id: string, page: number): string {
  return `${address(id)}/file#page=${page}`;
}

function address(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}`;
}
