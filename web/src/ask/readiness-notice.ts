import { asProblem } from "../client/problem";
import { fetchHealth } from "../client/site";
import { alert, paragraph } from "../dom/alert";
import { announce } from "../dom/announcer";
import { button } from "../dom/button";
import { element } from "../dom/element";
import { hashOf } from "../routing";
import { texts } from "../texts/texts";

/** Milliseconds between two looks while something is amiss. */
const PAUSE = 10_000;

/** Says plainly when no question can be answered, or while the index is being renewed. */
export class ReadinessNotice {
  readonly root = element("div", { class: "readiness", hidden: true });
  private timer = 0;
  private wasAmiss = false;

  start(): void {
    void this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = -1;
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    let notice: HTMLElement | undefined;
    try {
      const health = await fetchHealth();
      if (health.documents === 0) {
        notice = alert(
          "info",
          texts.readiness.empty,
          "h2",
          element("p", { class: "kern-body" }, element("a", { class: "kern-link", href: hashOf({ view: "documents" }) }, texts.readiness.addDocuments)),
        );
      } else if (health.indexing) {
        notice = alert("info", texts.readiness.indexing, "h2");
      }
    } catch (error) {
      const { title, detail } = asProblem(error);
      notice = alert("warning", texts.readiness.heading, "h2", paragraph(`${title}. ${detail}`), this.retry());
    }
    if (this.timer !== -1) {
      this.show(notice);
    }
  }

  private show(notice: HTMLElement | undefined): void {
    const hadFocus = this.root.contains(document.activeElement);
    this.root.replaceChildren(...(notice ? [notice] : []));
    this.root.hidden = !notice;
    if (hadFocus) {
      this.root.querySelector("button")?.focus();
    }
    if (notice) {
      this.timer = window.setTimeout(() => void this.look(), PAUSE);
    } else if (this.wasAmiss) {
      announce(texts.readiness.ready);
    }
    this.wasAmiss = notice !== undefined;
  }

  private retry(): HTMLElement {
    const made = button(texts.readiness.retry, "secondary", "autorenew");
    made.addEventListener("click", () => void this.look());
    return made;
  }
}
