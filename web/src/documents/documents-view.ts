import { askState } from "../ask/ask-state";
import { collectionsOf, fetchDocuments } from "../client/documents";
import { asProblem } from "../client/problem";
import { alert, paragraph } from "../dom/alert";
import { announce } from "../dom/announcer";
import { element } from "../dom/element";
import { select, textField } from "../dom/select";
import type { DocumentEntry } from "../interface/document";
import { goTo } from "../routing";
import type { View, ViewContext } from "../shell/view";
import { texts } from "../texts/texts";
import { DocumentChanges } from "./document-changes";
import { DocumentTable, isTroubled } from "./document-table";
import { uploadArea } from "./upload-area";
import { UploadList } from "./upload-list";
import { type Upload, uploadQueue } from "./upload-queue";

/** The documents Auskunft answers from: which, how they were read, and adding or removing some. */
export class DocumentsView implements View {
  readonly title = texts.documents.heading;
  readonly root = element("div", { class: "documents-view" });
  private readonly changes = new DocumentChanges(() => this.load());
  private readonly uploads = new UploadList();
  private readonly adding = element("section", { class: "adding", "aria-labelledby": "adding-heading" });
  private readonly filters = element("div", { class: "filters", role: "search" });
  private readonly count = element("p", { class: "muted documents__count" }, texts.documents.loading);
  private readonly table = element("div", { class: "documents-frame" });
  private readonly list: DocumentTable;
  private documents: DocumentEntry[] = [];
  private wanted = { text: "", collection: "", onlyTroubled: false };

  constructor(private readonly context: ViewContext) {
    this.list = new DocumentTable(this.canChange, {
      ask: ({ id, title }) => {
        askState.scope = { kind: "document", id, title };
        goTo({ view: "ask" });
      },
      reread: (document) => void this.changes.reread(document),
      move: (document) => void this.changes.move(document, collectionsOf(this.documents)),
      remove: (document) => void this.changes.remove(document),
    });
    this.root.append(
      element("h1", { class: "view__heading", tabindex: -1 }, texts.documents.heading),
      element("p", { class: "view__lead" }, texts.documents.lead),
      this.adding,
      this.changes.notice,
      this.filters,
      this.count,
      this.table,
    );
    uploadQueue.onChange = (upload) => this.onUpload(upload);
    void this.load().then(() => {
      this.showAdding();
      this.showFilters();
    });
  }

  leave(): void {
    uploadQueue.onChange = () => {};
  }

  /** Older servers say nothing about uploads: they take none. */
  private get canChange(): boolean {
    return this.context.site?.uploads === true;
  }

  private async load(): Promise<void> {
    try {
      this.documents = await fetchDocuments();
      this.show();
    } catch (error) {
      const { title, detail } = asProblem(error);
      this.count.textContent = "";
      this.table.replaceChildren(alert("danger", title, "h2", paragraph(detail)));
    }
  }

  private showAdding(): void {
    const words = texts.upload;
    this.adding.replaceChildren(
      element("h2", { class: "view__subheading", id: "adding-heading" }, words.heading),
      this.canChange ? uploadArea(collectionsOf(this.documents)) : paragraph(words.off, "muted"),
      this.uploads.root,
    );
  }

  private showFilters(): void {
    const words = texts.documents;
    const [labelled, text] = textField(words.filter, "search");
    const choices = [{ value: "", label: words.allCollections }, ...collectionsOf(this.documents).map((name) => ({ value: name, label: name }))];
    const [collections, collection] = select(words.collection, choices, "");
    const only = element("input", { type: "checkbox" });
    text.addEventListener("input", () => this.filter({ text: text.value.trim().toLocaleLowerCase("de") }));
    collection.addEventListener("change", () => this.filter({ collection: collection.value }));
    only.addEventListener("change", () => this.filter({ onlyTroubled: only.checked }));
    this.filters.setAttribute("aria-label", words.filters);
    this.filters.replaceChildren(labelled, collections, element("label", { class: "check" }, only, element("span", {}, words.onlyTroubled)));
  }

  private filter(wanted: Partial<DocumentsView["wanted"]>): void {
    this.wanted = { ...this.wanted, ...wanted };
    this.show();
    announce(this.count.textContent ?? "");
  }

  private show(): void {
    const { text, collection, onlyTroubled } = this.wanted;
    const found = this.documents.filter(
      (document) =>
        `${document.title} ${document.file}`.toLocaleLowerCase("de").includes(text) &&
        (collection === "" || document.collection === collection) &&
        (!onlyTroubled || isTroubled(document)),
    );
    const words = texts.documents;
    this.count.textContent = found.length === 0 && this.documents.length > 0 ? words.none : words.count(found.length, this.documents.length);
    if (found.length === 0) {
      this.table.replaceChildren();
      return;
    }
    this.list.show(found);
    if (this.list.root.parentElement !== this.table) {
      this.table.replaceChildren(this.list.root);
    }
  }

  private onUpload(upload: Upload): void {
    this.uploads.update(upload);
    if (upload.state === "done") {
      announce(texts.upload.finished(upload.file));
      void this.load();
    } else if (upload.state === "failed") {
      announce(texts.upload.failed(upload.file));
    }
  }
}
