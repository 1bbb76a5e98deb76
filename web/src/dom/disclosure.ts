/**
 * Lets a button show and hide a panel; Escape closes it and gives the focus back. A panel that `floats` over the page
 * also closes when something outside is pressed or focused.
 */
export function disclosure(opener: HTMLButtonElement, panel: HTMLElement, kind: "floats" | "stays" = "floats"): void {
  const show = (open: boolean) => {
    panel.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
  };
  opener.setAttribute("aria-controls", panel.id);
  show(false);
  opener.addEventListener("click", () => show(panel.hidden));
  for (const part of [opener, panel]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) {
        event.stopPropagation();
        show(false);
        opener.focus();
      }
    });
  }
  if (kind === "stays") {
    return;
  }
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !panel.contains(event.target) && !opener.contains(event.target)) {
      show(false);
    }
  });
  panel.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && !panel.contains(next) && next !== opener) {
      show(false);
    }
  });
}
