// Which providers fit a choice, and how many each other choice would leave.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as addresses from "../../mkdocs_paycore/components/assets/catalog-address.js";
import * as model from "../../mkdocs_paycore/components/assets/catalog-model.js";
import { fold, wordsOf } from "../../mkdocs_paycore/components/assets/catalog-words.js";

/** @import { Choice, Facts } from "../../mkdocs_paycore/components/assets/catalog-model.js" */

const CURRENCIES = new Map([
  ["BRL", "brl brazilian real"],
  ["EUR", "eur euro"],
  ["USD", "usd us dollar"],
]);
const KNOWN = {
  payment: new Map([
    ["pix", new Set(["BRL"])],
    ["card", new Set()],
    ["sepa", new Set(["EUR"])],
  ]),
  payout: new Map([["pix", new Set(["BRL", "USD"])]]),
};

/** @type {Choice} */
const NOTHING = addresses.choiceOf(new URLSearchParams());

/** @type {(facts: Partial<Facts>, text?: string) => model.Row} */
function row(facts, text = "") {
  const nothing = { status: "ready", features: [], payment: [], payout: [], currencies: [], countries: [] };
  return { ...model.rowOf({ ...nothing, ...facts }, KNOWN), name: fold(text), text: fold(text) };
}

const ROWS = {
  brazil: row(
    { features: ["h2h", "payouts", "payments"], payment: ["pix", "card"], payout: ["pix"], currencies: ["BRL"] },
    "Pague",
  ),
  europe: row({
    features: ["payments"],
    payment: ["sepa", "card"],
    currencies: ["EUR", "USD"],
    countries: ["DE", "FR"],
  }),
  open: row(
    { status: "not_ready", features: ["payments", "payouts"], payment: ["pix", "card"], payout: ["pix"] },
    "Öpen",
  ),
  bare: row({ countries: ["DE"] }, "Bare"),
  split: row({ features: ["payments", "payouts"], payment: ["sepa"], payout: ["pix"], currencies: ["BRL", "EUR"] }),
  silent: row({ features: ["payouts"], currencies: ["EUR"] }),
};

/** @type {(choice: Partial<Choice>) => string[]} */
function fitting(choice) {
  const whole = { ...NOTHING, ...choice };
  const found = model.tally(Object.values(ROWS), whole, wordsOf(whole.find, CURRENCIES)).fitting;
  return Object.entries(ROWS).flatMap(([name, each]) => (found.has(each) ? name : []));
}

describe("currencies that a method may come in", () => {
  /** @type {[what: string, named: string[], known: string[], possible: string[]][]} */
  const cases = [
    ["those of both lists", ["BRL", "EUR"], ["EUR", "USD"], ["EUR"]],
    ["none, where the lists have none in common", ["BRL"], ["EUR"], []],
    ["those that the provider names, where the method's are unknown", ["BRL", "EUR"], [], ["BRL", "EUR"]],
    ["those of the method, where the provider names none", [], ["EUR"], ["EUR"]],
    ["none, where nothing is known", [], [], []],
  ];
  for (const [what, named, known, possible] of cases) {
    test(what, () => assert.deepEqual([...model.possibleCurrencies(new Set(named), new Set(known))], possible));
  }
});

describe("providers that fit", () => {
  /** @type {[what: string, choice: Partial<Choice>, names: string[]][]} */
  const cases = [
    ["all, where nothing is chosen", {}, Object.keys(ROWS)],
    ["one of several statuses", { status: ["not_ready", "ready"] }, Object.keys(ROWS)],
    ["a status", { status: ["not_ready"] }, ["open"]],
    [
      "payments through a host-to-host account are payments",
      { features: ["payments"] },
      ["brazil", "europe", "open", "split"],
    ],
    ["every one of several features", { features: ["payments", "payouts"] }, ["brazil", "open", "split"]],
    ["a method in a currency that the provider names", { payment: "card", currency: "BRL" }, ["brazil"]],
    ["a method in a currency that only the method names", { payout: "pix", currency: "USD" }, ["open"]],
    [
      "no method whose currencies are unknown of a provider that names none",
      { payment: "card", currency: "EUR" },
      ["europe"],
    ],
    ["a currency of any method", { currency: "BRL" }, ["brazil", "open", "split"]],
    ["payouts in a currency", { currency: "USD", features: ["payouts"] }, ["open"]],
    ["payouts in a currency, where no method is known", { currency: "EUR", features: ["payouts"] }, ["silent"]],
    ["payments in a currency", { currency: "USD", features: ["payments"] }, ["europe"]],
    ["only where the provider names it", { currency: "BRL", named: true }, ["brazil", "split"]],
    ["a country", { country: "DE" }, ["europe", "bare"]],
    ["all of these together", { status: ["ready"], payment: "card", currency: "USD", country: "FR" }, ["europe"]],
    ["a word, whatever its case and its marks", { find: "  oPEN " }, ["open"]],
    ["every word", { find: "pag bare" }, []],
    ["a word of a currency's name", { find: "real" }, ["brazil", "open", "split"]],
    ["a word and a currency", { find: "pague brl" }, ["brazil"]],
  ];
  for (const [what, choice, names] of cases) {
    test(what, () => assert.deepEqual(fitting(choice), names));
  }
});

describe("the order of providers that fit", () => {
  /** @type {(choice: Partial<Choice>) => string[]} */
  const ordered = (choice) => {
    const whole = { ...NOTHING, ...choice };
    const words = wordsOf(whole.find, CURRENCIES);
    const { fitting } = model.tally(Object.values(ROWS), whole, words);
    const names = new Map(Object.entries(ROWS).map(([name, each]) => [each, name]));
    return model.inOrder(fitting, words).map((each) => `${names.get(each)} ${fitting.get(each)}`);
  };
  /** @type {[what: string, choice: Partial<Choice>, names: string[]][]} */
  const cases = [
    ["as they stand, where nothing is asked for", { payout: "pix" }, ["brazil 0", "open 0", "split 0"]],
    ["those that name a currency first", { currency: "BRL" }, ["brazil 0", "split 0", "open 1"]],
    ["also where a word asks for it", { find: "brl" }, ["brazil 0", "split 0", "open 1"]],
    ["a word that the row has asks for no currency", { find: "open" }, ["open 0"]],
  ];
  for (const [what, choice, names] of cases) {
    test(what, () => assert.deepEqual(ordered(choice), names));
  }
  test("those first that are called so", () => {
    const [named, other] = [row({}, "Pay"), { ...row({}, "Pay"), name: "other" }];
    const words = wordsOf("pay", CURRENCIES);
    const { fitting } = model.tally([other, named], { ...NOTHING, find: "pay" }, words);
    assert.deepEqual(model.inOrder(fitting, words), [named, other]);
  });
});

test("a feature of another product comes in the currencies that are named", () => {
  const nord = row({ status: "live", features: ["express", "labels"], currencies: ["SEK"] }, "Nord");
  /** @type {(currency: string, features: string[]) => boolean} */
  const fits = (currency, features) =>
    model.tally([nord], { ...NOTHING, currency, features }, wordsOf("", CURRENCIES)).fitting.has(nord);
  assert.equal(fits("SEK", ["labels"]), true);
  assert.equal(fits("EUR", ["labels"]), false);
  assert.equal(fits("SEK", ["tracking"]), false);
});

test("each choice is counted with the rows that it would leave", () => {
  const codes = {
    status: ["ready", "not_ready"],
    payment: ["", "pix", "card", "sepa"],
    payout: ["", "pix"],
    currency: ["", "BRL", "EUR", "USD"],
    country: ["", "DE", "FR"],
    features: ["payments", "payouts", "h2h"],
  };
  /** @type {Partial<Choice>[]} */
  let choices = [{}, { find: "euro" }, { named: true }];
  choices = choices.flatMap((each) => [[], ["ready"]].map((status) => ({ ...each, status })));
  choices = choices.flatMap((each) => [[], ["payouts"], ["h2h", "payouts"]].map((features) => ({ ...each, features })));
  for (const key of /** @type {const} */ (["payment", "payout", "currency", "country"])) {
    choices = choices.flatMap((each) => codes[key].map((code) => ({ ...each, [key]: code })));
  }
  for (const choice of choices) {
    const whole = { ...NOTHING, ...choice };
    const { counts } = model.tally(Object.values(ROWS), whole, wordsOf(whole.find, CURRENCIES));
    for (const key of model.LISTS) {
      for (const code of codes[key].filter(Boolean)) {
        assert.equal(counts[key].get(code) ?? 0, fitting({ ...choice, [key]: code }).length, `${key} ${code}`);
      }
    }
    for (const code of codes.status) {
      assert.equal(counts.status.get(code) ?? 0, fitting({ ...choice, status: [code] }).length, code);
    }
    for (const code of codes.features) {
      const features = [...new Set([...whole.features, code])];
      assert.equal(counts.features.get(code) ?? 0, fitting({ ...choice, features }).length, code);
    }
  }
  assert.equal(choices.length, 1728);
});

describe("an address", () => {
  const address = "https://a.example/connectors/?q=kept&find=old&view=cards#place";
  const whole = {
    find: "  pix brl ",
    status: ["ready"],
    features: ["h2h", "payouts"],
    payment: "card",
    payout: "pix",
    currency: "BRL",
    country: "BR",
    named: true,
    view: /** @type {const} */ ("cards"),
  };

  test("has what is chosen, and keeps what is not of the catalog", () => {
    assert.equal(
      addresses.addressOf(address, whole),
      "https://a.example/connectors/?q=kept&find=pix+brl&status=ready&features=h2h,payouts&payment=card&payout=pix" +
        "&currency=BRL&country=BR&named=1&view=cards#place",
    );
  });
  test("has nothing where nothing is chosen", () => {
    assert.equal(addresses.addressOf(address, NOTHING), "https://a.example/connectors/?q=kept#place");
  });
  test("gives back what it was made of", () => {
    const { searchParams } = new URL(addresses.addressOf(address, whole));
    assert.deepEqual(addresses.choiceOf(searchParams), { ...whole, find: "pix brl" });
  });
  test("says whether it chooses anything", () => {
    assert.equal(addresses.hasChoice(new URLSearchParams("q=pix")), false);
    assert.equal(addresses.hasChoice(new URLSearchParams("payout=pix")), true);
  });
});

test("active filters are counted without the search and the view", () => {
  assert.equal(model.activeFilters({ ...NOTHING, find: "pix", view: "cards" }), 0);
  assert.equal(model.activeFilters({ ...NOTHING, status: ["ready"], features: ["h2h", "payouts"], named: true }), 4);
  assert.equal(model.activeFilters({ ...NOTHING, payment: "pix", currency: "BRL" }), 2);
});
