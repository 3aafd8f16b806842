/** What is chosen in the catalog, as the query of an address. No page, no DOM. */
import { BOXES, LISTS } from "./catalog-model.js";

/** @import { Choice } from "./catalog-model.js" */

/** What is in the address; `q` is that of Material's search. */
const KEYS = ["find", ...BOXES, ...LISTS, "named", "view"];

/** @type {(query: URLSearchParams) => boolean} */
export const hasChoice = (query) => KEYS.some((key) => query.has(key));

/** @type {(query: URLSearchParams) => Choice} */
export function choiceOf(query) {
  /** @type {(key: string) => string} */
  const text = (key) => query.get(key) ?? "";
  return {
    find: text("find"),
    status: text("status").split(",").filter(Boolean),
    features: text("features").split(",").filter(Boolean),
    payment: text("payment"),
    payout: text("payout"),
    currency: text("currency"),
    country: text("country"),
    named: text("named") === "1",
    view: text("view") === "cards" ? "cards" : "table",
  };
}

/**
 * An address with what is chosen in its query, and what else was there.
 *
 * @type {(address: string, choice: Choice) => string}
 */
export function addressOf(address, choice) {
  const url = new URL(address);
  const { searchParams: query } = url;
  /** @type {Record<string, string | boolean>} */
  const texts = {
    ...choice,
    find: choice.find.trim(),
    status: choice.status.join(","),
    features: choice.features.join(","),
    named: choice.named && "1",
    view: choice.view === "cards" && "cards",
  };
  for (const key of KEYS) {
    query.delete(key);
    if (texts[key]) query.append(key, String(texts[key]));
  }
  url.search = query.toString().replaceAll("%2C", ",");
  return url.href;
}
