import { element } from "../dom/element";
import type { Citation, RecordRow } from "../interface/answer";
import { texts } from "../texts/texts";

type CitedRecord = NonNullable<Citation["record"]>;

/** Rows that show without unfolding. */
const SHORT = 6;

/** A record's row as a small table, the cited value marked; long ones unfold. */
export function recordTable(record: CitedRecord): HTMLElement {
  const words = texts.answer;
  const table = element(
    "table",
    { class: "record" },
    element("caption", { class: "record__title" }, words.recordOf(record.title)),
    element(
      "thead",
      { class: "kern-sr-only" },
      element("tr", {}, element("th", { scope: "col" }, words.recordKey), element("th", { scope: "col" }, words.recordValue)),
    ),
    element("tbody", {}, ...record.rows.map(row)),
  );
  const framed = element("div", { class: "record-frame" }, table);
  if (record.rows.length <= SHORT) {
    return framed;
  }
  return element("details", { class: "record-details" }, element("summary", {}, words.showRecord), framed);
}

function row({ key, value, cited }: RecordRow): HTMLElement {
  const cell = element("td", {}, value === "" ? element("span", { class: "record__empty" }, texts.answer.recordEmpty) : value);
  if (cited) {
    cell.append(element("span", { class: "kern-sr-only" }, ` (${texts.answer.recordCited})`));
  }
  return element("tr", { class: cited ? "record__cited" : false }, element("th", { scope: "row" }, key), cell);
}
