// What the search of Material is asked, in a page whose worker answers when the test says so.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

const QUERY = 2;
const RESULT = 3;

/** A worker that keeps what it is asked. */
class Worker extends EventTarget {
  /** @type {string[]} */
  asked = [];

  /** @param {{ type: number, data: string }} message */
  postMessage(message) {
    this.asked.push(message.type === QUERY ? message.data : `type ${message.type}`);
  }

  /** @type {(...items: string[]) => void} */
  answer(...items) {
    this.dispatchEvent(new MessageEvent("message", { data: { type: RESULT, data: { items } } }));
  }

  /** @type {(...texts: string[]) => this} */
  ask(...texts) {
    for (const data of texts) this.postMessage({ type: QUERY, data });
    return this;
  }
}

/** The box in which something was typed before the script was loaded. */
class Input extends EventTarget {
  value = "stripe";
}

const input = new Input();
/** @type {string[]} */
const keys = [];
input.addEventListener("keyup", () => keys.push(input.value));
Object.assign(globalThis, { Worker, document: { querySelector: () => input } });
const script = new URL("../../mkdocs_paycore/components/assets/search.js", import.meta.url);
await import(script.href);

describe("the search", () => {
  test("is asked for all words, for words with typing errors and for any of them, until something is found", () => {
    const worker = new Worker().ask("stripe xqzvw");
    assert.deepEqual(worker.asked, ["+stripe* +xqzvw*"]);
    worker.answer();
    worker.answer();
    assert.deepEqual(worker.asked, ["+stripe* +xqzvw*", "+stripe~1 +xqzvw~1", "stripe xqzvw"]);
    worker.answer("Stripe");
    assert.equal(worker.asked.length, 3);
  });
  test("is asked for nothing more when something is found, or when nothing is left to ask", () => {
    const worker = new Worker().ask("interkasa");
    worker.answer("Interkassa");
    assert.deepEqual(worker.asked, ["interkasa"]);
    worker.ask("xqzvw");
    for (let count = 0; count < 5; count += 1) worker.answer();
    assert.deepEqual(worker.asked, ["interkasa", "xqzvw", "+xqzvw~1"]);
  });
  test("heeds no answer to what was typed before", () => {
    const worker = new Worker().ask("interk", "interkasa");
    worker.answer();
    assert.deepEqual(worker.asked, ["interk", "interkasa"]);
    worker.answer();
    assert.deepEqual(worker.asked, ["interk", "interkasa", "+interkasa~2"]);
    worker.answer("Interkassa");
    assert.equal(worker.asked.length, 3);
  });
  test("heeds the answer to what is asked once more", () => {
    const worker = new Worker().ask("interkasa");
    worker.answer();
    worker.ask("interkass");
    worker.answer();
    assert.deepEqual(worker.asked, ["interkasa", "+interkasa~2", "interkass"]);
    worker.answer("Interkassa");
    assert.equal(worker.asked.length, 3);
  });
  test("of each page has a worker of its own", () => {
    const [one, other] = [new Worker().ask("interkasa"), new Worker().ask("conectum")];
    other.answer();
    assert.deepEqual(one.asked, ["interkasa"]);
    assert.deepEqual(other.asked, ["conectum", "+conectum~2"]);
  });
  test("leaves all other messages as they are", () => {
    const worker = new Worker();
    worker.postMessage({ type: 0, data: "setup" });
    worker.ask("a");
    worker.dispatchEvent(new MessageEvent("message", { data: { type: 1 } }));
    worker.dispatchEvent(new MessageEvent("message", { data: undefined }));
    assert.deepEqual(worker.asked, ["type 0", "a"]);
  });
  test("is told again what was typed before the script was there", () => {
    assert.deepEqual(keys, ["stripe ", "stripe"]);
    assert.equal(input.value, "stripe");
  });
});
