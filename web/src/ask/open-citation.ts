import type { Citation } from "../interface/answer";

/** Opens a citation's page; `opener` gets the focus back afterwards. */
export type OpenCitation = (citation: Citation, opener: HTMLElement) => void;
