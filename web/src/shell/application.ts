import { AskView } from "../ask/ask-view";
import { fetchSite } from "../client/site";
import { liveRegion } from "../dom/announcer";
import { element } from "../dom/element";
import { DocumentsView } from "../documents/documents-view";
import { HistoryView } from "../history/history-view";
import type { Site } from "../interface/site";
import { TextPage } from "../pages/text-page";
import { ReadingView } from "../reading/reading-view";
import { type Route, routeOf } from "../routing";
import { keepAppearance } from "../settings/appearance";
import { applyHouseColours } from "../settings/house-colours";
import { type Settings, loadSettings, saveSettings } from "../settings/settings";
import { settingsMenu } from "../settings/settings-menu";
import { texts, useLanguage } from "../texts/texts";
import { footer } from "./footer";
import { header } from "./header";
import type { View, ViewContext } from "./view";

/** The page: head, the view that the address names, foot. */
export class Application {
  private settings = loadSettings();
  private site: Site | undefined;
  private view?: View;
  private readonly head = element("div", { class: "shell__head" });
  private readonly main = element("main", { class: "shell__main", id: "content", tabindex: -1 });
  private readonly foot = element("div", { class: "shell__foot" });
  private readonly skip = element("a", { class: "skip-link", href: "#content" });
  private readonly applyAppearance = keepAppearance(() => this.settings, () => applyHouseColours(this.site?.theme));

  async start(): Promise<void> {
    useLanguage(this.settings.language);
    this.applyAppearance();
    this.skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.main.focus();
    });
    document.body.append(this.skip, this.head, this.main, this.foot, liveRegion);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.view?.onEscape?.()) {
        event.preventDefault();
      }
    });
    window.addEventListener("hashchange", () => this.show("focused"));
    // The house's name and wishes come first: a view built without them would be built twice.
    this.site = await fetchSite().catch(() => undefined);
    this.applyAppearance();
    this.show("focused");
  }

  private show(focus: "focused" | "kept"): void {
    const route = routeOf(location.hash);
    this.view?.leave?.();
    this.view = this.viewOf(route);
    this.main.replaceChildren(this.view.root);
    this.main.dataset.view = route.view;
    this.showFrame(route);
    if (focus === "focused") {
      window.scrollTo({ top: 0, behavior: "instant" });
      this.focusView();
    }
  }

  private showFrame(route: Route): void {
    this.skip.textContent = texts.skipToContent;
    document.title = [this.view?.title, texts.product, this.site?.name].filter(Boolean).join(" – ");
    const menu = settingsMenu(this.settings, this.site?.languages ?? ["de", "en"], (changed) => this.change(changed));
    this.head.replaceChildren(header(this.site, route.view, menu));
    this.foot.replaceChildren(footer(this.site));
  }

  private focusView(): void {
    if (this.view?.focus) {
      this.view.focus();
      return;
    }
    const heading = this.main.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  private change(changed: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changed };
    saveSettings(this.settings);
    this.applyAppearance();
    if (changed.language) {
      useLanguage(changed.language);
      this.show("kept");
      this.head.querySelector<HTMLElement>(".header__button")?.click();
      this.head.querySelector("select")?.focus();
    }
  }

  private viewOf(route: Route): View {
    const context: ViewContext = { site: this.site, current: () => this.view };
    switch (route.view) {
      case "ask":
        return new AskView(context);
      case "history":
        return new HistoryView(context);
      case "documents":
        return new DocumentsView(context);
      case "reading":
        return new ReadingView(route.document, route.page);
      case "help":
        return new TextPage("help", context);
      case "accessibility":
        return new TextPage("accessibility", context);
    }
  }
}
