import { Problem, problemFrom, unreachable } from "./problem";

/** Sends a file and tells the share that has gone out; resolves to the job that reads it. */
export function uploadFile(
  file: File,
  collection: string,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const query = new URLSearchParams({ file: file.name, collection });
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body has gone out.
    const request = new XMLHttpRequest();
    request.open("POST", `/api/documents?${query}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("error", () => reject(unreachable()));
    request.addEventListener("abort", () => reject(new Problem("", "", "aborted")));
    request.addEventListener("load", () => {
      const body = request.response as { job?: unknown } | null;
      if (request.status === 202 && typeof body?.job === "string") {
        resolve(body.job);
      } else {
        reject(problemFrom(body, request.status));
      }
    });
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
