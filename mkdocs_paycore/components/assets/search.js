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
 * What is known of a worker: how many questions it has not answered yet, and what to ask where the last finds nothing.
 *
 * @typedef {{ open: number, more: string[] }} Asked
 * @type {WeakMap<Worker, Asked>}
 */
const workers = new WeakMap();
const post = globalThis.Worker?.prototype.postMessage;

/**
 * Answers come in the order of the questions. All but the last are of what was typed before: what they find says nothing
 * about the search that is waited for.
 *
 * @type {(worker: Worker) => Asked}
 */
function heard(worker) {
  /** @type {Asked} */
  const asked = { open: 0, more: [] };
  workers.set(worker, asked);
  worker.addEventListener("message", ({ data }) => {
    if (data?.type !== RESULT) return;
    // One may be an answer to what was asked before this script was loaded.
    asked.open = Math.max(0, asked.open - 1);
    const next = !asked.open && !data.data?.items?.length && asked.more.shift();
    if (!next) return;
    asked.open += 1;
    post.call(worker, { type: QUERY, data: next });
  });
  return asked;
}

/**
 * What was typed before this script was loaded, Material has asked for already, and asks for again only if it is another
 * text.
 *
 * @type {(input: HTMLInputElement | null | undefined) => void}
 */
function askAnew(input) {
  if (!input?.value) return;
  const { value } = input;
  for (const text of [`${value} `, value]) {
    input.value = text;
    input.dispatchEvent(new Event("keyup"));
  }
}

if (post) {
  /** @type {(this: Worker, message: any, ...rest: any) => void} */
  Worker.prototype.postMessage = function (message, ...rest) {
    let sent = message;
    if (message?.type === QUERY && typeof message.data === "string") {
      const asked = workers.get(this) ?? heard(this);
      const [first, ...more] = searches(message.data, groupsOf(TRADE, plain));
      asked.open += 1;
      asked.more = more;
      sent = { ...message, data: first };
    }
    post.call(this, sent, ...rest);
  };
  askAnew(globalThis.document?.querySelector("input[data-md-component=search-query]"));
}
