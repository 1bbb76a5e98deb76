import type { Box } from "./answer";

export interface DocumentEntry {
  id: string;
  collection: string;
  file: string;
  title: string;
  kind: string;
  status: string;
  reason: string | null;
  bytes: number;
  sha256: string;
  pages: number;
  ingested_at: string;
  warnings?: string[];
  reader?: string;
  stand?: string | null;
  pages_needing_ocr?: number;
}

export interface PageSummary {
  number: number;
  label: string;
  /** Points. */
  width: number;
  /** Points. */
  height: number;
  status: string;
  reader: string;
  reason: string | null;
}

export interface DocumentDetails {
  document: DocumentEntry;
  pages: PageSummary[];
}

export interface PageWord {
  text: string;
  box: Box;
}

export interface PageWords {
  page: number;
  page_label: string;
  width: number;
  height: number;
  words: PageWord[];
}

export interface SearchHit {
  page: number;
  label: string;
  before: string;
  match: string;
  after: string;
  boxes: Box[];
}

export interface Job {
  id: string;
  file: string;
  state: "waiting" | "reading" | "embedding" | "indexing" | "done" | "failed";
  done: number;
  total: number;
  message: string | null;
  document: string | null;
}
