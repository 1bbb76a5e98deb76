import { fetchDocument, originalAddress } from "../client/documents";
import { asProblem } from "../client/problem";
import { alert, paragraph } from "../dom/alert";
import { element } from "../dom/element";
import { outsideLink } from "../dom/link";
import { select } from "../dom/select";
import { printedDate } from "../dom/dates";
import { statusBadge } from "../documents/document-table";
import { overlays } from "../evidence/passage-marks";
import { PageSheet } from "../evidence/page-sheet";
import { PageTools } from "../evidence/page-tools";
import type { DocumentDetails, PageSummary, PageWords } from "../interface/document";
import { hashOf } from "../routing";
import type { View } from "../shell/view";
import { texts } from "../texts/texts";
import { readText } from "./read-text";
import { troubledPages } from "./troubled-pages";

type Overlay = "words" | "boxes" | "nothing";

/** What was read of a document, page by page: the words over the picture and as text beside it. */
export class ReadingView implements View {
  readonly title = texts.navigation.documents;
  readonly root = element("div", { class: "reading" });
  private readonly heading = element("h1", { class: "view__heading", tabindex: -1 }, texts.documents.loading);
  private readonly facts = element("p", { class: "muted" });
  private readonly body = element("div", { class: "reading__body" });
  private readonly text = element("div", { class: "reading__text" });
  private readonly sheet = new PageSheet();
  private readonly tools: PageTools;
  private details?: DocumentDetails;
  private overlay: Overlay = "words";

  constructor(private readonly id: string, private number: number) {
    this.tools = new PageTools(this.sheet, (step) => this.show(this.number + step));
    this.tools.back.hidden = true;
    this.sheet.onWords = (words) => this.showWords(words);
    this.root.append(
      element("p", {}, element("a", { class: "kern-link", href: hashOf({ view: "documents" }) }, texts.reading.back)),
      this.heading,
      this.facts,
      this.body,
    );
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.details = await fetchDocument(this.id);
    } catch (error) {
      const { title, detail } = asProblem(error);
      this.heading.textContent = texts.navigation.documents;
      this.body.replaceChildren(alert("danger", title, "h2", paragraph(detail)));
      return;
    }
    const { document, pages } = this.details;
    this.heading.textContent = texts.reading.heading(document.title);
    this.body.replaceChildren(
      paragraph(texts.reading.lead, "view__lead"),
      troubledPages(pages, (number) => this.show(number)),
      element(
        "div",
        { class: "reading__columns" },
        element("div", { class: "reading__page" }, this.controls(document.kind), this.tools.root, this.sheet.root),
        this.text,
      ),
      element("p", {}, outsideLink(originalAddress(document.id, this.number), texts.evidence.original)),
    );
    this.root.dataset.overlay = this.overlay;
    this.sheet.zoomTo("readable");
    this.show(this.number);
  }

  private controls(kind: string): HTMLElement {
    const words = texts.reading;
    const choices = [
      { value: "words", label: words.showWords },
      { value: "boxes", label: words.showBoxes },
      { value: "nothing", label: words.showNothing },
    ];
    const [labelled, field] = select(words.show, choices, this.overlay);
    labelled.hidden = kind !== "pdf";
    field.addEventListener("change", () => {
      this.overlay = field.value as Overlay;
      this.root.dataset.overlay = this.overlay;
    });
    return labelled;
  }

  private show(number: number): void {
    const { details } = this;
    const page = details?.pages.find((page) => page.number === number);
    if (!details || !page) {
      return;
    }
    this.number = number;
    history.replaceState(null, "", hashOf({ view: "reading", document: this.id, page: number }));
    this.tools.update(number, details.pages.length, false);
    this.showFacts(details, page);
    this.text.replaceChildren();
    void this.sheet.show({ details, page, marks: [] });
  }

  private showFacts({ document, pages }: DocumentDetails, page: PageSummary): void {
    const words = texts.documents;
    const parts = [
      texts.evidence.pageOf(page.label, page.number, pages.length),
      document.stand ? texts.answer.stand(printedDate(document.stand)) : texts.answer.standUnknown,
      document.file,
      texts.reading.reader(page.reader || document.reader || (words.kinds[document.kind] ?? document.kind)),
    ];
    this.facts.replaceChildren(parts.join(" · "), " ", statusBadge(page.status));
    if (page.reason) {
      this.facts.append(" ", page.reason);
    }
  }

  private showWords(words: PageWords): void {
    this.text.replaceChildren(readText(words));
    const page = this.sheet.root.querySelector(".page");
    page?.append(...overlays(words.words.map(({ box }) => box), words, "page__word"));
  }
}
