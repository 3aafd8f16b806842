/**
 * Makes each `.paycore-catalog` of a page searchable. The table is in the page, and so is all that is known of its
 * rows; this shows the form above it, hides the rows that do not fit, and keeps what is chosen in the address (its
 * query), so that it can be shared and the back button takes it back. Nothing is stored, and nothing that is chosen or
 * typed is part of a request: methods that only one provider has stand in a list of their own, fetched once for the
 * search. What is read of the page: catalog-rows.js. Which rows fit: catalog-model.js.
 */
import { addressOf, choiceOf, hasChoice } from "./catalog-address.js";
import { BOXES, hasWord, inOrder, LISTS, tally } from "./catalog-model.js";
import { Result } from "./catalog-result.js";
import { List, readRows, whenIdle } from "./catalog-rows.js";
import { fold, forgiven, groupsOf, wordsOf } from "./catalog-words.js";
import { all, enhance, one, part } from "./dom.js";
import { MethodSearch } from "./method-search.js";

/** @import { BoxKey, Choice, ListKey, Row } from "./catalog-model.js" */

const IS_WIDE = matchMedia("(min-width: 45em)");
/** In milliseconds; browsers refuse an address that changes with every key. */
const TYPING_PAUSE = 300;
/** How many rows are read before the page may do something else. */
const AT_ONCE = 12;

class Catalog {
  typing = 0;
  hasTyped = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {HTMLFormElement} */
    this.form = one(root, "form");
    /** @type {any} */
    this.controls = this.form.elements;
    /** @type {(key: ListKey) => List} */
    const list = (key) => new List(root.querySelector(`select[name="${key}"]`));
    this.lists = {
      payment: list("payment"),
      payout: list("payout"),
      currency: list("currency"),
      country: list("country"),
    };
    /** @type {(key: BoxKey) => HTMLInputElement[]} */
    const boxes = (key) => all(root, `[name="${key}"]`);
    this.boxes = { status: boxes("status"), features: boxes("features") };
    this.currencies = new Map([...this.lists.currency.names].map(([code, name]) => [code, fold(name)]));
    this.trade = groupsOf(root.dataset.trade);
    /** @type {Map<Row, HTMLElement>} */
    this.rows = new Map();
    this.reading = readRows(root, this.lists, this.boxes.features, this.rows);
    /** @type {Set<string> | null} */
    this.known = null;
    this.bodies = { named: part(root, "named"), may: part(root, "may") };
    this.result = new Result(root);
    this.notSearched = all(root, "[data-own]");
    this.unasked = [...this.notSearched];
    this.listen();
    if (hasChoice(new URLSearchParams(location.search))) this.read();
    else this.prepare();
    this.open();
  }

  /** Show the form. What an address that was shared chooses is scrolled to. */
  open() {
    /** @type {HTMLDetailsElement} */
    const filters = one(this.root, "details");
    filters.open = IS_WIDE.matches;
    this.form.hidden = false;
    /** @type {PerformanceNavigationTiming[]} */
    const [visit] = /** @type {any} */ (performance.getEntriesByType("navigation"));
    const isShared = hasChoice(new URLSearchParams(location.search)) && !location.hash;
    if (isShared && visit?.type === "navigate") this.root.scrollIntoView();
  }

  /** What is chosen in the form. */
  choice() {
    const { controls, lists } = this;
    /** @type {(key: BoxKey) => string[]} */
    const checked = (key) => this.boxes[key].filter((box) => box.checked).map((box) => box.value);
    /** @type {Choice} */
    const choice = {
      find: controls.find.value,
      status: checked("status"),
      features: checked("features"),
      payment: lists.payment.chosen,
      payout: lists.payout.chosen,
      currency: lists.currency.chosen,
      country: lists.country.chosen,
      named: !!controls.named?.checked,
      view: controls.view.value,
    };
    return choice;
  }

  /**
   * Choose in the form.
   *
   * @param {Choice} choice
   */
  choose(choice) {
    const { controls } = this;
    controls.find.value = choice.find;
    for (const key of BOXES) for (const box of this.boxes[key]) box.checked = choice[key].includes(box.value);
    for (const key of LISTS) this.lists[key].chosen = choice[key];
    if (controls.named) controls.named.checked = choice.named;
    controls.view.value = choice.view;
  }

  /** All words that the search reads: what a word that was typed wrong may be meant for. */
  vocabulary() {
    const texts = [...this.elements.keys()].map(({ text }) => text);
    this.known ??= new Set(texts.join("\n").split(/[^\p{L}\p{N}]+/u));
    return this.known;
  }

  /** Show the rows that fit, and beside each choice how many rows it would leave. */
  show() {
    const choice = this.choice();
    const rows = [...this.elements.keys()];
    const typed = wordsOf(choice.find, this.currencies, this.trade);
    const { words, repairs } = forgiven(
      typed,
      (word) => rows.some((row) => hasWord(row, word)),
      () => this.vocabulary(),
    );
    const { fitting, counts } = tally(rows, choice, words);
    this.place(fitting, inOrder(fitting, words));
    for (const key of LISTS) this.lists[key].show(counts[key]);
    for (const key of BOXES) {
      for (const box of this.boxes[key]) {
        one(/** @type {any} */ (box.closest("label")), "[data-count]").textContent =
          `${counts[key].get(box.value) ?? 0}`;
      }
    }
    this.result.show(fitting.size, choice, repairs);
    for (const note of this.notSearched) note.hidden = fitting.size > 0 || !choice.find.trim();
  }

  /**
   * Put the rows that fit into their groups, in their order, and hide the others. Rows that stay as they are are not
   * touched: what has the focus would lose it.
   *
   * @param {Map<Row, number>} fitting
   * @param {Row[]} order
   */
  place(fitting, order) {
    for (const [row, element] of this.elements) {
      const isHidden = !fitting.has(row);
      if (element.hidden !== isHidden) element.hidden = isHidden;
    }
    const groups = [order.filter((row) => !fitting.get(row)), order.filter((row) => fitting.get(row))];
    const { named, may } = this.bodies;
    for (const [group, body] of [named, may].entries()) {
      const wanted = groups[group].map((row) => /** @type {HTMLElement} */ (this.elements.get(row)));
      const present = all(body, "tr[data-provider]").filter(({ hidden }) => !hidden);
      if (wanted.some((element, index) => element !== present[index])) body.append(...wanted);
    }
    may.hidden = !groups[1].length;
    one(named, "[data-part=group]").hidden = may.hidden || !groups[0].length;
  }

  /**
   * Fetch the lists of methods that only one provider has, and let the search find the provider by them. Where one does
   * not come, it stays "Not searched" and is asked for again; from a file a browser fetches none.
   */
  fetchOwn() {
    if (location.protocol === "file:") return;
    for (const note of this.unasked.splice(0)) this.learn(note).catch(() => this.unasked.push(note));
  }

  /** @param {HTMLElement} note says that a list is not searched, and links to it */
  async learn(note) {
    /** @type {HTMLAnchorElement} */
    const link = one(note, "a");
    const answer = await fetch(link.href);
    const list = new DOMParser().parseFromString(await answer.text(), "text/html");
    const items = all(list, ".paycore-directory__own > li");
    if (!items.length) throw new Error(`${answer.url}: ${answer.status}`);
    const texts = items.map((item) => `${item.id.replace("method-", "")}\n${item.textContent}`);
    for (const [row, { dataset }] of this.elements) {
      if (dataset.provider === note.dataset.own) row.text += fold(`\n${texts.join("\n")}`);
    }
    this.known = null;
    note.remove();
    this.show();
  }

  /** All rows, with their elements. */
  get elements() {
    Array.from(this.reading);
    return this.rows;
  }

  /** Read the rows while the page is at rest, some at a time, and show what they come to. */
  prepare() {
    whenIdle(() => {
      for (let left = AT_ONCE; left; left -= 1) if (this.reading.next().done) return this.show();
      this.prepare();
    });
  }

  /** Take what is chosen from the address. */
  read() {
    this.choose(choiceOf(new URLSearchParams(location.search)));
    clearTimeout(this.typing);
    this.typing = 0;
    this.hasTyped = false;
    if (this.controls.find.value) this.fetchOwn();
    this.show();
  }

  /**
   * Put what is chosen into the address.
   *
   * @param {boolean} isNew as a new entry of the history, or in the place of the present one
   */
  write(isNew) {
    clearTimeout(this.typing);
    this.typing = 0;
    if (!this.root.isConnected) return;
    const address = addressOf(location.href, this.choice());
    if (address !== location.href) history[isNew ? "pushState" : "replaceState"](history.state, "", address);
  }

  listen() {
    const { form, controls } = this;
    controls.find.addEventListener("focus", () => this.fetchOwn());
    form.addEventListener("input", ({ target }) => {
      if (target === controls.find) this.type();
    });
    form.addEventListener("change", ({ target }) => this.change(/** @type {any} */ (target).name));
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.clear();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
  }

  /** A search is one entry of the history, however long it is typed. */
  type() {
    this.show();
    if (!this.typing && !this.hasTyped) this.write(true);
    this.hasTyped = true;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.write(false), TYPING_PAUSE);
  }

  /** @param {string} name of the control that has changed */
  change(name) {
    this.hasTyped = false;
    if (name !== "find") this.show();
    this.write(name !== "find" && name !== "view");
  }

  clear() {
    this.choose({ ...choiceOf(new URLSearchParams()), view: this.choice().view });
    this.hasTyped = false;
    this.show();
    this.write(true);
    this.controls.find.focus();
  }

  /** Go to the first row that fits. */
  go() {
    this.write(false);
    one(this.root, "tr[data-provider]:not([hidden]) a")?.focus();
  }
}

enhance(".paycore-find", (form) => new MethodSearch(form));
/** @type {Set<Catalog>} */
const catalogs = new Set();
enhance(".paycore-catalog", (root) => catalogs.add(new Catalog(root)));
addEventListener("popstate", () => {
  for (const catalog of catalogs) {
    if (catalog.root.isConnected) catalog.read();
    else catalogs.delete(catalog);
  }
});
