import { fetchJob } from "../client/documents";
import { asProblem } from "../client/problem";
import { uploadFile } from "../client/upload";
import type { Job } from "../interface/document";
import { texts } from "../texts/texts";

/** Milliseconds between two looks at a job. */
const PAUSE = 700;
/** Looks that may fail in a row before a job counts as lost. */
const PATIENCE = 5;
const ENDINGS = /\.(pdf|docx|html?|md|markdown|txt)$/i;

export interface Upload {
  file: string;
  state: "sending" | Job["state"];
  /** Share of the file that has gone out, 0 to 1. */
  sent: number;
  job?: Job;
  message: string;
  abort?: AbortController;
}

/** Files on their way into the index; outlives the view. */
class UploadQueue {
  readonly uploads: Upload[] = [];
  onChange: (upload: Upload) => void = () => {};
  private sending: Promise<void> = Promise.resolve();

  add(files: Iterable<File>, collection: string): void {
    for (const file of files) {
      const upload: Upload = { file: file.name, state: "waiting", sent: 0, message: "", abort: new AbortController() };
      this.uploads.unshift(upload);
      if (ENDINGS.test(file.name)) {
        // One after the other: a whole folder at once would only share the same line.
        this.sending = this.sending.then(() => this.send(upload, file, collection));
      } else {
        this.fail(upload, texts.upload.wrongKind);
      }
      this.onChange(upload);
    }
  }

  /** Follows a job that was started otherwise, as when a document is read again. */
  follow(file: string, job: string): void {
    const upload: Upload = { file, state: "waiting", sent: 1, message: "" };
    this.uploads.unshift(upload);
    this.onChange(upload);
    void this.watch(upload, job);
  }

  dismiss(upload: Upload): void {
    upload.abort?.abort();
    const index = this.uploads.indexOf(upload);
    if (index >= 0) {
      this.uploads.splice(index, 1);
    }
  }

  private async send(upload: Upload, file: File, collection: string): Promise<void> {
    const { abort } = upload;
    if (!abort || abort.signal.aborted) {
      return;
    }
    upload.state = "sending";
    try {
      const job = await uploadFile(
        file,
        collection,
        (share) => {
          upload.sent = share;
          this.onChange(upload);
        },
        abort.signal,
      );
      delete upload.abort;
      upload.state = "waiting";
      this.onChange(upload);
      void this.watch(upload, job);
    } catch (error) {
      const { title, detail, isMissing } = asProblem(error);
      this.fail(upload, isMissing ? texts.documents.notPossible : `${title}. ${detail}`);
    }
  }

  private async watch(upload: Upload, id: string): Promise<void> {
    for (let failures = 0; failures < PATIENCE; ) {
      try {
        upload.job = await fetchJob(id);
        failures = 0;
        upload.state = upload.job.state;
        upload.message = upload.job.message ?? "";
        this.onChange(upload);
        if (upload.state === "done" || upload.state === "failed") {
          return;
        }
      } catch {
        failures += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.fail(upload, texts.upload.lost);
  }

  private fail(upload: Upload, message: string): void {
    delete upload.abort;
    upload.state = "failed";
    upload.message = message;
    this.onChange(upload);
  }
}

export const uploadQueue = new UploadQueue();
