export interface Site {
  name: string;
  contact: string;
  contact_url?: string | null;
  ticket_url?: string | null;
  ai_notice?: string | null;
  theme?: { accent: string | null; accent_dark: string | null; logo: boolean };
  languages?: string[];
  uploads?: boolean;
  history?: "browser" | "none";
  imprint_url?: string | null;
  privacy_url?: string | null;
}

export interface Health {
  status: string;
  version: string;
  documents: number;
  passages: number;
  indexing?: boolean;
}
