/**
 * Lets the search of Material forgive: it is asked for all words of a search, then, where nothing has them all, for what
 * is meant by words of the trade and by words that are typed wrong, and then for any of the words. Material's page and its
 * worker talk in messages, and what is typed is one of them, a text; other themes send none of these.
 */
import { groupsOf, plain, searches } from "./catalog-words.js";

/** The types of Material's messages to and from its worker. */
const QUERY = 2;
const RESULT = 3;
/** Filled in by `asset.py`: the words of the trade, in the language of the site. */
const TRADE = "{trade}";

/**
 * What each worker is still to be asked, until something is found.
 *
 * @type {Map<Worker, string[]>}
 */
const waiting = new Map();
const post = globalThis.Worker?.prototype.postMessage;

/** @type {(worker: Worker, data: any) => void} */
function askAgain(worker, data) {
  const next = data?.type === RESULT && data.data?.items?.length === 0 && waiting.get(worker)?.shift();
  if (next) post.call(worker, { type: QUERY, data: next });
}

if (post) {
  /** @type {(this: Worker, message: any, ...rest: any) => void} */
  Worker.prototype.postMessage = function (message, ...rest) {
    let asked = message;
    if (message?.type === QUERY && typeof message.data === "string") {
      if (!waiting.has(this)) this.addEventListener("message", ({ data }) => askAgain(this, data));
      const [first, ...more] = searches(message.data, groupsOf(TRADE, plain));
      waiting.set(this, more);
      asked = { ...message, data: first };
    }
    post.call(this, asked, ...rest);
  };
}
