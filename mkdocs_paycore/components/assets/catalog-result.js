/** What the catalog says of its rows: how many fit, what was searched for in the place of a typing error, whom to ask. */
import { addressOf } from "./catalog-address.js";
import { activeFilters } from "./catalog-model.js";
import { filled, one, part } from "./dom.js";

/** @import { Choice } from "./catalog-model.js" */
/** @import { Repair } from "./catalog-words.js" */

/** How many words that are meant are named where one was not found as it was typed. */
const MOST_MEANT = 3;

/**
 * Set a text; the same text is not set again, for a screen reader would say it again.
 *
 * @type {(element: Element, text: string) => void}
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Words of an element, by their name there, filled. @type {(element: HTMLElement, words: string, values: object) => string} */
const said = ({ dataset }, words, values) => filled(dataset[words], { ...values });

export class Result {
  /** @param {HTMLElement} root that of a catalog */
  constructor(root) {
    this.root = root;
    this.status = part(root, "status");
    /** @type {HTMLAnchorElement | null} */
    this.request = root.querySelector("[data-part=request]");
    this.address = this.request?.getAttribute("href") ?? "";
  }

  /**
   * Say how many rows fit.
   *
   * @param {number} found
   * @param {Choice} choice
   * @param {Repair[]} repairs what was searched for in the place of words that nothing has
   */
  show(found, choice, repairs) {
    const { root, status } = this;
    const active = activeFilters(choice);
    const find = choice.find.trim();
    const isAll = !active && !find;
    const number = isAll ? "all" : "some";
    const similar = repairs.map(({ typed, meant }) =>
      said(status, "similar", { typed, meant: meant.slice(0, MOST_MEANT).join(", ") }),
    );
    const count = said(status, found || isAll ? number : "none", { found });
    setText(status, [count, ...(found ? similar : [])].join(". "));
    const caption = one(root, "caption");
    setText(caption, said(caption, number, { found }));
    const marks = part(root, "active");
    setText(marks, said(marks, active ? "some" : "all", { active }));
    one(root, "[type=reset]").hidden = isAll;
    one(root, "table").hidden = found === 0;
    root.dataset.view = choice.view;
    if (this.request) this.offer(this.request, found ? "" : find, addressOf(location.href, choice));
  }

  /**
   * Offer to ask for what was searched for and is not there.
   *
   * @param {HTMLAnchorElement} link its address has places for the words and for the address of this page
   * @param {string} find
   * @param {string} page
   */
  offer(link, find, page) {
    link.hidden = !find;
    setText(link, said(link, "text", { find }));
    const address = this.address.replace(/%7B(\w+)%7D/g, "{$1}");
    link.href = filled(address, { find: encodeURIComponent(find), page: encodeURIComponent(page) });
  }
}
