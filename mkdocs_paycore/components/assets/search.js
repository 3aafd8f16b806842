/**
 * Lets the search of Material forgive: where it finds nothing, it is asked once more, for words of the trade by the word
 * that pages use, and for words that are typed wrong by those near to them (Lunr's own `~`). Material's page and its
 * worker talk in messages, and what is typed is one of them; other themes send none of these.
 */
import { groupsOf, repairedQuery } from "./catalog-words.js";

/** The types of Material's messages to and from its worker. */
const QUERY = 2;
const RESULT = 3;
/** Filled in by `asset.py`: the words of the trade, in the language of the site. */
const TRADE = "{trade}";

/**
 * What each worker was asked last, until it was asked for something else instead.
 *
 * @type {Map<Worker, string>}
 */
const asked = new Map();
const post = globalThis.Worker?.prototype.postMessage;

/** @type {(worker: Worker, data: any) => void} */
function askAgain(worker, data) {
  if (data?.type !== RESULT || data.data.items.length) return;
  const again = repairedQuery(asked.get(worker) ?? "", groupsOf(TRADE));
  asked.set(worker, "");
  if (again) post.call(worker, { type: QUERY, data: again });
}

if (post) {
  /** @type {(this: Worker, message: any, ...rest: any) => void} */
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === QUERY) {
      if (!asked.has(this)) this.addEventListener("message", ({ data }) => askAgain(this, data));
      asked.set(this, message.data);
    }
    post.call(this, message, ...rest);
  };
}
