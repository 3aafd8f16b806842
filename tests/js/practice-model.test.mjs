// The practice dashboard: what each action does, and that no sequence of actions leaves a rule with what is not there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as model from "../../mkdocs_paycore/components/assets/practice-model.js";

/** @import { State } from "../../mkdocs_paycore/components/assets/practice-model.js" */

/** @type {(name?: string, isTest?: boolean) => Parameters<typeof model.connect>[1]} */
const acme = (name = "Acme", isTest = false) => ({ code: "acme", kind: "account", name, isTest });

/** @type {(...methods: unknown[]) => Parameters<typeof model.addRule>[1]} */
const rule = (...methods) => ({
  name: "Europe",
  limits: { currency: "EUR", destination: "DE" },
  methods: methods.map(String),
});

/** A connection that brings two methods, of which one may be off. @type {(isOn?: boolean) => Parameters<typeof model.connect>[1]} */
const wire = (isOn = true) => ({
  ...acme("Wire"),
  brings: [
    { key: "card", label: "Card", isOn: true },
    { key: "debit", label: "Direct debit", isOn },
  ],
});

/** A rule with both methods of a connection, one with a method of it and another connection, one with its other method. */
const SEVERAL = [rule("1.card", "1.debit"), rule("1.card", 2), rule("1.debit")].reduce(
  model.addRule,
  model.connect(model.connect(model.EMPTY, wire()), acme()),
);

/** Two connections, and a rule with both, one with the first, one with the second. */
const HOUSE = [rule(1, 2), rule(1), rule(2)].reduce(
  model.addRule,
  model.connect(model.connect(model.EMPTY, acme()), acme("Bolt")),
);

/** @type {(state: State, id: number) => [number, string[], boolean][]} */
const lost = (state, id) =>
  model
    .losses(state, id)
    .map(({ rule: { id: of }, methods, isEnding }) => [of, methods.map(({ name }) => name), isEnding]);

/** @type {(state: State) => string[]} what must never be */
function faults(state) {
  const ids = model.methodsOf(state.connections).map(({ id }) => id);
  return state.rules.flatMap(({ id, methods, isOn }) => [
    ...methods.filter(({ method }) => !ids.includes(method)).map(() => `rule ${id} has a method of nothing`),
    ...(isOn && !methods.some((method) => method.isOn) ? [`rule ${id} is on without a method`] : []),
    ...(new Set(methods.map(({ method }) => method)).size < methods.length ? [`rule ${id} has one twice`] : []),
  ]);
}

describe("connections", () => {
  test("each has a name of its own", () => {
    const state = [acme(), acme(), acme("Bolt")].reduce(model.connect, model.EMPTY);
    assert.deepEqual(
      state.connections.map(({ name }) => name),
      ["Acme", "Acme 2", "Bolt"],
    );
    assert.deepEqual(
      model.edit(state, 2, { name: "Bolt" }).connections.map(({ name }) => name),
      ["Acme", "Bolt 2", "Bolt"],
    );
    assert.equal(model.edit(state, 1, { name: " " }).connections[0].name, "Acme");
  });

  test("one that is off is offered to nobody, and its rule keeps it", () => {
    const off = model.edit(HOUSE, 1, { isOn: false });
    assert.deepEqual(
      model.offered(off, off.rules[0]).map(({ name }) => name),
      ["Bolt"],
    );
    assert.equal(off.rules[1].isOn, true);
    assert.deepEqual(model.edit(off, 1, { isOn: true }), HOUSE);
  });

  test("one may be off from the beginning", () => {
    assert.equal(model.connect(model.EMPTY, { ...acme(), isOn: false }).connections[0].isOn, false);
  });

  test("test credentials are a danger where buyers pay", () => {
    const state = model.connect(HOUSE, acme("Trial", true));
    assert.deepEqual(model.dangers(state), []);
    assert.deepEqual(
      model.dangers(model.setLive(state, true)).map(({ name }) => name),
      ["Trial"],
    );
    assert.deepEqual(model.dangers(model.edit(model.setLive(state, true), 6, { isOn: false })), []);
  });
});

describe("deleting a connection", () => {
  test("names the rules that lose it, and those that end", () => {
    assert.deepEqual(lost(HOUSE, 1), [
      [3, ["Acme"], false],
      [4, ["Acme"], true],
    ]);
  });

  test("does what was named, and cannot be taken back by switching on", () => {
    const state = model.remove(HOUSE, 1);
    assert.deepEqual(
      state.rules.map(({ isOn, methods, lost }) => [isOn, methods.length, lost]),
      [
        [true, 1, ["Acme"]],
        [false, 0, ["Acme"]],
        [true, 1, []],
      ],
    );
    assert.equal(model.switchRule(state, 4, true).rules[1].isOn, false);
    assert.equal(model.editRule(state, 4, rule(1)).rules[1].methods.length, 0);
  });

  test("a rule that was off before is not among those that end", () => {
    assert.deepEqual(
      lost(model.switchRule(HOUSE, 4, false), 1).map(([, , isEnding]) => isEnding),
      [false, false],
    );
  });

  test("a method that is off in a rule does not keep it on", () => {
    const state = model.switchMethod(HOUSE, 3, "2", false);
    assert.deepEqual(
      lost(state, 1).map(([id, , isEnding]) => [id, isEnding]),
      [
        [3, true],
        [4, true],
      ],
    );
  });

  test("what is not there is not deleted", () => {
    assert.equal(model.remove(HOUSE, 99), HOUSE);
  });
});

describe("a connection that brings several methods", () => {
  test("has each in rules by itself, and all of them off with itself", () => {
    const names = (/** @type {State} */ state) =>
      model.methodsOf(state.connections).map(({ name, isOn }) => [name, isOn]);
    const some = model.connect(model.EMPTY, wire(false));
    assert.deepEqual(names(some), [
      ["Wire: Card", true],
      ["Wire: Direct debit", false],
    ]);
    assert.deepEqual(
      names(model.edit(some, 1, { isOn: false })).map(([, isOn]) => isOn),
      [false, false],
    );
    assert.deepEqual(
      SEVERAL.rules.map((each) => model.offered(SEVERAL, each).map(({ name }) => name)),
      [["Wire: Card", "Wire: Direct debit"], ["Wire: Card", "Acme"], ["Wire: Direct debit"]],
    );
  });

  test("takes all of them along when it is deleted", () => {
    assert.deepEqual(lost(SEVERAL, 1), [
      [3, ["Wire: Card", "Wire: Direct debit"], true],
      [4, ["Wire: Card"], false],
      [5, ["Wire: Direct debit"], true],
    ]);
    const state = model.remove(SEVERAL, 1);
    assert.deepEqual(
      state.rules.map(({ isOn, methods, lost: gone }) => [isOn, methods.length, gone]),
      [
        [false, 0, ["Wire: Card", "Wire: Direct debit"]],
        [true, 1, ["Wire: Card"]],
        [false, 0, ["Wire: Direct debit"]],
      ],
    );
    assert.equal(model.switchRule(state, 3, true).rules[0].isOn, false);
  });

  test("no longer offers one that its form has off now, and its rules keep it", () => {
    const state = model.edit(SEVERAL, 1, { brings: wire(false).brings });
    assert.deepEqual(model.checkout(state, { currency: "EUR", destination: "DE" }), ["Wire: Card", "Acme"]);
    assert.equal(state.rules[2].isOn, true);
    assert.deepEqual(model.edit(state, 1, { brings: wire().brings }), SEVERAL);
  });
});

describe("rules", () => {
  test("one needs a name and a method", () => {
    assert.equal(model.addRule(HOUSE, { ...rule(1), name: " " }), HOUSE);
    assert.equal(model.addRule(HOUSE, rule(99)), HOUSE);
  });

  test("they move, and not over the ends", () => {
    assert.deepEqual(
      model.moveRule(HOUSE, 5, -1).rules.map(({ id }) => id),
      [3, 5, 4],
    );
    assert.deepEqual(
      model.moveRule(HOUSE, 4, -1).rules.map(({ id }) => id),
      [4, 3, 5],
    );
    assert.equal(model.moveRule(HOUSE, 3, -1), HOUSE);
    assert.equal(model.moveRule(HOUSE, 5, 1), HOUSE);
  });

  test("a buyer is offered what fits, in the order of the rules", () => {
    const anywhere = { name: "Rest", limits: { currency: "", destination: "" }, methods: ["2"] };
    const state = model.addRule(model.removeRule(model.removeRule(HOUSE, 5), 3), anywhere);
    /** @type {(currency: string, country: string) => string[]} */
    const names = (currency, destination) => model.checkout(state, { currency, destination });
    assert.deepEqual(names("EUR", "DE"), ["Acme", "Bolt"]);
    assert.deepEqual(names("EUR", "FR"), ["Bolt"]);
    assert.deepEqual(names("USD", "DE"), ["Bolt"]);
  });
});

test("another tab reads what an address holds, and nothing from one that was made by hand", () => {
  assert.deepEqual(model.unpacked(model.packed(model.remove(HOUSE, 1)))[1], {
    name: "Europe",
    isOn: false,
    methods: [],
    lost: ["Acme"],
  });
  for (const text of ["", "%", "7", "[7]", "[[1]]", "null", '{"a":1}']) assert.deepEqual(model.unpacked(text), []);
});

test("no sequence of actions leaves a rule with what is not there", () => {
  let seed = 7;
  /** @type {(below: number) => number} */
  const draw = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 300; round += 1) {
    let state = model.EMPTY;
    for (let step = 0; step < 40; step += 1) {
      const [one, other] = [draw(state.next + 1), draw(state.next + 1)];
      /** @type {(() => State)[]} */
      const actions = [
        () => model.connect(state, acme("Acme", draw(2) === 1)),
        () => model.connect(state, wire(draw(2) === 1)),
        () => model.addRule(state, rule(one, other, `${one}.card`, `${other}.debit`)),
        () => model.edit(state, one, { isOn: draw(2) === 1, name: "Bolt" }),
        () => model.remove(state, one),
        () => model.editRule(state, one, rule(other, other, `${other}.card`)),
        () => model.edit(state, other, { brings: wire(draw(2) === 1).brings }),
        () => model.switchRule(state, one, draw(2) === 1),
        () => model.switchMethod(state, one, draw(2) ? `${other}` : `${other}.card`, draw(2) === 1),
        () => model.removeRule(state, one),
        () => model.moveRule(state, one, draw(5) - 2),
        () => model.setLive(state, draw(2) === 1),
      ];
      const before = structuredClone(state);
      const after = actions[draw(actions.length)]();
      assert.deepEqual(state, before, "the old state was changed");
      assert.deepEqual(faults(after), []);
      state = after;
    }
  }
});
