import { type Language, isLanguage } from "../texts/texts";
import { readStored, writeStored } from "./storage";

const KEY = "auskunft.settings";
const VERSION = 1;

export type Theme = "auto" | "light" | "dark";
export type Contrast = "auto" | "normal" | "more";

export interface Settings {
  language: Language;
  theme: Theme;
  contrast: Contrast;
}

/** What this browser's person has chosen. */
export function loadSettings(): Settings {
  const stored = (readStored(KEY, VERSION) ?? {}) as Partial<Record<keyof Settings, unknown>>;
  return {
    language: isLanguage(stored.language) ? stored.language : "de",
    theme: stored.theme === "light" || stored.theme === "dark" ? stored.theme : "auto",
    contrast: stored.contrast === "normal" || stored.contrast === "more" ? stored.contrast : "auto",
  };
}

export function saveSettings(settings: Settings): void {
  writeStored(KEY, VERSION, settings);
}
