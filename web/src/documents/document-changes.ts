import { moveDocument, readAgain, removeDocument } from "../client/documents";
import { asProblem } from "../client/problem";
import { alert, paragraph } from "../dom/alert";
import { announce } from "../dom/announcer";
import { confirmInDialog } from "../dom/dialog";
import { element } from "../dom/element";
import { textField } from "../dom/select";
import type { DocumentEntry } from "../interface/document";
import { texts } from "../texts/texts";
import { uploadQueue } from "./upload-queue";

/** Changes documents, says what came of it in `notice`, and has the list loaded anew. */
export class DocumentChanges {
  readonly notice = element("div", { class: "documents__notice" });

  constructor(private readonly reload: () => Promise<void>) {}

  async reread(document: DocumentEntry): Promise<void> {
    await this.attempt(texts.documents.rereadStarted(document.title), async () => {
      uploadQueue.follow(document.file, await readAgain(document.id));
    });
  }

  async remove(document: DocumentEntry): Promise<void> {
    const words = texts.documents;
    const content = { title: words.removeTitle, body: [paragraph(words.removeText(document.title))], confirm: words.remove };
    if (await confirmInDialog(content)) {
      await this.attempt(words.removed(document.title), () => removeDocument(document.id));
      this.notice.querySelector<HTMLElement>("p")?.focus();
    }
  }

  async move(document: DocumentEntry, collections: string[]): Promise<void> {
    const words = texts.documents;
    const [labelled, field] = textField(words.moveLabel, "text", document.collection);
    const known = element("datalist", { id: "move-collections" }, ...collections.map((value) => element("option", { value })));
    field.setAttribute("list", known.id);
    field.required = true;
    const content = { title: words.moveTitle, body: [paragraph(document.title), labelled, known], confirm: words.moveSave };
    const isConfirmed = await confirmInDialog(content);
    const name = field.value.trim();
    if (isConfirmed && name !== "" && name !== document.collection) {
      await this.attempt(words.moved(document.title, name), () => moveDocument(document.id, name));
    }
  }

  private async attempt(done: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
      await this.reload();
      this.notice.replaceChildren(element("p", { class: "kern-body", tabindex: -1 }, done));
      announce(done);
    } catch (error) {
      const problem = asProblem(error);
      const title = problem.isMissing ? texts.documents.notPossible : problem.title;
      this.notice.replaceChildren(alert("danger", title, "h2", paragraph(problem.isMissing ? "" : problem.detail)));
      announce(title);
    }
  }
}
