import { button } from "../dom/button";
import { element } from "../dom/element";
import { icon } from "../dom/icon";
import { textField } from "../dom/select";
import { texts } from "../texts/texts";
import { uploadQueue } from "./upload-queue";

const ACCEPTED = ".pdf,.docx,.html,.htm,.md,.markdown,.txt";
const FIRST_COLLECTION = "dokumente";

/** Takes files: dragged onto it, or chosen with a button. */
export function uploadArea(collections: string[]): HTMLElement {
  const words = texts.upload;
  const picker = element("input", { type: "file", multiple: true, accept: ACCEPTED, class: "drop__input", tabindex: -1, "aria-hidden": "true" });
  const choose = button(words.choose, "secondary", "drive-folder-upload");
  choose.classList.add("drop__choose");
  choose.setAttribute("aria-describedby", "drop-formats");
  const [labelled, collection] = textField(words.collection, "text", collections[0] ?? FIRST_COLLECTION);
  const known = element("datalist", { id: "known-collections" }, ...collections.map((value) => element("option", { value })));
  collection.setAttribute("list", known.id);
  collection.required = true;
  const area = element(
    "div",
    { class: "drop" },
    element(
      "div",
      { class: "drop__target" },
      icon("drive-folder-upload"),
      element("p", { class: "drop__text" }, words.drop, " ", words.or),
      choose,
      picker,
      element("p", { class: "muted drop__formats", id: "drop-formats" }, words.formats),
    ),
    element("div", { class: "drop__side" }, labelled, known),
  );
  const take = (files: FileList | null) => uploadQueue.add(files ?? [], collection.value.trim() || FIRST_COLLECTION);
  choose.addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    take(picker.files);
    picker.value = "";
  });
  let depth = 0;
  const over = (change: number) => {
    depth = Math.max(0, depth + change);
    area.classList.toggle("drop--over", depth > 0);
  };
  area.addEventListener("dragenter", () => over(1));
  area.addEventListener("dragleave", () => over(-1));
  area.addEventListener("dragover", (event) => event.preventDefault());
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    over(-depth);
    take(event.dataTransfer?.files ?? null);
  });
  return area;
}
