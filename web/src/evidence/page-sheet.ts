import { fetchWords, pageImageAddress } from "../client/documents";
import { element } from "../dom/element";
import type { Box } from "../interface/answer";
import type { DocumentDetails, PageSummary, PageWords } from "../interface/document";
import { texts } from "../texts/texts";
import { overlays } from "./passage-marks";
import { plainPage } from "./plain-page";
import { textLayer } from "./text-layer";

export interface Shown {
  details: DocumentDetails;
  page: PageSummary;
  /** The cited passage on this page. */
  marks: Box[];
  /** The cited words, for pages without a picture. */
  quote?: string;
  /** Places that a search found on this page. */
  hits?: Box[];
}

/** Pixels a point that the server draws. */
const SCALES = [1.5, 2, 3, 4];
/** A page is readable from this width on, in pixels; narrower panels scroll. */
const READABLE = 544;
const [SMALLEST, LARGEST, STEP] = [0.5, 4, 1.25];

/** One page: its picture, what is marked on it, and its words as text. */
export class PageSheet {
  readonly root = element("div", { class: "sheet", role: "group", tabindex: 0 });
  /** The page's width as a share of the sheet's. */
  zoom = 1;
  onWords: (words: PageWords) => void = () => {};
  onZoom: (zoom: number) => void = () => {};

  private turn = 0;
  private page?: HTMLElement;
  private image?: { element: HTMLImageElement; source: (scale: number) => string; scale: number; width: number };

  async show(shown: Shown): Promise<void> {
    const turn = ++this.turn;
    const { details, page } = shown;
    const { id, kind } = details.document;
    this.root.setAttribute("aria-label", texts.evidence.pageText(page.label));
    const isDrawn = kind === "pdf";
    if (isDrawn) {
      this.draw(shown);
    } else {
      this.say(texts.evidence.loading);
    }
    const words = await fetchWords(id, page.number).catch(() => undefined);
    if (turn !== this.turn) {
      return;
    }
    if (words) {
      this.onWords(words);
    }
    if (isDrawn) {
      this.page?.append(textLayer(words?.words ?? [], page, shown.marks));
      this.page?.classList.add("page--worded");
    } else {
      this.root.replaceChildren(plainPage(words?.words ?? [], shown.quote));
    }
  }

  say(message: string): void {
    this.root.replaceChildren(element("p", { class: "kern-body sheet__message" }, message));
  }

  /** Sets the width; `fit` makes the page as wide as the sheet, `readable` at least wide enough to read. */
  zoomTo(target: "in" | "out" | "fit" | "readable"): void {
    const readable = Math.max(1, READABLE / Math.max(1, this.root.clientWidth));
    const wanted = { in: this.zoom * STEP, out: this.zoom / STEP, fit: 1, readable }[target];
    const { root } = this;
    const [x, y] = [(root.scrollLeft + root.clientWidth / 2) / root.scrollWidth, (root.scrollTop + root.clientHeight / 2) / root.scrollHeight];
    this.zoom = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    if (this.page) {
      this.page.style.width = `${100 * this.zoom}%`;
      this.sharpen();
    }
    // What stood in the middle stays there.
    root.scrollTo({
      behavior: "instant",
      left: x * root.scrollWidth - root.clientWidth / 2,
      top: y * root.scrollHeight - root.clientHeight / 2,
    });
    this.onZoom(this.zoom);
  }

  /** Brings the first mark to the middle of the sheet. */
  toMark(): void {
    const { clientWidth, clientHeight } = this.root;
    const mark = this.page?.querySelector<HTMLElement>(".page__hit, .page__mark");
    this.root.scrollTo({
      behavior: "instant",
      top: mark ? mark.offsetTop - (clientHeight - mark.offsetHeight) / 2 : 0,
      left: mark ? mark.offsetLeft - Math.max(16, (clientWidth - mark.offsetWidth) / 2) : 0,
    });
  }

  private draw({ details, page, marks, hits = [] }: Shown): void {
    const { id, title, sha256 } = details.document;
    const image = element("img", {
      class: "page__image",
      alt: texts.evidence.pageImage(title, page.label),
      width: Math.round(page.width),
      height: Math.round(page.height),
    });
    const drawn = element(
      "div",
      { class: "page" },
      image,
      ...overlays(hits, page, "page__hit"),
      ...overlays(marks, page, "page__mark"),
    );
    drawn.style.width = `${100 * this.zoom}%`;
    image.addEventListener("load", () => drawn.classList.add("page--loaded"));
    image.addEventListener("error", () => this.say(texts.evidence.failed));
    this.page = drawn;
    this.image = {
      element: image,
      source: (scale) => pageImageAddress(id, page.number, scale, sha256),
      scale: 0,
      width: page.width,
    };
    this.sharpen();
    this.root.replaceChildren(drawn);
    this.toMark();
  }

  /** Loads the picture in the resolution that the present size needs, if it is not there yet. */
  private sharpen(): void {
    if (!this.image) {
      return;
    }
    const wanted = ((this.root.clientWidth * this.zoom) / this.image.width) * window.devicePixelRatio;
    const scale = SCALES.find((scale) => scale >= wanted) ?? SCALES.at(-1)!;
    if (scale > this.image.scale) {
      this.image.scale = scale;
      this.image.element.src = this.image.source(scale);
    }
  }
}
