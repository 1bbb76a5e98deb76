import { easyGerman } from "./texts.easy";
import { english } from "./texts.en";
import { german, type Texts } from "./texts.de";

export type Language = "de" | "easy" | "en";

const ALL: Record<Language, Texts> = { de: german, easy: easyGerman, en: english };

/** Names of the languages, each in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { de: "Deutsch", easy: "Leichte Sprache", en: "English" };

/** The texts in the present language; whoever imports this sees changes. */
export let texts: Texts = german;
export let language: Language = "de";

export function useLanguage(chosen: Language): void {
  language = chosen;
  texts = ALL[chosen];
  document.documentElement.lang = texts.tag;
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && value in ALL;
}
