import { element } from "../dom/element";
import { disclosure } from "../dom/disclosure";
import { icon } from "../dom/icon";
import { type Choice, select } from "../dom/select";
import { LANGUAGE_NAMES, isLanguage, texts } from "../texts/texts";
import type { Contrast, Settings, Theme } from "./settings";

/** The head's menu for language, brightness and contrast. */
export function settingsMenu(
  settings: Settings,
  languages: string[],
  onChange: (changed: Partial<Settings>) => void,
): HTMLElement {
  const words = texts.settings;
  const opener = element(
    "button",
    { type: "button", class: "header__button" },
    icon("brightness-medium"),
    element("span", {}, words.open),
  );
  const panel = element(
    "div",
    { class: "settings", id: "settings", role: "group", "aria-label": words.heading },
    choice(words.language, languageChoices(languages), settings.language, (value) => {
      if (isLanguage(value)) {
        onChange({ language: value });
      }
    }),
    choice(
      words.theme,
      [
        { value: "auto", label: words.themeAuto },
        { value: "light", label: words.themeLight },
        { value: "dark", label: words.themeDark },
      ],
      settings.theme,
      (value) => onChange({ theme: value as Theme }),
    ),
    choice(
      words.contrast,
      [
        { value: "auto", label: words.contrastAuto },
        { value: "normal", label: words.contrastNormal },
        { value: "more", label: words.contrastMore },
      ],
      settings.contrast,
      (value) => onChange({ contrast: value as Contrast }),
    ),
  );
  disclosure(opener, panel);
  return element("div", { class: "settings-menu" }, opener, panel);
}

/** Easy language is a variant of German and offered with it. */
function languageChoices(languages: string[]): Choice[] {
  return Object.entries(LANGUAGE_NAMES)
    .filter(([code]) => languages.includes(code === "easy" ? "de" : code))
    .map(([value, label]) => ({ value, label }));
}

function choice(label: string, choices: Choice[], chosen: string, onChoose: (value: string) => void): HTMLElement {
  const [root, field] = select(label, choices, chosen);
  field.addEventListener("change", () => onChoose(field.value));
  return root;
}
