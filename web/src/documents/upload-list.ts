import { badge } from "../dom/alert";
import { iconButton } from "../dom/button";
import { element } from "../dom/element";
import { texts } from "../texts/texts";
import { type Upload, uploadQueue } from "./upload-queue";

/** The files on their way, each with its progress. */
export class UploadList {
  readonly root = element("section", { class: "uploads", "aria-labelledby": "uploads-heading", hidden: true });
  private readonly list = element("ul", {});
  private readonly rows = new Map<Upload, HTMLElement>();

  constructor() {
    this.root.append(element("h3", { class: "answer__subheading", id: "uploads-heading" }, texts.upload.list), this.list);
    [...uploadQueue.uploads].reverse().forEach((upload) => this.update(upload));
  }

  /** Shows an upload's present state; the row stays, so that the focus does too. */
  update(upload: Upload): void {
    let row = this.rows.get(upload);
    if (!row) {
      row = element("li", { class: "upload" });
      this.rows.set(upload, row);
      this.list.prepend(row);
    }
    const hadFocus = row.contains(document.activeElement);
    row.replaceChildren(...this.content(upload));
    this.root.hidden = false;
    if (hadFocus) {
      row.querySelector("button")?.focus();
    }
  }

  private content(upload: Upload): Node[] {
    const words = texts.upload;
    const isOver = upload.state === "done" || upload.state === "failed";
    const remove = iconButton((isOver ? words.dismiss : words.stop)(upload.file), "close");
    remove.hidden = !isOver && !upload.abort;
    remove.addEventListener("click", () => {
      uploadQueue.dismiss(upload);
      this.rows.get(upload)?.remove();
      this.rows.delete(upload);
      this.root.hidden = this.rows.size === 0;
      document.querySelector<HTMLElement>(".drop__choose")?.focus();
    });
    const state = isOver
      ? badge(upload.state === "done" ? "success" : "danger", words.states[upload.state as "done" | "failed"])
      : element("span", { class: "upload__state" }, this.stateText(upload));
    return [
      element("span", { class: "upload__file" }, upload.file),
      state,
      remove,
      ...(isOver ? [] : [progress(upload, this.stateText(upload))]),
      ...(upload.message ? [element("p", { class: "upload__message" }, upload.message)] : []),
    ];
  }

  private stateText(upload: Upload): string {
    if (upload.state === "sending") {
      return texts.upload.sending(Math.round(upload.sent * 100));
    }
    const { job } = upload;
    const counted = job && job.total > 0 ? `: ${texts.upload.progress(job.done, job.total)}` : "";
    return texts.upload.states[upload.state] + counted;
  }
}

function progress(upload: Upload, label: string): HTMLElement {
  const { job } = upload;
  const bar = element("progress", { class: "upload__bar", max: 1, "aria-label": `${upload.file}: ${label}` });
  if (upload.state === "sending") {
    bar.value = upload.sent;
  } else if (job && job.total > 0) {
    bar.value = Math.min(1, job.done / job.total);
  }
  return bar;
}
