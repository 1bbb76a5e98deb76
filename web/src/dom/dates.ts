import { texts } from "../texts/texts";

/** A date of a document: ISO dates as people write them, anything else as printed. */
export function printedDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  if (!year || !month) {
    return date;
  }
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(locale(), {
    ...(day ? { day: "2-digit" } : {}),
    month: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  }).format(moment);
}

export function printedMoment(moment: string | Date): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment));
}

function locale(): string {
  return texts.tag === "en" ? "en-GB" : "de-DE";
}
