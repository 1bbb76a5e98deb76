import { ask } from "../client/chat";
import { asProblem } from "../client/problem";
import { keep } from "../history/history-store";
import { askState } from "./ask-state";
import { type Asked, historyOf } from "./conversation";
import { restriction } from "./scope";

/** Asks a question in the present conversation; `onChange` hears every new state of it. */
export async function answerQuestion(
  question: string,
  isKept: boolean,
  onStart: (asked: Asked) => void,
  onChange: (asked: Asked) => void,
): Promise<Asked> {
  const { conversation, scope } = askState;
  const history = historyOf(conversation);
  const asked: Asked = { question, scope, state: "searching", text: "", citations: [], at: new Date().toISOString() };
  const abort = new AbortController();
  conversation.turns.push(asked);
  askState.running = { asked, abort };
  onStart(asked);
  try {
    const listener = {
      citations: (citations: Asked["citations"]) => {
        asked.citations = citations;
      },
      text: (delta: string) => {
        asked.state = "streaming";
        asked.text += delta;
        onChange(asked);
      },
    };
    asked.answer = await ask({ question, history, ...restriction(scope) }, listener, abort.signal);
    asked.citations = asked.answer.citations;
    asked.state = "done";
  } catch (error) {
    if (abort.signal.aborted) {
      asked.state = "stopped";
    } else {
      asked.state = "failed";
      asked.problem = asProblem(error);
    }
  }
  if (askState.running?.asked === asked) {
    delete askState.running;
  }
  if (isKept) {
    keep(conversation);
  }
  onChange(asked);
  return asked;
}

export function stopAnswering(): void {
  askState.running?.abort.abort();
}
