import { fetchDocument, originalAddress, pageImageAddress } from "./client";
import { button, element } from "./element";
import type { Citation, DocumentDetails, PageSummary } from "./interface";
import { passageMarks } from "./passage-marks";
import { texts } from "./texts.de";

/** Where this holds the viewer stays in view beside the answer; elsewhere it stands below it (viewer.css). */
const BESIDE_THE_ANSWER = "(min-width: 64rem)";

/** Shows the page of a citation with the passage marked, beside the answer. */
export class PageViewer {
  readonly root = element("section", { class: "viewer", "aria-labelledby": "viewer-heading", hidden: true });

  private readonly heading = element("h2", { class: "kern-heading-small viewer__title", id: "viewer-heading", tabindex: -1 });
  private readonly position = element("p", { class: "kern-body viewer__position", role: "status" });
  private readonly previous = button(texts.previousPage, "secondary");
  private readonly next = button(texts.nextPage, "secondary");
  private readonly back = button(texts.backToPassage, "tertiary");
  private readonly original = element("a", { class: "kern-link", target: "_blank", rel: "noopener" }, texts.original);
  private readonly quote = element("blockquote", { class: "kern-body viewer__quote" });
  private readonly quoted = element(
    "div",
    { class: "viewer__quoted" },
    element("p", { class: "kern-body viewer__label" }, texts.markedPassage),
    this.quote,
  );
  private readonly sheet = element("div", { class: "viewer__sheet", tabindex: 0, role: "group" });

  private citation?: Citation;
  private details?: DocumentDetails;
  private number = 1;
  private opener?: HTMLElement;

  constructor() {
    const close = button(texts.close, "tertiary");
    close.classList.add("viewer__close");
    close.addEventListener("click", () => this.close());
    this.previous.addEventListener("click", () => this.show(this.number - 1));
    this.next.addEventListener("click", () => this.show(this.number + 1));
    this.back.addEventListener("click", () => this.show(this.citation?.page ?? 1));
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.close();
      }
    });
    this.root.append(
      element("div", { class: "viewer__head" }, this.heading, close),
      element("div", { class: "viewer__pages" }, this.previous, this.next, this.position, this.back),
      this.quoted,
      this.sheet,
      element("p", { class: "kern-body" }, this.original),
    );
  }

  /** Opens the page of a citation; closing gives the focus back to `opener`. */
  async open(citation: Citation, opener: HTMLElement): Promise<void> {
    this.opener?.removeAttribute("aria-current");
    this.opener = opener;
    opener.setAttribute("aria-current", "true");
    this.citation = citation;
    delete this.details;
    this.heading.textContent = citation.document.title;
    this.quote.textContent = citation.quote;
    this.position.textContent = texts.page(citation.page_label);
    this.original.href = originalAddress(citation.document.id, citation.page);
    this.say(texts.pageLoading);
    this.root.hidden = false;
    this.heading.focus({ preventScroll: true });
    this.bringIntoView();
    try {
      const details = await fetchDocument(citation.document.id);
      if (this.citation === citation) {
        this.details = details;
        this.show(citation.page);
      }
    } catch {
      if (this.citation === citation) {
        this.say(texts.pageFailed);
      }
    }
  }

  close(): void {
    if (this.root.hidden) {
      return;
    }
    this.root.hidden = true;
    this.opener?.removeAttribute("aria-current");
    this.opener?.focus();
    delete this.citation;
    delete this.opener;
  }

  private show(number: number): void {
    const page = this.details?.pages.find((page) => page.number === number);
    if (!this.details || !this.citation || !page) {
      return this.say(texts.pageFailed);
    }
    this.number = number;
    this.showPosition(this.details, page);
    if (this.details.document.kind === "pdf") {
      this.draw(this.details, page);
    } else {
      this.showQuote(true);
      this.sheet.hidden = true;
    }
  }

  private showPosition(details: DocumentDetails, page: PageSummary): void {
    const drawn = details.document.kind === "pdf";
    this.position.textContent = texts.pageOf(page.label, page.number, details.pages.length);
    this.previous.disabled = !drawn || page.number <= 1;
    this.next.disabled = !drawn || page.number >= details.pages.length;
    this.back.hidden = page.number === this.citation?.page;
    this.original.href = originalAddress(details.document.id, page.number);
  }

  private draw(details: DocumentDetails, page: PageSummary): void {
    const image = element("img", {
      class: "page__image",
      alt: texts.pageImage(details.document.title, page.label),
      width: Math.round(page.width),
      height: Math.round(page.height),
    });
    const marks = page.number === this.citation?.page ? passageMarks(this.citation.boxes, page) : [];
    const sheet = element("div", { class: "page" }, image, ...marks);
    this.showQuote(marks.length === 0);
    image.addEventListener("error", () => this.say(texts.pageFailed));
    image.addEventListener("load", () => sheet.classList.add("page--loaded"));
    image.src = pageImageAddress(details.document.id, page.number, drawingScale(), details.document.sha256);
    this.sheet.hidden = false;
    this.sheet.setAttribute("aria-label", image.alt);
    this.sheet.replaceChildren(sheet);
    this.scrollTo(marks[0]);
  }

  /** Marks show sighted readers the quote; without marks everyone gets its words. */
  private showQuote(visible: boolean): void {
    this.quoted.classList.toggle("kern-sr-only", !visible);
  }

  /** Below the answer the viewer comes to the top of the window, as far as it is long enough for that. */
  private bringIntoView(mark?: HTMLElement): void {
    if (!window.matchMedia(BESIDE_THE_ANSWER).matches) {
      this.root.scrollIntoView({ block: "start", behavior: "instant" });
      mark?.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  }

  /** Brings the first mark to the middle of the sheet. */
  private scrollTo(mark: HTMLElement | undefined): void {
    const { clientWidth, clientHeight } = this.sheet;
    this.sheet.scrollTo({
      behavior: "instant",
      top: mark ? mark.offsetTop - clientHeight / 2 : 0,
      left: mark ? mark.offsetLeft - Math.max(0, clientWidth - mark.offsetWidth) / 2 : 0,
    });
    if (mark) {
      this.bringIntoView(mark);
    }
  }

  private say(message: string): void {
    this.sheet.hidden = false;
    this.sheet.removeAttribute("aria-label");
    this.sheet.replaceChildren(element("p", { class: "kern-body viewer__message" }, message));
  }
}

/** Pixels a point that look sharp on this screen. */
function drawingScale(): number {
  return Math.min(4, 1.5 * Math.max(1, window.devicePixelRatio));
}
