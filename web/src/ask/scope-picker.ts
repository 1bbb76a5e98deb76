import { collectionsOf, fetchDocuments } from "../client/documents";
import { type Choice, type ChoiceGroup, select } from "../dom/select";
import type { DocumentEntry } from "../interface/document";
import { texts } from "../texts/texts";
import type { Scope } from "./conversation";
import { EVERYWHERE, scopeKey, scopeName } from "./scope";

/** Restricts the search to a collection or a document. */
export class ScopePicker {
  readonly root: HTMLElement;
  private readonly field: HTMLSelectElement;
  private scopes = new Map<string, Scope>();

  constructor(private scope: Scope, private readonly onChoose: (scope: Scope) => void) {
    [this.root, this.field] = select(texts.ask.scope, [], "");
    this.root.classList.add("scope");
    this.fill([]);
    this.field.addEventListener("change", () => {
      this.scope = this.scopes.get(this.field.value) ?? EVERYWHERE;
      this.onChoose(this.scope);
    });
  }

  set(scope: Scope): void {
    this.scope = scope;
    void this.load();
  }

  async load(): Promise<void> {
    this.fill(await fetchDocuments().catch(() => []));
  }

  private fill(documents: DocumentEntry[]): void {
    this.scopes = new Map();
    const add = (scope: Scope): Choice => {
      this.scopes.set(scopeKey(scope), scope);
      return { value: scopeKey(scope), label: scopeName(scope) };
    };
    const choices: (Choice | ChoiceGroup)[] = [add(EVERYWHERE)];
    const collections = collectionsOf(documents);
    if (collections.length > 0) {
      choices.push({
        label: texts.ask.scopeCollections,
        choices: collections.map((name) => add({ kind: "collection", name })),
      });
    }
    if (documents.length > 0) {
      choices.push({
        label: texts.ask.scopeDocuments,
        choices: documents.map(({ id, title }) => add({ kind: "document", id, title })),
      });
    }
    if (!this.scopes.has(scopeKey(this.scope))) {
      choices.push(add(this.scope));
    }
    const filled = select("", choices, scopeKey(this.scope))[1];
    this.field.replaceChildren(...filled.childNodes);
    this.field.value = scopeKey(this.scope);
  }
}
