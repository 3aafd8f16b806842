// What a search means: words of the trade, and typing errors.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as words from "../../mkdocs_paycore/components/assets/catalog-words.js";

const GROUPS = words.groupsOf("allow-list, whitelist, white list;Payouts, withdrawal");

describe("words of a search", () => {
  /** @type {[what: string, find: string, texts: string[][]][]} */
  const cases = [
    ["stand one by one", "  Pix  BRL", [["pix"], ["brl"]]],
    ["mean all of their group", "withdrawal", [["withdrawal", "payouts"]]],
    ["may be two that mean one", "white list", [["white list", "allow-list", "whitelist"]]],
    ["are two where the second is another", "white label", [["white"], ["label"]]],
    ["are read without marks and case", "PAYÖUTS", [["payouts", "withdrawal"]]],
    ["are read in Latin letters", "Сбербанк Південний", [["sberbank"], ["pivdenniy"]]],
    ["may stand apart in a name", "Alfa-Bank", [["alfa-bank", "alfa bank"]]],
    ["keep other letters", "支付宝", [["支付宝"]]],
    ["are none in an empty search", " ", []],
  ];
  for (const [what, find, texts] of cases) {
    test(what, () =>
      assert.deepEqual(
        words.wordsOf(find, new Map(), GROUPS).map((word) => word.texts),
        texts,
      ),
    );
  }
  test("name currencies by their code and by their name", () => {
    const currencies = new Map([
      ["BRL", "brl brazilian real"],
      ["EUR", "eur euro"],
    ]);
    assert.deepEqual(
      words.wordsOf("brl real", currencies).map((word) => word.currencies),
      [["BRL"], ["BRL"]],
    );
  });
});

describe("errors until a text begins a word", () => {
  /** @type {[text: string, word: string, count: number][]} */
  const cases = [
    ["stripe", "stripe", 0],
    ["stri", "stripe", 0],
    ["stirpe", "stripe", 1],
    ["strpe", "stripe", 1],
    ["strippe", "stripe", 1],
    ["strope", "stripe", 1],
    ["interkasa", "interkassa", 1],
    ["conectum", "connectum", 1],
    ["intrkasa", "interkassa", 2],
    ["stripe", "square", 3],
    ["stripe", "", 3],
  ];
  for (const [text, word, count] of cases) {
    test(`${text} for ${word}: ${count}`, () => assert.equal(words.errors(text, word, 2), count));
  }
});

describe("the nearest words", () => {
  const vocabulary = ["pix", "paypal", "orphan", "klarna", "klarma", "interkassa", "interkassu", "connectum"];
  /** @type {[text: string, near: string[]][]} */
  const cases = [
    ["pi", []],
    ["pox", []],
    ["pixx", ["pix"]],
    ["orfh", []],
    ["aypal", ["paypal"]],
    ["klrna", ["klarna"]],
    ["klara", ["klarna", "klarma"]],
    ["zorph", []],
    ["interkasa", ["interkassa", "interkassu"]],
    ["inetrkasa", ["interkassa", "interkassu"]],
    ["conectum", ["connectum"]],
    ["conetum", []],
    ["zzzzzzzz", []],
  ];
  for (const [text, near] of cases) {
    test(`${text}: ${near.join(", ") || "none"}`, () => assert.deepEqual(words.nearest(text, vocabulary), near));
  }
});

describe("a search is forgiven", () => {
  const vocabulary = () => ["interkassa", "pix"];
  /** @type {(find: string) => ReturnType<typeof words.forgiven>} */
  const forgiven = (find) =>
    words.forgiven(words.wordsOf(find, new Map()), ({ texts }) => ["interkassa", "pix"].includes(texts[0]), vocabulary);
  test("the words that nothing has, and only those", () => {
    const { words: meant, repairs } = forgiven("interkasa pix");
    assert.deepEqual(
      meant.map(({ texts }) => texts),
      [["interkassa"], ["pix"]],
    );
    assert.deepEqual(repairs, [{ typed: "interkasa", meant: ["interkassa"] }]);
  });
  test("and what was typed is told as it was typed", () =>
    assert.deepEqual(forgiven("Интеркаса").repairs, [{ typed: "Интеркаса", meant: ["interkassa"] }]));
  test("nothing where nothing is near", () => {
    const { words: meant, repairs } = forgiven("zzzz");
    assert.deepEqual(
      meant.map(({ texts }) => texts),
      [["zzzz"]],
    );
    assert.deepEqual(repairs, []);
  });
});

describe("a full-text search is asked, one after the other, for", () => {
  /** @type {[query: string, asked: string[]][]} */
  const cases = [
    ["interkasa", ["interkasa", "+interkasa~2"]],
    ["aple pay", ["+aple* +pay*", "+aple~1 +pay", "aple pay"]],
    ["whitelist", ['"allow-list"', "whitelist"]],
    ["White List strpie", ['"allow-list" +strpie~1', "+White* +List* +strpie*", "White List strpie"]],
    ["pix", ["pix"]],
    ["allow-list", ["allow-list"]],
    ['"interkasa"', ['"interkasa"']],
    ["+interkasa~1 pay", ["+interkasa~1 pay"]],
    ["pay -pal", ["pay -pal"]],
    ["Alfa-Bank", ["Alfa-Bank", "+alfa-bank~2"]],
    ["Сбербанк", ["Сбербанк", "sberbank", "+сбербанк~2", "+sberbank~2"]],
    [" ", [" "]],
  ];
  for (const [query, asked] of cases) {
    test(`${query}: ${asked.join(", ")}`, () => assert.deepEqual(words.searches(query, GROUPS), asked));
  }
  test("the word that pages of another language use", () =>
    assert.deepEqual(words.searches("вебхук", words.groupsOf("уведомление, вебхук", words.plain)), [
      '"уведомление"',
      "vebkhuk",
      "вебхук",
      "+vebkhuk~1",
    ]));
});
