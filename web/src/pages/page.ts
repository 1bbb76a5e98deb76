export interface Section {
  heading: string;
  paragraphs?: string[];
  list?: string[];
  /** Names the house's contact here; these words where the house names none. */
  contact?: string;
}

export interface Page {
  title: string;
  sections: Section[];
}

export interface Pages {
  help: Page;
  accessibility: Page;
}
