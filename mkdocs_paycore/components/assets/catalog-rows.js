/** What the catalog reads of its page: the rows of the table, and the lists of choices. */
import { rowOf, SIDES } from "./catalog-model.js";
import { fold } from "./catalog-words.js";
import { all, filled, make, one } from "./dom.js";

/** @import { Codes, Counts, Known, ListKey, Row } from "./catalog-model.js" */
/** @typedef {Record<ListKey, List>} Lists */

/** @type {(text?: string) => string[]} */
const codes = (text) => (text ? text.split(" ") : []);

/** Hundreds of options get their counts when a page has nothing better to do: nobody has opened a list by then. */
/** @type {(act: () => void) => void} */
const whenIdle = (act) => ("requestIdleCallback" in globalThis ? requestIdleCallback(act) : setTimeout(act));

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

/** How many rows are read before the page may do something else. */
const AT_ONCE = 12;

/** The rows of the table, read when they are asked for, and some at a time until then. */
export class Rows {
  /** @type {Map<Row, HTMLElement>} */
  read = new Map();

  /**
   * @param {HTMLElement} root
   * @param {Lists} lists
   * @param {HTMLInputElement[]} features
   */
  constructor(root, lists, features) {
    this.unread = all(root, "tr[data-provider]");
    this.lists = lists;
    this.features = features;
    /** @type {Known | null} */
    this.known = null;
  }

  /** All rows, with their elements. */
  get elements() {
    this.readSome(this.unread.length);
    return this.read;
  }

  /** @param {number} count of further rows to read */
  readSome(count) {
    this.known ??= knownOf(this.lists);
    for (const element of this.unread.splice(0, count)) {
      const row = readRow(element, this.lists, this.known);
      row.name = fold(`${element.dataset.provider}\n${columnOf(element, "name")}`);
      row.text = fold(textsOf(element, row, this.lists, this.features).join("\n"));
      this.read.set(row, element);
    }
  }

  /** Read the rows while the page is at rest, and act when all are read. @param {() => void} act */
  whenRead(act) {
    whenIdle(() => {
      this.readSome(AT_ONCE);
      if (this.unread.length) this.whenRead(act);
      else act();
    });
  }
}

/** @type {(lists: Lists) => Known} */
function knownOf({ payment, payout, currency }) {
  /** @type {(side: List) => Map<string, Codes>} */
  const currenciesOf = ({ options }) =>
    new Map(options.map(({ value, dataset }) => [value, new Set(currency.known(dataset.currencies))]));
  return { payment: currenciesOf(payment), payout: currenciesOf(payout) };
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
