import type { ChatRequest } from "../client/chat";
import { texts } from "../texts/texts";
import type { Scope } from "./conversation";

export const EVERYWHERE: Scope = { kind: "all" };

export function scopeName(scope: Scope): string {
  switch (scope.kind) {
    case "all":
      return texts.ask.scopeAll;
    case "collection":
      return scope.name;
    case "document":
      return scope.title;
  }
}

/** The fields of a request that restrict it. */
export function restriction(scope: Scope): Pick<ChatRequest, "collection" | "documents"> {
  switch (scope.kind) {
    case "all":
      return {};
    case "collection":
      return { collection: scope.name };
    case "document":
      return { documents: [scope.id] };
  }
}

/** One text for each scope, for the select's values. */
export function scopeKey(scope: Scope): string {
  return scope.kind === "all" ? "all" : scope.kind === "collection" ? `collection:${scope.name}` : `document:${scope.id}`;
}
