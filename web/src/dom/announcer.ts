import { element } from "./element";

const region = element("p", { class: "kern-sr-only", role: "status", "aria-live": "polite" });

/** The page's only live region; stands in the shell once. */
export const liveRegion: HTMLElement = region;

/** Has a screen reader say a sentence, also the same one twice. */
export function announce(sentence: string): void {
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
