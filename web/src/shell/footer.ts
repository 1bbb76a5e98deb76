import { element } from "../dom/element";
import { outsideLink, safeAddress } from "../dom/link";
import type { Site } from "../interface/site";
import { hashOf } from "../routing";
import { texts } from "../texts/texts";

/** The foot: help, statement, and what the house has to publish. */
export function footer(site: Site | undefined): HTMLElement {
  const words = texts.navigation;
  const list = element(
    "ul",
    {},
    element("li", {}, element("a", { class: "kern-link", href: hashOf({ view: "help" }) }, words.help)),
    element("li", {}, element("a", { class: "kern-link", href: hashOf({ view: "accessibility" }) }, words.accessibility)),
  );
  const outside: [string | null | undefined, string][] = [
    [site?.imprint_url, words.imprint],
    [site?.privacy_url, words.privacy],
  ];
  for (const [given, label] of outside) {
    const address = safeAddress(given);
    if (address) {
      list.append(element("li", {}, outsideLink(address, label)));
    }
  }
  return element("footer", { class: "footer" }, element("nav", { "aria-label": words.footer }, list));
}
