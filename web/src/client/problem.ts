import { texts } from "../texts/texts";

/** A problem the page can show: the server's problem document, or no connection. */
export class Problem extends Error {
  constructor(
    readonly title: string,
    readonly detail: string,
    readonly code = "",
    readonly status = 0,
  ) {
    super(title);
  }

  /** The server does not know this address: it is older than the page. */
  get isMissing(): boolean {
    return this.code === "route-unknown" || this.status === 405 || (this.status === 404 && this.code === "");
  }
}

export function unreachable(): Problem {
  return new Problem(texts.problems.unreachableTitle, texts.problems.unreachableDetail, "unreachable");
}

export function unreadable(status = 0): Problem {
  return new Problem(texts.problems.unreadableTitle, texts.problems.unreadableDetail, "", status);
}

/** The problem a problem document tells. */
export function problemFrom(body: unknown, status: number): Problem {
  const { title, detail, code } = (body ?? {}) as { title?: unknown; detail?: unknown; code?: unknown };
  if (typeof title !== "string") {
    return unreadable(status);
  }
  return new Problem(title, typeof detail === "string" ? detail : "", typeof code === "string" ? code : "", status);
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : unreadable();
}
