/** The search of a page that lists methods: hides those that do not fit, and headings with none left below them. */
import { setText } from "./catalog-result.js";
import { fold, forgiven, groupsOf, wordsOf } from "./catalog-words.js";
import { all, filled, one, part, textOf } from "./dom.js";

/** @import { Word } from "./catalog-words.js" */

const NO_CURRENCIES = new Map();

export class MethodSearch {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    /** @type {HTMLInputElement} */
    this.input = one(form, "input");
    this.trade = groupsOf(form.dataset.trade);
    this.lists = all(document, ".paycore-directory");
    this.texts = new Map(
      this.lists.flatMap((list) => all(list, ":scope > div")).map((entry) => [entry, fold(textOf(entry))]),
    );
    form.addEventListener("input", () => this.show());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = !this.texts.size;
    this.show();
  }

  /** All words of the entries: what a word that was typed wrong may be meant for. */
  vocabulary() {
    return new Set([...this.texts.values()].join(" ").split(/[^\p{L}\p{N}]+/u));
  }

  show() {
    const { texts, lists } = this;
    /** @type {(text: string, word: Word) => boolean} */
    const says = (text, word) => word.texts.some((each) => text.includes(each));
    const { words, repairs } = forgiven(
      wordsOf(this.input.value, NO_CURRENCIES, this.trade),
      (word) => [...texts.values()].some((text) => says(text, word)),
      () => this.vocabulary(),
    );
    let found = 0;
    for (const [entry, text] of texts) {
      entry.hidden = !words.every((word) => says(text, word));
      found += Number(!entry.hidden);
    }
    for (const list of lists) {
      list.hidden = all(list, ":scope > div").every(({ hidden }) => hidden);
      const heading = /** @type {HTMLElement | null} */ (list.previousElementSibling);
      if (heading?.matches("h2, h3")) heading.hidden = list.hidden;
    }
    const status = part(this.form, "status");
    const { dataset } = status;
    const similar = repairs.map(({ typed, meant }) => filled(dataset.similar, { typed, meant: meant[0] }));
    setText(status, [filled(words.length ? dataset.some : dataset.all, { found }), ...similar].join(". "));
  }
}
