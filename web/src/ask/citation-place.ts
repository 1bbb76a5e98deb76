import { printedDate } from "../dom/dates";
import type { Citation } from "../interface/answer";
import { texts } from "../texts/texts";

/** Page and date of a citation, as they stand beside its title everywhere. */
export function citationPlace({ page_label, stand }: Citation): string {
  const page = texts.answer.page(page_label);
  return stand ? `${page} · ${texts.answer.stand(printedDate(stand))}` : page;
}
