import { asProblem } from "../client/problem";
import { searchDocument } from "../client/documents";
import { announce } from "../dom/announcer";
import { button } from "../dom/button";
import { element } from "../dom/element";
import { textField } from "../dom/select";
import type { SearchHit } from "../interface/document";
import { texts } from "../texts/texts";

/** Searches inside one document and lists where the words stand. */
export function documentSearch(id: string, onChoose: (hit: SearchHit) => void): HTMLElement {
  const words = texts.search;
  const [labelled, field] = textField(words.label, "search");
  const submit = button(words.submit, "secondary");
  submit.type = "submit";
  const message = element("p", { class: "kern-body search__message" });
  const list = element("ol", { class: "search__hits", "aria-label": words.results });
  const form = element("form", { class: "search__form", role: "search" }, labelled, submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void find();
  });
  return element("div", { class: "search" }, form, message, list);

  async function find(): Promise<void> {
    const wanted = field.value.trim();
    list.replaceChildren();
    message.textContent = "";
    if (wanted === "") {
      field.focus();
      return;
    }
    try {
      const { hits, more } = await searchDocument(id, wanted);
      list.replaceChildren(...hits.map((hit) => entry(hit, onChoose)));
      message.textContent = words.hits(hits.length, more);
    } catch (error) {
      const problem = asProblem(error);
      message.textContent = problem.isMissing ? words.unavailable : `${problem.title}. ${problem.detail}`;
    }
    announce(message.textContent);
  }
}

function entry(hit: SearchHit, onChoose: (hit: SearchHit) => void): HTMLElement {
  const opener = element(
    "button",
    { type: "button", class: "search__hit" },
    element("span", { class: "search__page" }, texts.answer.page(hit.label)),
    element("span", { class: "search__context" }, hit.before, element("mark", {}, hit.match), hit.after),
  );
  opener.addEventListener("click", () => onChoose(hit));
  return element("li", {}, opener);
}
