import type { Asked } from "../ask/conversation";
import type { Site } from "../interface/site";

/** What stands in the page's main part. */
export interface View {
  root: HTMLElement;
  /** Named in the window's title. */
  title: string;
  /** Puts the focus where work begins; views without this have their heading focused. */
  focus?: () => void;
  /** Whether Escape did something here. */
  onEscape?: () => boolean;
  /** A question's answer has grown. */
  changed?: (asked: Asked) => void;
  leave?: () => void;
}

export interface ViewContext {
  site: Site | undefined;
  /** The view shown now; it may have been rebuilt meanwhile. */
  current: () => View | undefined;
}
