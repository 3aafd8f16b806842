/**
 * Makes each `.paycore-catalog` of a page searchable. The table is in the page, and so is all that is known of its rows;
 * this shows the form above it, hides the rows that do not fit, and keeps what is chosen in the address (its query), so
 * that it can be shared and the back button takes it back. Nothing is stored, and nothing that is chosen or typed is
 * part of a request: methods that only one provider has stand in a list of their own, fetched once for the search.
 *
 * A provider may have a method in a currency where nothing that is known speaks against it: in the currencies that both
 * the provider names and the method is known to come in, or in those of the only list there is. A provider that names
 * no currencies may have those of all its methods. Payments through a host-to-host account are payments
 * (catalog/offer.py).
 */
const SIDES = ["payment", "payout"];
const LISTS = [...SIDES, "currency", "country"];
const BOXES = ["status", "features"];
const KEYS = ["find", ...BOXES, ...LISTS, "named", "view"]; // of the address; `q` is that of Material's search
const SIDE_OF = { payments: "payment", h2h: "payment", payouts: "payout" };
const ALSO_CALLED = { h2h: "host-to-host" };
const IS_WIDE = matchMedia("(min-width: 45em)");
const TYPING_PAUSE = 300; // milliseconds; browsers refuse an address that changes with every key

const catalogs = new Map(); // element -> Catalog

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => (text ? text.split(" ") : []);
/** Change a text; the same text is not put again, for a screen reader would say it again. */
const put = (element, text) => element.textContent === text || (element.textContent = text);

/** A select whose options tell how many rows they would leave. */
class List {
  constructor(select) {
    this.select = select;
    this.options = [...select.options].slice(1);
    this.names = this.options.map((option) => option.text.replace(/ \([\d,]+\)$/, ""));
    this.index = new Map(this.options.map((option, index) => [option.value, index]));
    this.counts = new Uint32Array(this.options.length);
    this.shown = null;
  }

  get chosen() {
    return this.select.selectedIndex - 1;
  }

  indexes(codes) {
    return words(codes).map((code) => this.index.get(code)).filter((index) => index !== undefined);
  }

  show() {
    const { counts, shown, chosen } = this;
    this.options.forEach((option, index) => {
      const count = counts[index];
      if (!shown || shown[index] !== count) option.text = `${this.names[index]} (${count})`;
      option.disabled = option.hidden = !count && index !== chosen;
    });
    this.shown = counts.slice();
  }
}

class Catalog {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.part = (name) => root.querySelector(`[data-part="${name}"]`);
    this.lists = Object.fromEntries(LISTS.map((key) => [key, this.list(key)]));
    this.boxes = Object.fromEntries(BOXES.map((key) => [key, [...root.querySelectorAll(`[name="${key}"]`)]]));
    this.known = Object.fromEntries(SIDES.map((side) => [side, this.knownCurrencies(side)]));
    this.money = this.lists.currency.names.map(fold);
    this.apart = [...root.querySelectorAll("[data-own]")];
    this.unasked = [...this.apart];
    this.rows = [...root.querySelectorAll("tr[data-provider]")].map((element) => this.row(element));
    this.typing = 0;
    this.listen();
    this.read();
    root.querySelector("details").open = IS_WIDE.matches;
    this.form.hidden = false;
    const isShared = KEYS.some((key) => new URLSearchParams(location.search).has(key)) && !location.hash;
    if (isShared && performance.getEntriesByType("navigation")[0]?.type === "navigate") root.scrollIntoView();
  }

  list(key) {
    const select = this.root.querySelector(`select[name="${key}"]`) ?? document.createElement("select");
    if (!select.options.length) select.add(new Option("", ""));
    return new List(select);
  }

  knownCurrencies(side) {
    return this.lists[side].options.map((option) => new Set(this.lists.currency.indexes(option.dataset.currencies)));
  }

  row(element) {
    const { provider, status, features, payment, payout, currencies, countries } = element.dataset;
    const { lists } = this;
    const row = {
      element,
      status,
      features: new Set(features.includes("h2h") ? ["payments", ...words(features)] : words(features)),
      payment: lists.payment.indexes(payment),
      payout: lists.payout.indexes(payout),
      named: new Set(lists.currency.indexes(currencies)),
      namesCurrencies: currencies !== "",
      countries: lists.country.indexes(countries),
    };
    const possible = SIDES.flatMap((side) => row[side].map((method) => [...this.known[side][method]]));
    row.currencies = row.namesCurrencies ? row.named : new Set(possible.flat());
    row.bySide = Object.fromEntries(SIDES.map((side) => [side, this.currenciesOf(row, side)]));
    const names = SIDES.flatMap((side) => row[side].map((method) => lists[side].names[method]));
    const places = row.countries.map((country) => lists.country.names[country]);
    const abilities = this.boxes.features.filter((box) => row.features.has(box.value));
    const called = abilities.flatMap((box) => [box.nextSibling.textContent, ALSO_CALLED[box.value] ?? ""]);
    const texts = [provider, payment, payout, ...names, ...places, ...called];
    for (const column of ["name", "status", "features", "facts"]) {
      const text = element.querySelector(`[data-column="${column}"]`).textContent;
      texts.push(column === "facts" ? text.replace(/\d/g, "") : text);
    }
    row.text = fold(texts.join("\n"));
    return row;
  }

  /** The words of the search, each with the currencies whose code or name has it. */
  sought() {
    const typed = fold(this.form.elements.find.value).split(/\s+/).filter(Boolean);
    const currenciesOf = (word) => this.money.flatMap((name, index) => (name.includes(word) ? index : []));
    return typed.map((word) => ({ word, currencies: currenciesOf(word) }));
  }

  /** Fetch the lists of methods that only one provider has, and let the search find the provider by them. */
  fetchOwn() {
    for (const part of this.unasked.splice(0)) {
      this.learn(part).catch(() => this.unasked.push(part)); // "Not searched" is said of it, and it is asked for again
    }
  }

  async learn(part) {
    const answer = await fetch(part.querySelector("a").href);
    const list = new DOMParser().parseFromString(await answer.text(), "text/html");
    const items = [...list.querySelectorAll(".paycore-directory__own > li")];
    if (!items.length) throw new Error(`${answer.url}: ${answer.status}`);
    const texts = items.map((item) => `${item.id.replace("method-", "")}\n${item.textContent}`);
    this.rows.find((row) => row.element.dataset.provider === part.dataset.own).text += fold(`\n${texts.join("\n")}`);
    part.remove();
    this.show();
  }

  /** The currencies of the row's payments, or payouts; where no method is known, all that the provider names. */
  currenciesOf(row, side) {
    if (!row[side].length) return row.named;
    return new Set([...row.currencies].filter((money) => row[side].some((method) => this.serves(row, side, method, money))));
  }

  /** Whether the row has a method in a currency. */
  serves(row, side, method, currency) {
    const known = this.known[side][method];
    if (!row.namesCurrencies) return known.has(currency);
    return row.named.has(currency) && (!known.size || known.has(currency));
  }

  checked(key) {
    return this.boxes[key].filter((box) => box.checked).map((box) => box.value);
  }

  /** Show the rows that fit, and beside each choice how many rows it would leave. */
  show() {
    const { lists, form } = this;
    const sought = this.sought();
    const has = (row, { word, currencies }) =>
      row.text.includes(word) || currencies.some((index) => row.currencies.has(index));
    const wanted = this.checked("features");
    const statuses = this.checked("status");
    const { payment, payout, currency, country } = Object.fromEntries(LISTS.map((key) => [key, lists[key].chosen]));
    const onlyNamed = form.elements.named?.checked;
    const sides = wanted.map((feature) => SIDE_OF[feature]);
    const inCurrency = (row, money, ...asked) =>
      money < 0 || (asked.length ? asked.every((side) => row.bySide[side].has(money)) : row.currencies.has(money));
    const tally = { status: {}, features: {} };
    for (const key of LISTS) lists[key].counts.fill(0);
    let found = 0;

    for (const row of this.rows) {
      let fits = false;
      if (sought.every((each) => has(row, each)) && (!onlyNamed || row.namesCurrencies)) {
        const hasStatus = !statuses.length || statuses.includes(row.status);
        const hasFeatures = wanted.every((feature) => row.features.has(feature));
        const hasCountry = country < 0 || row.countries.includes(country);
        const hasCurrency = inCurrency(row, currency, ...sides);
        const can = (side, chosen, money) =>
          chosen < 0 || (row[side].includes(chosen) && (money < 0 || this.serves(row, side, chosen, money)));
        const pays = can("payment", payment, currency);
        const paysOut = can("payout", payout, currency);
        const hasMoney = pays && paysOut && hasCurrency;
        fits = hasStatus && hasFeatures && hasCountry && hasMoney;
        if (hasMoney && hasFeatures && hasCountry) tally.status[row.status] = (tally.status[row.status] ?? 0) + 1;
        for (const feature of fits ? row.features : []) {
          if (inCurrency(row, currency, SIDE_OF[feature])) tally.features[feature] = (tally.features[feature] ?? 0) + 1;
        }
        if (hasMoney && hasStatus && hasFeatures) for (const each of row.countries) lists.country.counts[each] += 1;
        if (hasStatus && hasFeatures && hasCountry) {
          if (hasCurrency && paysOut) this.count(row, "payment", currency);
          if (hasCurrency && pays) this.count(row, "payout", currency);
          if (can("payment", payment, -1) && can("payout", payout, -1)) {
            for (const each of row.currencies) {
              const fitsIn = inCurrency(row, each, ...sides) && can("payment", payment, each) && can("payout", payout, each);
              if (fitsIn) lists.currency.counts[each] += 1;
            }
          }
        }
      }
      found += fits;
      if (row.element.hidden === fits) row.element.hidden = !fits;
    }

    for (const key of LISTS) lists[key].show();
    for (const key of BOXES) {
      for (const box of this.boxes[key]) {
        box.closest("label").querySelector("[data-count]").textContent = tally[key][box.value] ?? 0;
      }
    }
    this.tell(found);
    for (const part of this.apart) part.hidden = found > 0 || !sought.length;
  }

  count(row, side, currency) {
    const { counts } = this.lists[side];
    for (const method of row[side]) {
      if (currency < 0 || this.serves(row, side, method, currency)) counts[method] += 1;
    }
  }

  /** How many filters are on, without the search. */
  active() {
    const chosen = LISTS.filter((key) => this.lists[key].chosen >= 0).length;
    const boxes = BOXES.reduce((sum, key) => sum + this.checked(key).length, 0);
    return chosen + boxes + Number(Boolean(this.form.elements.named?.checked));
  }

  tell(found) {
    const all = this.rows.length;
    const active = this.active();
    const isAll = !active && !this.form.elements.find.value.trim();
    const number = isAll ? `${all}` : `${found} of ${all}`;
    const noun = all === 1 ? "provider" : "providers";
    const none = found ? "" : `. ${this.part("status").dataset.none}`;
    put(this.part("status"), `${number} ${noun}${none}`);
    put(this.root.querySelector("caption"), `${number} payment ${noun}`);
    put(this.part("active"), active ? ` (${active} on)` : "");
    this.form.querySelector("[type=reset]").hidden = isAll;
    this.root.querySelector("table").hidden = found === 0;
    this.root.dataset.view = this.form.elements.view.value;
  }

  /** Take what is chosen from the address. */
  read() {
    const query = new URLSearchParams(location.search);
    const { elements } = this.form;
    elements.find.value = query.get("find") ?? "";
    for (const key of BOXES) {
      const codes = (query.get(key) ?? "").split(",");
      for (const box of this.boxes[key]) box.checked = codes.includes(box.value);
    }
    for (const key of LISTS) {
      const index = this.lists[key].index.get(query.get(key));
      this.lists[key].select.selectedIndex = (index ?? -1) + 1;
    }
    if (elements.named) elements.named.checked = query.get("named") === "1";
    elements.view.value = query.get("view") === "cards" ? "cards" : "table";
    clearTimeout(this.typing);
    this.typing = 0;
    this.hasTyped = false;
    if (elements.find.value) this.fetchOwn();
    this.show();
  }

  /** Put what is chosen into the address: as a new entry of the history, or in the place of the present one. */
  write(isNew) {
    clearTimeout(this.typing);
    this.typing = 0;
    if (!this.root.isConnected) return;
    const url = new URL(location.href);
    for (const key of KEYS) url.searchParams.delete(key);
    const set = (key, value) => value && url.searchParams.set(key, value);
    set("find", this.form.elements.find.value.trim());
    for (const key of BOXES) set(key, this.checked(key).join(","));
    for (const key of LISTS) set(key, this.lists[key].select.value);
    set("named", this.form.elements.named?.checked ? "1" : "");
    set("view", this.form.elements.view.value === "cards" ? "cards" : "");
    url.search = url.searchParams.toString().replaceAll("%2C", ",");
    if (url.href !== location.href) history[isNew ? "pushState" : "replaceState"](history.state, "", url);
  }

  listen() {
    const { form } = this;
    form.elements.find.addEventListener("focus", () => this.fetchOwn());
    form.addEventListener("input", ({ target }) => {
      if (target.name !== "find") return;
      this.show();
      if (!this.typing && !this.hasTyped) this.write(true);
      this.hasTyped = true;
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.write(false), TYPING_PAUSE);
    });
    form.addEventListener("change", ({ target }) => {
      if (target.name === "find") {
        this.hasTyped = false;
        this.write(false);
        return;
      }
      this.show();
      this.hasTyped = false;
      this.write(target.name !== "view");
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      form.elements.find.value = "";
      for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = false;
      for (const key of LISTS) this.lists[key].select.selectedIndex = 0;
      this.hasTyped = false;
      this.show();
      this.write(true);
      form.elements.find.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write(false);
      this.rows.find((row) => !row.element.hidden)?.element.querySelector("a")?.focus();
    });
  }
}

function enhanceAll() {
  for (const root of catalogs.keys()) if (!root.isConnected) catalogs.delete(root);
  for (const root of document.querySelectorAll(".paycore-catalog")) {
    if (!catalogs.has(root)) catalogs.set(root, new Catalog(root));
  }
}

addEventListener("popstate", () => {
  for (const catalog of catalogs.values()) if (catalog.root.isConnected) catalog.read();
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", enhanceAll);
else enhanceAll();
globalThis.document$?.subscribe(enhanceAll); // Material's pages, the ones after instant navigation too
