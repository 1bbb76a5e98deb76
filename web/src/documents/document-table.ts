import { type AlertKind, badge } from "../dom/alert";
import { printedDate } from "../dom/dates";
import { element } from "../dom/element";
import type { DocumentEntry } from "../interface/document";
import { hashOf } from "../routing";
import { texts } from "../texts/texts";
import { type DocumentActions, actionMenu } from "./action-menu";

const KINDS: Record<string, AlertKind> = { read: "success", "partly-read": "warning", "needs-ocr": "warning", failed: "danger" };

/** The documents as a table; on narrow screens each row reads as a card. */
export class DocumentTable {
  readonly root: HTMLElement;
  private readonly body = element("tbody", {});
  private rows = new Map<string, { shows: string; row: HTMLElement }>();

  constructor(
    private readonly canChange: boolean,
    private readonly actions: DocumentActions,
  ) {
    const words = texts.documents;
    const columns = [words.title, words.collection, words.pages, words.status, words.stand, words.actions];
    this.root = element(
      "table",
      { class: "documents" },
      element("caption", { class: "kern-sr-only" }, words.heading),
      element("thead", {}, element("tr", {}, ...columns.map((name) => element("th", { scope: "col" }, name)))),
      this.body,
    );
  }

  /** Rows whose document did not change stay; an open menu and the focus outlive the others. */
  show(documents: DocumentEntry[]): void {
    const before = this.rows;
    this.rows = new Map(documents.map((document) => [document.id, this.rowOf(document)]));
    const rows = [...this.rows.values()].map(({ row }) => row);
    if (rows.length === this.body.children.length && rows.every((row, place) => row === this.body.children[place])) {
      return;
    }
    const focused = document.activeElement;
    this.body.replaceChildren(...rows);
    for (const [id, { row }] of before) {
      takeOver(row, this.rows.get(id)?.row, focused);
    }
  }

  private rowOf(document: DocumentEntry): { shows: string; row: HTMLElement } {
    const shows = JSON.stringify(document);
    const known = this.rows.get(document.id);
    return known?.shows === shows ? known : { shows, row: row(document, this.canChange, this.actions) };
  }
}

/** Gives the row that stands in place of another its open menu and its focus. */
function takeOver(from: HTMLElement, to: HTMLElement | undefined, focused: Element | null): void {
  const place = [...from.querySelectorAll("a, button")].findIndex((part) => part === focused);
  if (to && to !== from && from.querySelector('[aria-expanded="true"]')) {
    to.querySelector<HTMLElement>("[aria-expanded]")?.click();
  }
  if (to && place >= 0) {
    to.querySelectorAll<HTMLElement>("a, button")[place]?.focus();
  }
}

export function isTroubled(document: DocumentEntry): boolean {
  return document.status !== "read" || (document.warnings?.length ?? 0) > 0 || (document.pages_needing_ocr ?? 0) > 0;
}

export function statusBadge(status: string): HTMLElement {
  return badge(KINDS[status] ?? "info", texts.documents.statuses[status] ?? status);
}

function row(document: DocumentEntry, canChange: boolean, actions: DocumentActions): HTMLElement {
  const words = texts.documents;
  const title = element(
    "a",
    { class: "documents__title", href: hashOf({ view: "reading", document: document.id, page: 1 }), "aria-label": words.viewOf(document.title) },
    document.title,
  );
  const kind = words.kinds[document.kind] ?? document.kind;
  const file = [document.file, kind, document.reader].filter(Boolean).join(" · ");
  return element(
    "tr",
    { "data-id": document.id },
    element("th", { scope: "row" }, title, element("span", { class: "documents__file" }, file)),
    cell(words.collection, document.collection),
    cell(words.pages, String(document.pages)),
    cell(words.status, statusBadge(document.status), ...warnings(document)),
    cell(words.stand, document.stand ? printedDate(document.stand) : "–"),
    element("td", { class: "documents__actions" }, actionMenu(document, canChange, actions)),
  );
}

function cell(label: string, ...content: (Node | string)[]): HTMLElement {
  return element("td", { "data-label": label }, element("div", { class: "documents__value" }, ...content));
}

function warnings(document: DocumentEntry): HTMLElement[] {
  const told = [
    ...(document.reason ? [document.reason] : []),
    ...(document.pages_needing_ocr ? [texts.documents.needOcr(document.pages_needing_ocr)] : []),
    ...(document.warnings ?? []),
  ];
  return told.length > 0
    ? [element("ul", { class: "documents__warnings" }, ...told.map((warning) => element("li", {}, warning)))]
    : [];
}
