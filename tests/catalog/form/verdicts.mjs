// The verdicts of validate.js, one JSON value a line. First line in: {connections, modules: [address, …], words}; then
// cases [connection, values, mode], a line each. With one module, a verdict a line comes out; with several, the first is
// the right one and the others are mutants: each case is [connection, values, mode, expected], and out comes for each
// module 1 if it got one wrong, else 0; the right one is tried on those that a mutant is known by. It ends when all are.
import { createInterface } from "node:readline";

/** @import { Connection, Mode, Values, Verdict } from "../../../mkdocs_paycore/components/assets/validate.js" */
/** @typedef {typeof import("../../../mkdocs_paycore/components/assets/validate.js")} Module */
/** @typedef {[name: string, values: Values, mode: Mode | null, expected?: Verdict]} Case */

/** @type {Record<string, Connection>} */
let connections = {};
/** @type {Module[]} */
let modules = [];
/** @type {number[]} */
let wrong = [];

/** @type {Record<string, string> | undefined} */
let words;

/** @type {(module: Module, given: Case) => Verdict} */
const verdict = (module, [name, values, mode]) =>
  module.validate(connections[name], values, mode || words ? { mode, words } : undefined);

/** @type {(module: Module, given: Case) => boolean} */
function isRight(module, given) {
  try {
    return JSON.stringify(verdict(module, given)) === JSON.stringify(given[3]);
  } catch {
    return false;
  }
}

const lines = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (!modules.length) {
    ({ connections, words } = given);
    modules = await Promise.all(given.modules.map((/** @type {string} */ address) => import(address)));
    wrong = modules.map(() => 0);
  } else if (modules.length === 1) {
    lines.push(JSON.stringify(verdict(modules[0], given)));
  } else {
    const now = wrong.map((was, index) => was || Number(index && !isRight(modules[index], given)));
    if (now.some((is, index) => is !== wrong[index])) now[0] ||= Number(!isRight(modules[0], given));
    wrong = now;
    if (wrong.slice(1).every(Boolean)) break;
  }
}
process.stdout.write(modules.length === 1 ? lines.join("\n") : JSON.stringify(wrong));
