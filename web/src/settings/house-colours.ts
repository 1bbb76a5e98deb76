import type { Site } from "../interface/site";

/** Least contrast of the house's colour against the page (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;
const PROPERTIES = ["--kern-color-action-default", "--kern-color-action-on-default", "--house-accent"];

/** Uses the house's colour for actions where it can be read on the page; else the design system's stays. */
export function applyHouseColours(theme: Site["theme"]): void {
  const { style, dataset } = document.documentElement;
  PROPERTIES.forEach((name) => style.removeProperty(name));
  const dark = dataset.kernTheme === "dark";
  const accent = dark ? theme?.accent_dark : theme?.accent;
  const colour = accent ? luminance(accent) : undefined;
  if (!accent || colour === undefined || dataset.contrast === "more") {
    return;
  }
  style.setProperty("--house-accent", accent);
  if (contrast(colour, dark ? 0 : 1) >= LEAST_CONTRAST) {
    style.setProperty("--kern-color-action-default", accent);
    style.setProperty("--kern-color-action-on-default", contrast(colour, 1) > contrast(colour, 0) ? "#fff" : "#000");
  }
}

/** Relative luminance of a colour `#rrggbb` (WCAG 2.2); undefined for anything else. */
function luminance(colour: string): number | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) {
    return undefined;
  }
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
