import type { Settings } from "./settings";

const DARK = window.matchMedia("(prefers-color-scheme: dark)");
const MORE = window.matchMedia("(prefers-contrast: more)");

/** Shows the page in the chosen brightness and contrast, and follows the device where that is chosen. */
export function keepAppearance(settings: () => Settings, onChange: () => void): () => void {
  const apply = () => {
    const { theme, contrast } = settings();
    const root = document.documentElement;
    root.dataset.kernTheme = theme === "auto" ? (DARK.matches ? "dark" : "light") : theme;
    root.dataset.contrast = contrast === "auto" ? (MORE.matches ? "more" : "normal") : contrast;
    onChange();
  };
  DARK.addEventListener("change", apply);
  MORE.addEventListener("change", apply);
  return apply;
}
