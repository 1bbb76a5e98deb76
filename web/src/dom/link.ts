import { texts } from "../texts/texts";
import { element } from "./element";
import { icon } from "./icon";

/** A link that leaves the page in a tab of its own, and says so. */
export function outsideLink(address: string, label: string): HTMLAnchorElement {
  return element(
    "a",
    { class: "kern-link", href: address, target: "_blank", rel: "noopener noreferrer" },
    label,
    element("span", { class: "kern-sr-only" }, ` ${texts.evidence.newTab}`),
    icon("open-in-new", "small"),
  );
}

/** The address if it leads to a page or a mailbox; anything else (scripts, data) is no link. */
export function safeAddress(address: string | null | undefined): string | undefined {
  if (!address) {
    return undefined;
  }
  try {
    const { protocol, href } = new URL(address, location.origin);
    return ["https:", "http:", "mailto:", "tel:"].includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
