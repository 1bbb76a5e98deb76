import { element } from "../dom/element";
import { LOGO_ADDRESS } from "../client/site";
import type { Site } from "../interface/site";
import { type Route, hashOf } from "../routing";
import { texts } from "../texts/texts";

/** The head: the house, the product, the main views, the settings. */
export function header(site: Site | undefined, view: Route["view"], settings: HTMLElement): HTMLElement {
  const brand = element("a", { class: "brand", href: "#/" });
  if (site?.theme?.logo) {
    brand.append(element("img", { class: "brand__logo", src: LOGO_ADDRESS, alt: "" }));
  }
  brand.append(
    element(
      "span",
      { class: "brand__names" },
      element("span", { class: "brand__product" }, texts.product),
      element("span", { class: "brand__site" }, site?.name ?? ""),
      element("span", { class: "kern-sr-only" }, texts.home),
    ),
  );
  const words = texts.navigation;
  const links: [Route, string][] = [
    [{ view: "ask" }, words.ask],
    ...(site?.history === "none" ? [] : ([[{ view: "history" }, words.history]] as [Route, string][])),
    [{ view: "documents" }, words.documents],
  ];
  const shown = view === "reading" ? "documents" : view;
  return element(
    "header",
    { class: "header" },
    element(
      "div",
      { class: "header__row" },
      brand,
      element(
        "nav",
        { class: "main-navigation", "aria-label": words.label },
        element(
          "ul",
          {},
          ...links.map(([route, label]) =>
            element(
              "li",
              {},
              element("a", { href: hashOf(route), "aria-current": route.view === shown ? "page" : false }, label),
            ),
          ),
        ),
      ),
      settings,
    ),
  );
}
