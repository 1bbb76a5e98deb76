import type { Asked, Conversation, Scope } from "./conversation";
import { newConversation } from "./conversation";
import { EVERYWHERE } from "./scope";

/** What the asking view shows; outlives the view, so that other views and other languages lose nothing. */
export const askState: { conversation: Conversation; scope: Scope; draft: string; running?: { asked: Asked; abort: AbortController } } = {
  conversation: newConversation(),
  scope: EVERYWHERE,
  draft: "",
};
