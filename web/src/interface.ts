/** What the server sends; see /api/openapi.json. */

/** Left, top, right, bottom in points from the page's top left. */
export type Box = [number, number, number, number];

export interface DocumentReference {
  id: string;
  file: string;
  title: string;
}

export interface Citation {
  number: number;
  document: DocumentReference;
  page: number;
  page_label: string;
  quote: string;
  boxes: Box[];
}

export interface Answer {
  answer: string;
  refused: boolean;
  citations: Citation[];
}

export interface Site {
  name: string;
  contact: string;
}

export interface PageSummary {
  number: number;
  label: string;
  /** Points. */
  width: number;
  /** Points. */
  height: number;
}

export interface DocumentDetails {
  document: { id: string; title: string; kind: string; sha256: string };
  pages: PageSummary[];
}
