/** What the catalog reads of its page: the rows of the table, and the lists of choices. */
import { rowOf, SIDES } from "./catalog-model.js";
import { fold } from "./catalog-words.js";
import { all, filled, make, one } from "./dom.js";

/** @import { Codes, Counts, Known, ListKey, Row, Side } from "./catalog-model.js" */
/** @typedef {Record<ListKey, List>} Lists */

/** @type {(text?: string) => string[]} */
const codes = (text) => (text ? text.split(" ") : []);

/** In milliseconds; a page that is never at rest has to go on, too. */
const timeout = 1000;

/** Hundreds of options get their counts when a page has nothing better to do: nobody has opened a list by then. */
/** @type {(act: () => void) => void} */
export const whenIdle = (act) =>
  "requestIdleCallback" in globalThis ? requestIdleCallback(act, { timeout }) : setTimeout(act);

/** A select whose options say how many rows they would leave. A catalog without that filter has an empty one. */
export class List {
  /** Whether the options have had counts. */
  isCounted = false;

  /** @param {HTMLSelectElement | null} select */
  constructor(select) {
    this.select = select ?? make("select", "");
    this.words = this.select.dataset.option;
    this.options = [...this.select.options].slice(1);
    this.names = new Map(this.options.map(({ value, text }) => [value, text]));
    this.also = new Map(this.options.map(({ value, dataset }) => [value, dataset.also]));
    /** @type {Counts} */
    this.shown = new Map();
    /** @type {Counts} */
    this.counts = new Map();
  }

  get chosen() {
    return this.select.value;
  }

  set chosen(code) {
    this.select.value = this.names.has(code) ? code : "";
  }

  /**
   * Those of some codes that the list has.
   *
   * @param {string} [text]
   */
  known(text) {
    return codes(text).filter((code) => this.names.has(code));
  }

  /** @param {Counts} counts */
  show(counts) {
    this.counts = counts;
    if (this.isCounted) this.write();
    else whenIdle(() => this.write());
  }

  write() {
    const { chosen } = this;
    this.isCounted = true;
    for (const option of this.options) {
      const { value } = option;
      const count = this.counts.get(value) ?? 0;
      if (this.shown.get(value) !== count) option.text = filled(this.words, { name: this.names.get(value), count });
      option.hidden = !count && value !== chosen;
      option.disabled = option.hidden;
      this.shown.set(value, count);
    }
    for (const group of all(this.select, "optgroup")) {
      group.hidden = all(group, "option").every(({ hidden }) => hidden);
    }
  }
}

/**
 * Read the rows of the table, one at each step, into what holds them with their elements.
 *
 * @type {(root: HTMLElement, lists: Lists, features: HTMLInputElement[], rows: Map<Row, HTMLElement>) => Generator}
 */
export function* readRows(root, lists, features, rows) {
  /** @type {(side: Side) => Map<string, Codes>} */
  const knownOf = (side) =>
    new Map(
      lists[side].options.map(({ value, dataset }) => [value, new Set(lists.currency.known(dataset.currencies))]),
    );
  const known = { payment: knownOf("payment"), payout: knownOf("payout") };
  for (const element of all(root, "tr[data-provider]")) {
    const row = readRow(element, lists, known);
    row.name = fold(`${element.dataset.provider}\n${columnOf(element, "name")}`);
    row.text = fold(textsOf(element, row, lists, features).join("\n"));
    yield rows.set(row, element);
  }
}

/** @type {(element: HTMLElement, lists: Lists, known: Known) => Row} */
function readRow({ dataset }, { payment, payout, currency, country }, known) {
  const facts = {
    status: dataset.status ?? "",
    features: [...codes(dataset.features), ...codes(dataset.implied)],
    payment: payment.known(dataset.payment),
    payout: payout.known(dataset.payout),
    currencies: currency.known(dataset.currencies),
    countries: country.known(dataset.countries),
  };
  return rowOf(facts, known);
}

/** @type {(element: HTMLElement, name: string) => string} */
const columnOf = (element, name) => one(element, `[data-column="${name}"]`)?.textContent ?? "";

/**
 * What the search reads of a row: what stands in it, and codes and names of what it has.
 *
 * @type {(element: HTMLElement, row: Row, lists: Lists, features: HTMLInputElement[]) => (string | null | undefined)[]}
 */
function textsOf(element, row, lists, features) {
  const { provider, payment, payout, also } = element.dataset;
  /** @type {(key: ListKey, codes: Iterable<string>) => (string | undefined)[]} */
  const names = (key, codes) => [...codes].flatMap((code) => [lists[key].names.get(code), lists[key].also.get(code)]);
  const abilities = features
    .filter((box) => row.features.has(box.value))
    .flatMap((box) => [box.nextSibling?.textContent, box.dataset.also]);
  return [
    ...[provider, payment, payout, also],
    ...["name", "status", "features"].map((name) => columnOf(element, name)),
    columnOf(element, "facts").replace(/\d/g, ""),
    ...abilities,
    ...SIDES.flatMap((side) => names(side, row.methods[side].keys())),
    ...names("country", row.countries),
  ];
}
