// What the catalog's model says of rules that Python has too. In: [features, named, known], a line each. Out: a list of
// {sides, abilities, currencies}: the sides of these features, what a provider with them can do, and the currencies in
// which it may have a method that is known to come in some.

import { createInterface } from "node:readline";
import { possibleCurrencies, rowOf, SIDE_OF } from "../../mkdocs_paycore/components/assets/catalog-model.js";

const NOTHING = { status: "", payment: [], payout: [], countries: [] };
const KNOWN = { payment: new Map(), payout: new Map() };

const found = [];
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {string[][]} */
  const [features, currencies, known] = JSON.parse(line);
  found.push({
    sides: features.map((feature) => SIDE_OF[feature]),
    abilities: [...rowOf({ ...NOTHING, features, currencies }, KNOWN).features].sort(),
    currencies: [...possibleCurrencies(new Set(currencies), new Set(known))].sort(),
  });
}
process.stdout.write(JSON.stringify(found));
