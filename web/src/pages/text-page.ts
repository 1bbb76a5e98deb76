import { element } from "../dom/element";
import { outsideLink, safeAddress } from "../dom/link";
import { paragraph } from "../dom/alert";
import type { View, ViewContext } from "../shell/view";
import { language, texts } from "../texts/texts";
import { easyGermanPages } from "./pages.easy";
import { englishPages } from "./pages.en";
import { germanPages } from "./pages.de";
import type { Page } from "./page";

const ALL = { de: germanPages, easy: easyGermanPages, en: englishPages };

/** A page of fixed text: help, or the statement on accessibility. */
export class TextPage implements View {
  readonly root = element("div", { class: "text-page narrow" });
  readonly title: string;

  constructor(name: "help" | "accessibility", { site }: ViewContext) {
    const page: Page = ALL[language][name];
    this.title = page.title;
    this.root.append(element("h1", { class: "view__heading", tabindex: -1 }, page.title));
    for (const section of page.sections) {
      this.root.append(
        element("h2", { class: "view__subheading" }, section.heading),
        ...(section.paragraphs ?? []).map((text) => paragraph(text)),
      );
      if (section.list) {
        this.root.append(element("ul", { class: "text-page__list" }, ...section.list.map((text) => element("li", {}, text))));
      }
      if (section.contact) {
        this.root.append(paragraph(site?.contact || section.contact));
        const address = safeAddress(site?.contact_url);
        if (address) {
          this.root.append(element("p", { class: "kern-body" }, outsideLink(address, texts.refusal.contactLink)));
        }
      }
    }
  }
}
