/**
 * Which providers fit what is chosen in the catalog, and how many would fit another choice. No page, no DOM.
 *
 * A provider may have a method in a currency where nothing that is known speaks against it: see `possibleCurrencies`.
 * Payments through a host-to-host account are payments (catalog/offer.py).
 */

/**
 * @typedef {"payment" | "payout"} Side
 * @typedef {Side | "currency" | "country"} ListKey
 * @typedef {"status" | "features"} BoxKey
 * @typedef {ReadonlySet<string>} Codes
 *
 * @typedef {object} Facts what a page tells of a provider
 * @property {string} status
 * @property {string[]} features with those that they bring along
 * @property {string[]} payment codes of methods
 * @property {string[]} payout
 * @property {string[]} currencies those that the provider names
 * @property {string[]} countries
 *
 * @typedef {Record<Side, Map<string, Codes>>} Known the currencies that each method is known to come in
 *
 * @typedef {object} Row
 * @property {string} status
 * @property {Codes} features
 * @property {Record<Side, Map<string, Codes>>} methods each with the currencies that it may come in
 * @property {boolean} namesCurrencies
 * @property {Codes} currencies all that the provider may have
 * @property {Record<Side, Codes>} bySide those of its payments, and of its payouts
 * @property {Codes} countries
 * @property {Record<ListKey | BoxKey, string[]>} codes what each filter can choose it by
 * @property {string} name with other names and the code, folded
 * @property {string} text what the search reads, folded
 *
 * @typedef {object} Choice what is chosen: an empty text or list chooses nothing
 * @property {string} find
 * @property {string[]} status
 * @property {string[]} features
 * @property {string} payment
 * @property {string} payout
 * @property {string} currency
 * @property {string} country
 * @property {boolean} named only providers that name their currencies
 * @property {"table" | "cards"} view
 *
 * @typedef {Map<string, number>} Counts
 */

/** @import { Word } from "./catalog-words.js" */

/** @type {Side[]} */
export const SIDES = ["payment", "payout"];
/** @type {ListKey[]} */
export const LISTS = [...SIDES, "currency", "country"];
/** @type {BoxKey[]} */
export const BOXES = ["status", "features"];
const FILTERS = [...BOXES, ...LISTS];

/**
 * The side of which each feature is (catalog/offer.py); those of other products are of none.
 *
 * @type {Record<string, Side>}
 */
export const SIDE_OF = { payments: "payment", h2h: "payment", payouts: "payout" };

/**
 * The currencies in which a provider may have a method: those that both the provider names and the method is known to
 * come in, or those of the only list there is (catalog/service.py).
 *
 * @type {(named: Codes, known: Codes) => Codes}
 */
export function possibleCurrencies(named, known) {
  if (!named.size || !known.size) return named.size ? named : known;
  return new Set([...named].filter((code) => known.has(code)));
}

/** @type {(sets: Iterable<Codes>) => Codes} */
const union = (sets) => new Set([...sets].flatMap((codes) => [...codes]));

/**
 * What is known of a provider; the search reads nothing of it yet.
 *
 * @type {(facts: Facts, known: Known) => Row}
 */
export function rowOf(facts, known) {
  const named = new Set(facts.currencies);
  /** @type {(side: Side) => Map<string, Codes>} */
  const methodsOf = (side) =>
    new Map(facts[side].map((code) => [code, possibleCurrencies(named, known[side].get(code) ?? new Set())]));
  const methods = { payment: methodsOf("payment"), payout: methodsOf("payout") };
  /**
   * Where no method of a side is known, its currencies are all that the provider names.
   *
   * @type {(side: Side) => Codes}
   */
  const currenciesOf = (side) => (methods[side].size ? union(methods[side].values()) : named);
  const bySide = { payment: currenciesOf("payment"), payout: currenciesOf("payout") };
  const currencies = named.size ? named : union(Object.values(bySide));
  return {
    status: facts.status,
    features: new Set(facts.features),
    methods,
    namesCurrencies: named.size > 0,
    currencies,
    bySide,
    countries: new Set(facts.countries),
    codes: {
      status: [facts.status],
      features: facts.features,
      payment: [...methods.payment.keys()],
      payout: [...methods.payout.keys()],
      currency: [...currencies],
      country: [...new Set(facts.countries)],
    },
    name: "",
    text: "",
  };
}

/** @type {(row: Row, word: Word) => boolean} */
const saysWord = (row, { texts }) => texts.some((text) => row.text.includes(text));

/** @type {(row: Row, word: Word) => boolean} */
export const hasWord = (row, word) => saysWord(row, word) || word.currencies.some((code) => row.currencies.has(code));

/** @type {(row: Row, choice: Choice, words: Word[]) => boolean} */
const isFound = (row, { named }, words) => (!named || row.namesCurrencies) && words.every((word) => hasWord(row, word));

/**
 * Whether a provider has a method, in a currency where one is given. No method: it need not have one.
 *
 * @type {(row: Row, side: Side, method: string, currency: string) => boolean}
 */
function hasMethod(row, side, method, currency) {
  if (!method) return true;
  const currencies = row.methods[side].get(method);
  return !!currencies && (!currency || currencies.has(currency));
}

/**
 * Whether a provider has all features in a currency, where one is given: payouts in it, if payouts are asked for.
 *
 * @type {(row: Row, currency: string, features: string[]) => boolean}
 */
function comesIn(row, currency, features) {
  if (!currency) return true;
  if (!features.length) return row.currencies.has(currency);
  return features.every((feature) => (row.bySide[SIDE_OF[feature]] ?? row.currencies).has(currency));
}

/**
 * The filters that a provider does not meet.
 *
 * @type {(row: Row, choice: Choice) => string[]}
 */
function missed(row, { status, features, payment, payout, currency, country }) {
  /** @type {string[]} */
  const missing = [];
  /** @type {(key: ListKey | BoxKey, isMet: boolean) => void} */
  const ask = (key, isMet) => {
    if (!isMet) missing.push(key);
  };
  ask("status", !status.length || status.includes(row.status));
  ask(
    "features",
    features.every((feature) => row.features.has(feature)),
  );
  ask("payment", hasMethod(row, "payment", payment, currency));
  ask("payout", hasMethod(row, "payout", payout, currency));
  ask("currency", comesIn(row, currency, features));
  ask("country", !country || row.countries.has(country));
  return missing;
}

/**
 * Whether a code of a filter, chosen in addition or in place of what is chosen there, leaves a provider that has it.
 *
 * @type {(row: Row, choice: Choice, key: ListKey | BoxKey, code: string) => boolean}
 */
function leaves(row, { payment, payout, currency, features }, key, code) {
  if (key === "payment" || key === "payout") return hasMethod(row, key, code, currency);
  if (key === "features") return comesIn(row, currency, [code]);
  if (key !== "currency") return true;
  return (
    comesIn(row, code, features) && hasMethod(row, "payment", payment, code) && hasMethod(row, "payout", payout, code)
  );
}

/**
 * The filters of which another choice may leave a provider, by the filters that it misses now: one that it misses alone.
 * Another currency may be what its methods lack too; another feature is asked for in addition, so it must fit already.
 *
 * @type {(missing: string[]) => (ListKey | BoxKey)[]}
 */
function openFilters(missing) {
  if (!missing.length) return FILTERS;
  const isMoney = missing.every((key) => ["currency", "payment", "payout"].includes(key));
  return FILTERS.filter((key) =>
    key === "currency" ? isMoney : key !== "features" && missing.every((each) => each === key),
  );
}

/**
 * In which group a provider that fits is shown: 0 where all that is asked for is known of it, 1 where it only may come in
 * a currency that is asked for, for it names none.
 *
 * @type {(row: Row, choice: Choice, words: Word[]) => number}
 */
const groupOf = (row, { currency }, words) =>
  Number(!row.namesCurrencies && (!!currency || words.some((word) => !saysWord(row, word))));

/**
 * Rows as they are shown: by group, in it those first whose name has all that is searched for, else as they stand.
 *
 * @type {(fitting: Map<Row, number>, words: Word[]) => Row[]}
 */
export function inOrder(fitting, words) {
  /** @type {(row: Row) => number} */
  const rank = (row) => {
    const isNamed = words.every(({ texts }) => texts.some((text) => row.name.includes(text)));
    return 2 * (fitting.get(row) ?? 0) + Number(!isNamed);
  };
  return [...fitting.keys()].sort((one, other) => rank(one) - rank(other));
}

/**
 * The providers that fit with their group, and for each choice of a filter how many it would leave.
 *
 * @param {Row[]} rows
 * @param {Choice} choice
 * @param {Word[]} words those of `choice.find`
 */
export function tally(rows, choice, words) {
  /** @type {Map<Row, number>} */
  const fitting = new Map();
  /** @type {Record<ListKey | BoxKey, Counts>} */
  const counts = /** @type {any} */ (Object.fromEntries(FILTERS.map((key) => [key, new Map()])));
  for (const row of rows) {
    if (!isFound(row, choice, words)) continue;
    const missing = missed(row, choice);
    if (!missing.length) fitting.set(row, groupOf(row, choice, words));
    for (const key of openFilters(missing)) {
      for (const code of row.codes[key]) {
        if (leaves(row, choice, key, code)) counts[key].set(code, (counts[key].get(code) ?? 0) + 1);
      }
    }
  }
  return { fitting, counts };
}

/**
 * How many filters are on, without the search.
 *
 * @param {Choice} choice
 */
export function activeFilters(choice) {
  const lists = LISTS.filter((key) => choice[key]).length;
  return lists + choice.status.length + choice.features.length + Number(choice.named);
}
