/** What the server says to a question; see /api/openapi.json. Optional fields are missing on older servers. */

/** Left, top, right, bottom in points from the page's top left. */
export type Box = [number, number, number, number];

export interface DocumentReference {
  id: string;
  file: string;
  title: string;
}

export interface RecordRow {
  key: string;
  value: string;
  cited: boolean;
}

export interface Citation {
  number: number;
  document: DocumentReference;
  page: number;
  page_label: string;
  quote: string;
  boxes: Box[];
  stand?: string | null;
  record?: { title: string; rows: RecordRow[] } | null;
  verdict?: "verbatim" | "supported" | null;
}

export interface Answer {
  answer: string;
  refused: boolean;
  citations: Citation[];
  id?: string;
  searched?: { documents: number; passages: number };
  nearest?: Citation[];
  written_by?: string;
  /** A person has approved it. */
  approved?: boolean;
}

export interface Turn {
  role: "user" | "assistant";
  content: string;
}

export interface Suggestion {
  question: string;
  document: string | DocumentReference | null;
}

export type FeedbackReason = "wrong" | "incomplete" | "not_found" | "outdated" | "other";

export interface Feedback {
  answer_id: string;
  question: string;
  helpful: boolean;
  reason: FeedbackReason | null;
  comment: string | null;
}
