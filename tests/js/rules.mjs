// What the catalog's model says of rules that Python has too. In: [features, named, known], a line each. Out: a list of
// {sides, currencies}: the sides of these features, and the currencies in which a provider may have a method that is known
// to come in some.

import { createInterface } from "node:readline";
import { possibleCurrencies, SIDE_OF } from "../../mkdocs_paycore/components/assets/catalog-model.js";

const found = [];
for await (const line of createInterface({ input: process.stdin })) {
  /** @type {string[][]} */
  const [features, currencies, known] = JSON.parse(line);
  found.push({
    sides: features.map((feature) => SIDE_OF[feature]),
    currencies: [...possibleCurrencies(new Set(currencies), new Set(known))].sort(),
  });
}
process.stdout.write(JSON.stringify(found));
