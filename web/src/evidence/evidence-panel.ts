import { fetchDocument, originalAddress } from "../client/documents";
import { asProblem } from "../client/problem";
import { button, iconButton, renameIconButton } from "../dom/button";
import { printedDate } from "../dom/dates";
import { disclosure } from "../dom/disclosure";
import { element } from "../dom/element";
import { outsideLink } from "../dom/link";
import { isolate } from "../dom/isolate";
import type { Citation } from "../interface/answer";
import type { DocumentDetails, SearchHit } from "../interface/document";
import { texts } from "../texts/texts";
import { citationJumps } from "./citation-jumps";
import { documentSearch } from "./document-search";
import { PageSheet } from "./page-sheet";
import { PageTools } from "./page-tools";

/** From this width on the panel stands beside the answer (evidence.css); below it is a sheet over the page. */
const BESIDE = window.matchMedia("(min-width: 64rem)");

/** Shows the page of a citation with the passage marked, beside the answer. */
export class EvidencePanel {
  readonly root = element("section", { class: "evidence", "aria-labelledby": "evidence-title", hidden: true });

  private readonly title = element("h2", { class: "evidence__title", id: "evidence-title", tabindex: -1 });
  private readonly place = element("p", { class: "evidence__place" });
  private readonly full = iconButton(texts.evidence.fullScreen, "keyboard-double-arrow-left");
  private readonly jumps = element("div", { class: "evidence__jumps" });
  private readonly more = element("div", { class: "evidence__more" });
  private readonly sheet = new PageSheet();
  private readonly tools = new PageTools(this.sheet, (step) => this.show(this.number + step));
  private citation?: Citation;
  private details?: DocumentDetails;
  private number = 0;
  private opener?: HTMLElement;
  private release?: () => void;

  constructor() {
    const close = iconButton(texts.evidence.close, "close");
    close.addEventListener("click", () => this.close());
    this.full.classList.add("evidence__full");
    this.full.addEventListener("click", () => this.setFull(!this.root.classList.contains("evidence--full")));
    this.tools.back.addEventListener("click", () => this.show(this.citation?.page ?? 1));
    this.root.append(
      element(
        "header",
        { class: "evidence__head" },
        element("div", { class: "evidence__names" }, this.title, this.place),
        element("div", { class: "evidence__buttons" }, this.full, close),
      ),
      this.jumps,
      this.tools.root,
      this.sheet.root,
      this.more,
    );
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
    BESIDE.addEventListener("change", () => this.setModal());
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** Opens the page of a citation; closing gives the focus back to `opener`. */
  async open(citation: Citation, citations: Citation[], opener: HTMLElement): Promise<void> {
    this.mark(opener);
    this.citation = citation;
    const sameDocument = this.details?.document.id === citation.document.id;
    this.title.textContent = citation.document.title;
    this.jumps.replaceChildren(citationJumps(citations, citation, (other) => void this.open(other, citations, opener)));
    this.root.hidden = false;
    this.setModal();
    this.title.focus({ preventScroll: true });
    this.sheet.zoomTo("readable");
    if (!sameDocument) {
      delete this.details;
      this.more.replaceChildren();
      this.showPlace(citation.page_label);
      this.sheet.say(texts.evidence.loading);
    }
    try {
      const details = this.details ?? (await fetchDocument(citation.document.id));
      if (this.citation === citation) {
        this.details = details;
        this.fillMore(details);
        this.show(citation.page);
      }
    } catch (error) {
      if (this.citation === citation) {
        this.sheet.say(asProblem(error).status === 404 ? texts.evidence.removed : texts.evidence.failed);
      }
    }
  }

  close(): void {
    if (!this.isOpen) {
      return;
    }
    this.setFull(false);
    this.root.hidden = true;
    this.setModal();
    delete this.citation;
    const { opener } = this;
    this.mark(undefined);
    opener?.focus();
  }

  private show(number: number, hit?: SearchHit): void {
    const { details, citation } = this;
    const page = details?.pages.find((page) => page.number === number);
    if (!details || !citation) {
      return;
    }
    if (!page) {
      return number === citation.page ? this.sheet.say(texts.evidence.failed) : undefined;
    }
    this.number = number;
    const isCited = number === citation.page;
    this.showPlace(page.label);
    this.tools.update(number, details.pages.length, !isCited || hit !== undefined);
    void this.sheet.show({
      details,
      page,
      marks: isCited ? citation.boxes : [],
      ...(isCited ? { quote: citation.quote } : {}),
      hits: hit?.boxes ?? [],
    });
  }

  private showPlace(label: string): void {
    const { citation, details } = this;
    const stand = citation?.stand ?? details?.document.stand;
    const page = details
      ? texts.evidence.pageOf(label, this.number || (citation?.page ?? 1), details.pages.length)
      : texts.answer.page(label);
    this.place.textContent = [
      page,
      stand ? texts.answer.stand(printedDate(stand)) : texts.answer.standUnknown,
    ].join(" · ");
  }

  private fillMore({ document }: DocumentDetails): void {
    const opener = button(texts.search.open, "tertiary", "search");
    const search = documentSearch(document.id, (hit) => this.show(hit.page, hit));
    search.id = "document-search";
    disclosure(opener, search, "stays");
    opener.addEventListener("click", () => search.querySelector("input")?.focus());
    this.more.replaceChildren(
      element(
        "div",
        { class: "evidence__links" },
        opener,
        outsideLink(originalAddress(document.id, this.citation?.page ?? 1), texts.evidence.original),
      ),
      search,
    );
  }

  private mark(opener: HTMLElement | undefined): void {
    this.opener?.removeAttribute("aria-current");
    opener?.setAttribute("aria-current", "true");
    if (opener) {
      this.opener = opener;
    } else {
      delete this.opener;
    }
  }

  private setFull(full: boolean): void {
    this.root.classList.toggle("evidence--full", full);
    renameIconButton(this.full, full ? texts.evidence.sideBySide : texts.evidence.fullScreen);
    this.setModal();
    this.sheet.zoomTo(full ? "fit" : "readable");
    this.sheet.toMark();
  }

  /** Over the page the panel is a dialog: nothing behind it takes the focus. */
  private setModal(): void {
    const modal = this.isOpen && (!BESIDE.matches || this.root.classList.contains("evidence--full"));
    this.release?.();
    delete this.release;
    this.root.setAttribute("role", modal ? "dialog" : "region");
    this.root.toggleAttribute("aria-modal", false);
    if (modal) {
      this.root.setAttribute("aria-modal", "true");
      this.release = isolate(this.root);
    }
  }
}
