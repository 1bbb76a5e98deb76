import { announce } from "../dom/announcer";
import { element } from "../dom/element";
import { EvidencePanel } from "../evidence/evidence-panel";
import type { Citation } from "../interface/answer";
import type { View, ViewContext } from "../shell/view";
import { texts } from "../texts/texts";
import { answerQuestion, stopAnswering } from "./answering";
import { askState } from "./ask-state";
import { Composer } from "./composer";
import { type Asked, type Scope, newConversation } from "./conversation";
import { ReadinessNotice } from "./readiness-notice";
import { EVERYWHERE, scopeName } from "./scope";
import { suggestionList } from "./suggestion-list";
import { TurnView } from "./turn-view";

/** The view a person works in all day: the conversation, the field, and the evidence beside them. */
export class AskView implements View {
  readonly root = element("div", { class: "ask" });
  readonly title = texts.navigation.ask;

  private readonly heading = element("h1", { class: "ask__heading" });
  private readonly lead = element("p", { class: "ask__lead" }, texts.ask.lead);
  private readonly turns = element("div", { class: "turns" });
  private readonly suggested = element("div", {});
  private readonly composer: Composer;
  private readonly evidence = new EvidencePanel();
  private readonly readiness = new ReadinessNotice();
  private views: TurnView[] = [];

  constructor(private readonly context: ViewContext) {
    this.composer = new Composer(askState.scope, {
      ask: (question) => void this.ask(question),
      stop: stopAnswering,
      scope: (scope) => this.restrict(scope),
      newTopic: () => this.newTopic(),
      up: () => this.views.at(-1)?.heading.focus(),
    });
    this.root.append(
      element(
        "div",
        { class: "ask__talk" },
        element("div", { class: "ask__intro" }, this.heading, this.lead),
        this.readiness.root,
        this.turns,
        this.composer.root,
        element("p", { class: "ask__notice" }, context.site?.ai_notice || texts.noticeFallback),
        this.suggested,
      ),
      this.evidence.root,
    );
    for (const asked of askState.conversation.turns) {
      this.add(asked);
    }
    this.composer.setText(askState.draft);
    this.composer.field.addEventListener("input", () => {
      askState.draft = this.composer.field.value;
    });
    this.suggest();
    this.update();
    void this.composer.picker.load();
    this.readiness.start();
  }

  focus(): void {
    this.composer.field.focus({ preventScroll: this.views.length === 0 });
  }

  /** Escape stops the answer; while none grows it closes the evidence. */
  onEscape(): boolean {
    if (askState.running) {
      stopAnswering();
      return true;
    }
    const wasOpen = this.evidence.isOpen;
    this.evidence.close();
    return wasOpen;
  }

  leave(): void {
    askState.draft = this.composer.field.value;
    this.evidence.close();
    this.readiness.stop();
  }

  private async ask(question: string): Promise<void> {
    if (askState.running) {
      return;
    }
    this.evidence.close();
    const asked = await answerQuestion(
      question,
      this.context.site?.history !== "none",
      (started) => {
        this.composer.setText("");
        askState.draft = "";
        this.add(started);
        this.update();
        this.composer.field.focus({ preventScroll: true });
        this.views.at(-1)?.root.scrollIntoView({ block: "start" });
        announce(texts.answer.searching);
      },
      (changed) => this.context.current()?.changed?.(changed),
    );
    announce(outcome(asked));
    // What could not be answered is easily asked again.
    if (asked.state === "failed" && this.composer.field.value === "") {
      this.composer.setText(question);
    }
  }

  /** A turn has changed; also called when it was asked before the view was rebuilt. */
  changed(asked: Asked): void {
    this.views.find((view) => view.asked === asked)?.update();
    this.update();
  }

  private add(asked: Asked): void {
    const view = new TurnView(asked, this.context.site, {
      open: (citation, citations, opener) => this.open(citation, citations, opener),
      again: ({ question, scope }) => {
        this.restrict(scope);
        void this.ask(question);
      },
      widen: ({ question }) => {
        this.restrict(EVERYWHERE);
        void this.ask(question);
      },
    });
    this.views.push(view);
    this.turns.append(view.root);
  }

  private open(citation: Citation, citations: Citation[], opener: HTMLElement): void {
    void this.evidence.open(citation, citations, opener);
  }

  private restrict(scope: Scope): void {
    askState.scope = scope;
    this.composer.picker.set(scope);
    this.suggest();
    announce(scope.kind === "all" ? texts.ask.scopeRemoved : texts.ask.scopeReady(scopeName(scope)));
  }

  private suggest(): void {
    const { scope } = askState;
    this.suggested.replaceChildren(
      suggestionList(scope.kind === "collection" ? scope.name : undefined, (question) => void this.ask(question)),
    );
  }

  private newTopic(): void {
    stopAnswering();
    this.evidence.close();
    askState.conversation = newConversation();
    this.views = [];
    this.turns.replaceChildren();
    this.suggest();
    this.update();
    this.composer.field.focus();
    announce(texts.ask.newTopicReady);
  }

  private update(): void {
    const hasTurns = this.views.length > 0;
    this.composer.update(askState.running !== undefined, hasTurns);
    this.heading.textContent = hasTurns ? texts.ask.conversationHeading : texts.ask.heading;
    this.heading.classList.toggle("kern-sr-only", hasTurns);
    this.lead.hidden = hasTurns;
    this.suggested.hidden = hasTurns;
    this.root.classList.toggle("ask--empty", !hasTurns);
  }
}

function outcome(asked: Asked): string {
  switch (asked.state) {
    case "done":
      return asked.answer?.refused
        ? texts.refusal.ready
        : texts.answer.ready(texts.answer.citationCount(asked.citations.length));
    case "failed":
      return `${texts.problems.ready} ${asked.problem?.title ?? ""}`.trim();
    default:
      return asked.text === "" ? texts.answer.stoppedEmpty : texts.answer.stopped;
  }
}
