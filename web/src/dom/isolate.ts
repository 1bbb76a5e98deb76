/** Makes everything outside an element inert, so that it behaves like a dialog; returns how to undo that. */
export function isolate(kept: HTMLElement): () => void {
  const silenced: Element[] = [];
  for (let inner: HTMLElement | null = kept; inner && inner !== document.body; inner = inner.parentElement) {
    for (const sibling of inner.parentElement?.children ?? []) {
      // The live region must go on speaking.
      if (sibling !== inner && !sibling.hasAttribute("inert") && !sibling.hasAttribute("aria-live")) {
        sibling.setAttribute("inert", "");
        silenced.push(sibling);
      }
    }
  }
  return () => silenced.forEach((element) => element.removeAttribute("inert"));
}
