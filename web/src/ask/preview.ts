import { element } from "../dom/element";
import type { Citation } from "../interface/answer";
import { citationPlace } from "./citation-place";

/** Milliseconds a pointer may need from the number to the preview. */
const GRACE = 250;
const LONGEST = 400;
const MARGIN = 8;

const card = element("div", { class: "preview", id: "preview", role: "tooltip", hidden: true });
let owner: HTMLElement | undefined;
let leaving = 0;

card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", hideSoon);
document.addEventListener("keydown", (event) => {
  // Dismissible without moving pointer or focus (WCAG 2.2, 1.4.13); Escape then does nothing else.
  if (event.key === "Escape" && owner) {
    hide();
    event.stopImmediatePropagation();
  }
}, { capture: true });
document.addEventListener("scroll", hide, { capture: true, passive: true });

/** Shows a citation's passage while its number is pointed at or focused. */
export function attachPreview(opener: HTMLElement, citation: Citation): void {
  opener.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse") {
      show(opener, citation);
    }
  });
  opener.addEventListener("pointerleave", hideSoon);
  opener.addEventListener("focus", () => {
    if (opener.matches(":focus-visible")) {
      show(opener, citation);
    }
  });
  opener.addEventListener("blur", hide);
  opener.addEventListener("click", hide);
}

function show(opener: HTMLElement, citation: Citation): void {
  hide();
  owner = opener;
  card.replaceChildren(
    element("p", { class: "preview__quote" }, shortened(citation.quote)),
    element("p", { class: "preview__place" }, citation.document.title, " · ", citationPlace(citation)),
  );
  (opener.closest("main") ?? document.body).append(card);
  card.hidden = false;
  opener.setAttribute("aria-describedby", card.id);
  position(opener.getBoundingClientRect());
}

/** Above the number, or below it where there is no room. */
function position(anchor: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const wanted = anchor.left + anchor.width / 2 - width / 2;
  const left = Math.max(MARGIN, Math.min(wanted, document.documentElement.clientWidth - width - MARGIN));
  const above = anchor.top - height - MARGIN;
  card.style.left = `${left}px`;
  card.style.top = `${above >= MARGIN ? above : anchor.bottom + MARGIN}px`;
}

function hideSoon(): void {
  clearTimeout(leaving);
  leaving = window.setTimeout(hide, GRACE);
}

function hide(): void {
  clearTimeout(leaving);
  owner?.removeAttribute("aria-describedby");
  owner = undefined;
  card.hidden = true;
}

function shortened(quote: string): string {
  const characters = [...quote];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")} …` : quote;
}
